package org.pydl4j.etl.readers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/**
 * The rows of a query to a database, streamed; its driver must be on the class path. Each pass asks
 * again: order the query where the order matters. DataVec: {@code JDBCRecordReader}.
 *
 * <p>Whole numbers of up to 32 bits are Integer columns, of up to 64 Long ones, and so are decimals
 * that are said to have no digits behind the point; other numbers are Double ones (decimals: the
 * nearest), of 32 bits Float ones. Dates and times are Time columns, to the millisecond: of those
 * with a zone the moment, of others the clock's time as in UTC. Bytes are Bytes columns, all else
 * is text as the driver writes it; null is missing. Arrays are refused. A time without end, as
 * PostgreSQL's {@code infinity}, is an invalid value.
 *
 * <p>What the query changes is undone by a rollback: tried with PostgreSQL and H2; a database
 * without transactions keeps it. No message has the password.
 */
public final class JDBCRecordReader implements BlockSource {
  private final Database database;
  private final String query;
  private final Schema schema;

  /**
   * Asks for the columns of the query.
   *
   * @param url where the database is, {@code jdbc:postgresql://host/name}
   * @param properties what the driver wants: {@code user}, {@code password}
   * @param query one SELECT
   * @throws DataException if there is no driver, the database cannot be reached or refuses the
   *     query, or a column holds arrays
   */
  public JDBCRecordReader(String url, Map<String, String> properties, String query) {
    this.database = new Database(url, properties);
    this.query = query;
    Connection connection = null;
    try {
      connection = database.connect();
      schema = schemaOf(connection);
    } catch (SQLException e) {
      throw database.failed(e);
    } finally {
      ResultBlocks.quietly(connection);
    }
  }

  private Schema schemaOf(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      ResultSetMetaData columns = described(statement);
      if (columns != null) {
        return schemaOf(columns);
      }
      statement.setMaxRows(1);
      try (ResultSet rows = statement.executeQuery()) {
        return schemaOf(rows.getMetaData());
      }
    }
  }

  /** The columns without the rows; null where the driver must ask for these. */
  private static @Nullable ResultSetMetaData described(PreparedStatement statement) {
    try {
      ResultSetMetaData columns = statement.getMetaData();
      return columns == null || columns.getColumnCount() == 0 ? null : columns;
    } catch (SQLException e) {
      return null; // what is wrong with the query is said when it is asked
    }
  }

  private Schema schemaOf(ResultSetMetaData columns) throws SQLException {
    ResultColumns.requireNoArrays(database.name(), columns);
    return ResultColumns.schemaOf(columns);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public String description() {
    return database.name() + " | " + query;
  }

  @Override
  public BlockReader open() {
    Connection connection = null;
    try {
      connection = database.connect();
      PreparedStatement statement = connection.prepareStatement(query);
      statement.setFetchSize(ResultBlocks.FETCH);
      ResultSet rows = statement.executeQuery();
      Schema found = schemaOf(rows.getMetaData());
      if (!found.equals(schema)) {
        throw new DataException(
            database.name() + " has other columns than before: " + schema + ". Got " + found + ".");
      }
      return new ResultBlocks(database.name(), schema, connection, rows, database::failed);
    } catch (SQLException e) {
      ResultBlocks.quietly(connection);
      throw database.failed(e);
    } catch (RuntimeException e) {
      ResultBlocks.quietly(connection);
      throw e;
    }
  }
}
