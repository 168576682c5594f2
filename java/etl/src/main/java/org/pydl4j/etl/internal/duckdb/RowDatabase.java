package org.pydl4j.etl.internal.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.pydl4j.nd.errors.DataException;

/** A database for rows that do not fit into memory, with a folder of its own for what it spills. */
final class RowDatabase implements AutoCloseable {
  private final Connection connection;
  private final Path folder;
  private boolean closed;

  RowDatabase(String operation, long memory) {
    connection = DuckDb.connect(operation);
    try {
      folder = Files.createTempDirectory("pydl4j-rows-");
    } catch (IOException e) {
      quietly(connection);
      throw new DataException(
          operation + " finds no room on the disk for what memory does not hold: " + e, e);
    }
    try {
      run("SET temp_directory = " + DuckDb.quoted(folder.toString()));
      run("SET memory_limit = '" + Math.max(memory, 128L << 20) + "B'");
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  DuckDBConnection connection() {
    return (DuckDBConnection) connection;
  }

  void run(String sql) {
    try {
      DuckDb.run(connection, sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  ResultSet query(String sql) {
    try {
      return connection.createStatement().executeQuery(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  static DataException failed(SQLException why) {
    return new DataException("Rows on the disk cannot be worked on: " + why.getMessage(), why);
  }

  private static void quietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // what it held is of no use any more
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    quietly(connection);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // a temporary folder that another program looks into; the system clears it
    }
  }
}
