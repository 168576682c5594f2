package org.pydl4j.spark.transport;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A worker's line to the driver: short messages, one way, authenticated like the ring. */
public final class ReportClient implements AutoCloseable {
  private final Socket socket;
  private final DataOutputStream out;

  private ReportClient(Socket socket) throws IOException {
    this.socket = socket;
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }

  /**
   * Connects; null when the driver cannot be reached, since training goes on without reports too.
   *
   * @param workers how many there are
   */
  public static @Nullable ReportClient connect(
      InetSocketAddress driver, int rank, int workers, byte[] secret, Duration timeout) {
    Socket socket = new Socket();
    try {
      int milliseconds = (int) timeout.toMillis();
      socket.connect(new InetSocketAddress(driver.getHostString(), driver.getPort()), milliseconds);
      new Handshake(secret, rank, workers + 1, () -> {}).asClient(socket, workers, milliseconds);
      socket.setTcpNoDelay(true);
      return new ReportClient(socket);
    } catch (IOException e) {
      Quietly.close(socket);
      return null;
    }
  }

  /** Sends a message of up to {@link ReportServer#LIMIT} bytes; whether that was possible. */
  public boolean send(byte[] message) {
    try {
      out.writeInt(message.length);
      out.write(message);
      out.flush();
      return true;
    } catch (IOException e) {
      Quietly.close(socket);
      return false;
    }
  }

  /** Ends the connection; a second call does nothing. */
  @Override
  public void close() {
    Quietly.close(socket);
  }
}
