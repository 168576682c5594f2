package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL with a folder of its own; as another user where the tests run as root. */
final class PostgresServer implements AutoCloseable {
  static final String USER = "tester";
  static final String PASSWORD = "correct-horse";
  private static final Path PROGRAMS =
      Path.of(System.getProperty("pydl4j.test.databases"), "postgres", "bin");
  private static final boolean ROOT = System.getProperty("user.name").equals("root");
  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private final Path folder;
  private final int port;
  private final Process server;

  /** Starts one; skips the test where it cannot run here. */
  static PostgresServer start(Path within) {
    try {
      return new PostgresServer(within);
    } catch (IOException | SQLException e) {
      throw new AssertionError("PostgreSQL does not start", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private PostgresServer(Path within) throws IOException, InterruptedException, SQLException {
    assumeTrue(
        !ROOT || Path.of("/usr/bin/setpriv").toFile().canExecute(),
        "PostgreSQL refuses root, and there is no setpriv to be another user");
    folder = Files.createDirectories(within.resolve("postgres"));
    Path password = Files.writeString(within.resolve("password"), PASSWORD);
    if (ROOT) {
      assumeTrue(
          ended(command("test", "-x", PROGRAMS.resolve("postgres").toString())) == 0,
          "PostgreSQL refuses root, and other users may not read " + PROGRAMS);
      ended(List.of("chmod", "a+x", within.toString()));
      ended(List.of("chown", "-R", "65534:65534", folder.toString(), password.toString()));
    }
    assumeTrue(
        ended(command("id", "-un")) == 0,
        "PostgreSQL refuses users whose number has no name, as the one here");
    String data = folder.resolve("data").toString();
    int code =
        ended(
            command(
                program("initdb"),
                "-D",
                data,
                "-U",
                USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync"));
    if (code != 0) {
      throw new IOException("initdb: " + Files.readString(folder.resolveSibling("log")));
    }
    port = freePort();
    server =
        started(
            command(
                program("postgres"),
                "-D",
                data,
                "-p",
                String.valueOf(port),
                "-c",
                "unix_socket_directories=", // their paths may be 107 characters long
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "fsync=off"));
    awaitStart();
  }

  private static String program(String name) {
    return PROGRAMS.resolve(name).toString();
  }

  private static List<String> command(String... words) {
    List<String> command = new ArrayList<>(ROOT ? NOBODY : List.of());
    command.addAll(List.of(words));
    return command;
  }

  private Process started(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolveSibling("log").toFile()))
        .start();
  }

  private int ended(List<String> command) throws IOException, InterruptedException {
    return started(command).waitFor();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart() throws IOException, InterruptedException, SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      try (Connection connection = connect()) {
        return;
      } catch (SQLException e) {
        if (!server.isAlive() || System.nanoTime() > deadline) {
          close();
          throw new IOException(Files.readString(folder.resolveSibling("log")), e);
        }
        Thread.sleep(50);
      }
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  static Map<String, String> properties() {
    return Map.of("user", USER, "password", PASSWORD);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  @Override
  public void close() {
    server.destroy(); // ends when its clients are gone
    try {
      if (!server.waitFor(30, TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
