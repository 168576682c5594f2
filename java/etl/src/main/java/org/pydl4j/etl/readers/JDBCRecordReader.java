package org.pydl4j.etl.readers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/**
 * The rows of a query to a database, streamed; its driver must be on the class path. Each pass asks
 * again: order the query where the order matters. DataVec: {@code JDBCRecordReader}.
 *
 * <p>Whole numbers of up to 32 bits are Integer columns, of up to 64 Long ones; decimals are Double
 * ones; dates and times are Time columns in UTC; all else is text as the driver writes it.
 */
public final class JDBCRecordReader implements BlockSource {
  private final String url;
  private final Properties properties = new Properties();
  private final String query;
  private final Schema schema;

  /**
   * Asks for the columns of the query.
   *
   * @param url where the database is, {@code jdbc:postgresql://host/name}
   * @param properties what the driver wants: {@code user}, {@code password}
   * @param query one SELECT
   * @throws DataException if the database cannot be reached or refuses the query
   */
  public JDBCRecordReader(String url, Map<String, String> properties, String query) {
    this.url = url;
    this.properties.putAll(properties);
    this.query = query;
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setMaxRows(1);
      try (ResultSet rows = statement.executeQuery()) {
        schema = ResultBlocks.schemaOf(rows.getMetaData());
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, properties);
  }

  private String name() {
    return url.replaceAll("[?;].*", "") // passwords may follow, or stand in front
        .replaceAll("//[^/]*@", "//")
        .replaceAll(":[^:/@]+/[^@]*@", ":@");
  }

  private DataException failed(SQLException why) {
    String told = String.valueOf(why.getMessage());
    return told.contains(url) // as DriverManager's does, with all that it holds
        ? new DataException(name() + " gives no rows: " + told.replace(url, name()))
        : new DataException(name() + " gives no rows: " + told, why);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public String description() {
    return name() + " | " + query;
  }

  @Override
  public BlockReader open() {
    Connection connection = null;
    try {
      connection = connect();
      connection.setAutoCommit(false); // PostgreSQL streams only then
      PreparedStatement statement = connection.prepareStatement(query);
      statement.setFetchSize(ResultBlocks.FETCH);
      return new ResultBlocks(name(), schema, connection, statement.executeQuery());
    } catch (SQLException e) {
      ResultBlocks.quietly(connection);
      throw failed(e);
    }
  }
}
