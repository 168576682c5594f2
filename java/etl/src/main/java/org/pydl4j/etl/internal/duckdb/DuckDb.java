package org.pydl4j.etl.internal.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Extra;

/** Databases in memory, one a connection. They spill to disk where memory does not suffice. */
public final class DuckDb {
  private DuckDb() {}

  /**
   * A new database; it ends with its connection. Results are streamed. Nothing is fetched from the
   * network: what DuckDB does not have inside is an error.
   *
   * @param operation what needs it, for the message when the extra is missing
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code etl}
   */
  public static Connection connect(String operation) {
    Extra.ETL.require(operation);
    Properties properties = new Properties();
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("preserve_insertion_order", "true");
    properties.setProperty("threads", String.valueOf(threads()));
    try {
      Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
      run(connection, "SET TimeZone = 'UTC'");
      return connection;
    } catch (SQLException | UnsatisfiedLinkError e) {
      throw new DataException("DuckDB does not start: " + e.getMessage(), e);
    }
  }

  private static int threads() {
    return Integer.getInteger("pydl4j.threads", Runtime.getRuntime().availableProcessors());
  }

  /** A text as SQL has it. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A name as SQL has it. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Says of which columns DuckDB takes one for the other, by the case of A to Z; null if none. */
  public static @Nullable String confused(List<String> columns) {
    Map<String, String> seen = new HashMap<>();
    for (String column : columns) {
      String former = seen.put(lower(column), column);
      if (former != null) {
        return "The columns '"
            + former
            + "' and '"
            + column
            + "' differ by case only, which DuckDB, our reader and writer of Parquet, ignores."
            + " Rename one.";
      }
    }
    return null;
  }

  private static String lower(String name) {
    StringBuilder made = new StringBuilder(name);
    for (int i = 0; i < made.length(); i++) {
      char c = made.charAt(i);
      made.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return made.toString();
  }

  /** Runs a statement without a result. */
  public static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
