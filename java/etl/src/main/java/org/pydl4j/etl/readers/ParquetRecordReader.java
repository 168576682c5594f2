package org.pydl4j.etl.readers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.internal.duckdb.DuckDb;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.conf.Names;

/**
 * Parquet files, streamed; needs the extra {@code etl}. Types become columns as those of databases
 * do ({@link JDBCRecordReader}); lists and structs are text. Names are taken with their case; a
 * file of which two columns differ by it alone is refused.
 */
public final class ParquetRecordReader implements BlockSource {
  private final Source source;
  private final List<String> columns;
  private final Schema schema;

  /**
   * Of these files, which have the same columns.
   *
   * @param columns those that are read; empty for all
   * @throws DataException if the first file cannot be read, or has no such column
   */
  public ParquetRecordReader(Source source, List<String> columns) {
    this.source = source;
    this.columns = List.copyOf(columns);
    Source.Root first = source.roots().get(0);
    try (LocalCopy file = LocalCopy.of(first);
        Connection connection = DuckDb.connect("Reading Parquet");
        Statement statement = connection.createStatement()) {
      requireColumns(first.name(), statement, file.path());
      try (ResultSet rows = statement.executeQuery(query(this.columns, file.path()) + " LIMIT 0")) {
        schema = ResultColumns.schemaOf(rows.getMetaData());
      }
    } catch (SQLException e) {
      throw failed(first.name(), e);
    }
  }

  private ParquetRecordReader(Source source, List<String> columns, Schema schema) {
    this.source = source;
    this.columns = columns;
    this.schema = schema;
  }

  /** DuckDB takes a name for one in another case, and gives two of them names of its own. */
  private void requireColumns(String name, Statement statement, Path file) throws SQLException {
    String confused = DuckDb.confused(stored(statement, file));
    if (confused != null) {
      throw new DataException(name + " cannot be read as Parquet. " + confused);
    }
    try (ResultSet rows = statement.executeQuery(query(List.of(), file) + " LIMIT 0")) {
      List<String> known = ResultColumns.schemaOf(rows.getMetaData()).getColumnNames();
      for (String column : columns) {
        if (!known.contains(column)) {
          throw new DataException(
              name + " has no column '" + column + "'. " + Names.suggestion(column, known));
        }
      }
    }
  }

  /** The names in the file, without what lies in lists and structs. */
  private static List<String> stored(Statement statement, Path file) throws SQLException {
    List<String> names = new ArrayList<>();
    long inside = 0; // columns that belong to one before, the root among them
    String all = "SELECT name, coalesce(num_children, 0) FROM parquet_schema(" + path(file) + ")";
    try (ResultSet rows = statement.executeQuery(all)) {
      boolean root = rows.next();
      while (root && rows.next()) {
        if (inside == 0) {
          names.add(rows.getString(1));
        } else {
          inside--;
        }
        inside += rows.getLong(2);
      }
    }
    return names;
  }

  private static String query(List<String> columns, Path file) {
    String chosen =
        columns.isEmpty()
            ? "*"
            : columns.stream().map(DuckDb::name).collect(Collectors.joining(", "));
    return "SELECT " + chosen + " FROM read_parquet(" + path(file) + ")";
  }

  /** A path for SQL, in which nothing is a pattern. */
  private static String path(Path file) {
    return DuckDb.quoted(file.toString().replaceAll("([\\[\\]*?])", "[$1]"));
  }

  private static DataException failed(String file, SQLException why) {
    String message = file + " cannot be read as Parquet: ";
    return Packing.of(file) == null
        ? new DataException(message + why.getMessage(), why)
        : new DataException(message + "it is packed as a whole. Unpack it.", why);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public List<String> places() {
    return source.names();
  }

  @Override
  public String description() {
    return source.description() + " as " + schema;
  }

  @Override
  public List<BlockSource> parts() {
    return source.each().stream()
        .<BlockSource>map(part -> new ParquetRecordReader(part, columns, schema))
        .toList();
  }

  @Override
  public BlockReader open() {
    Map<String, Source.Root> roots = new LinkedHashMap<>();
    source.roots().forEach(root -> roots.put(root.name(), root));
    return new Chain(source.names(), name -> openFile(Objects.requireNonNull(roots.get(name))));
  }

  private BlockReader openFile(Source.Root root) {
    LocalCopy file = LocalCopy.of(root);
    try {
      return file.with(rows(root.name(), file.path()));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private BlockReader rows(String name, Path file) {
    Connection connection = DuckDb.connect("Reading Parquet");
    try {
      ResultSet rows = connection.createStatement().executeQuery(query(columns, file));
      if (!ResultColumns.schemaOf(rows.getMetaData()).equals(schema)) {
        ResultBlocks.quietly(connection);
        throw new DataException(
            name + " has other columns than " + source.names().get(0) + ", " + schema + ".");
      }
      return new ResultBlocks(
          name,
          schema,
          connection,
          rows,
          (told, why) -> new DataException(told + why.getMessage(), why));
    } catch (SQLException e) {
      ResultBlocks.quietly(connection);
      throw failed(name, e);
    }
  }
}
