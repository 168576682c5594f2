package org.pydl4j.spark.transport;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.WorkerException;

/** The driver's side of the workers' lines: a port, and a thread for each line. */
public final class ReportServer implements AutoCloseable {
  /** The longest message in bytes. */
  public static final int LIMIT = 1 << 16;

  private static final int STRANGER_MS = 5000;

  private final ServerSocket server;
  private final int workers;
  private final byte[] secret;
  private final Consumer<byte[]> receiver;
  private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
  private final Thread acceptor;

  private ReportServer(ServerSocket server, int workers, byte[] secret, Consumer<byte[]> receiver) {
    this.server = server;
    this.workers = workers;
    this.secret = secret.clone();
    this.receiver = receiver;
    acceptor = new Thread(this::accept, "pydl4j-reports");
    acceptor.setDaemon(true);
  }

  /**
   * Listens.
   *
   * @param bindHost where; null for all addresses
   * @param workers how many will connect
   * @param receiver gets each message, on the line's own thread
   */
  public static ReportServer listen(
      @Nullable String bindHost, int workers, byte[] secret, Consumer<byte[]> receiver) {
    ServerSocket socket = null;
    try {
      socket = new ServerSocket();
      InetAddress address = bindHost == null ? null : InetAddress.getByName(bindHost);
      socket.bind(new InetSocketAddress(address, 0), 128);
      ReportServer server = new ReportServer(socket, workers, secret, receiver);
      server.acceptor.start();
      return server;
    } catch (IOException e) {
      Quietly.close(socket);
      throw new WorkerException(
          "The driver cannot listen for its workers on " + bindHost + ": " + Ring.reason(e), e);
    }
  }

  /** The port that listens. */
  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket line = server.accept();
        if (lines.size() >= 4 * workers + 16) {
          Quietly.close(line);
          continue;
        }
        lines.add(line);
        Thread thread = new Thread(() -> serve(line), "pydl4j-report-line");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void serve(Socket line) {
    try (line) {
      Handshake handshake = new Handshake(secret, workers, workers + 1, () -> {});
      handshake.asServer(line, STRANGER_MS);
      handshake.welcome(line);
      line.setSoTimeout(0);
      DataInputStream in = new DataInputStream(new BufferedInputStream(line.getInputStream()));
      while (true) {
        int length = in.readInt();
        if (length < 0 || length > LIMIT) {
          return;
        }
        receiver.accept(in.readNBytes(length));
      }
    } catch (IOException e) {
      return; // a stranger, or the worker's end
    } finally {
      lines.remove(line);
    }
  }

  /** Ends all lines; a second call does nothing. */
  @Override
  public void close() {
    Quietly.close(server);
    lines.forEach(line -> Quietly.close(line));
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
