package org.pydl4j.bridge;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.shared.SegmentPool;
import py4j.ClientServer;

/**
 * The child process of the Py4J bridge. Python writes the secret as the first line of standard
 * input and keeps it open: its end, also after {@code kill -9}, ends this process. Port and version
 * go to the file named by the first argument (a pipe), memory is counted in the page that the
 * second one names; standard output and error are Python's log.
 */
public final class BridgeMain {
  private static final long KEEP_BYTES = 1L << 30;

  private BridgeMain() {}

  /** Serves until standard input ends, or until it cannot begin. */
  public static void main(String[] args) {
    int code = 1;
    try {
      BufferedReader parent =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      String secret = parent.readLine();
      if (secret == null || secret.isEmpty()) { // Py4J would let everybody in
        throw new IOException("standard input ended before the secret");
      }
      endWith(parent);
      EntryPoint.shareCounts(args[1]);
      serve(secret, args[0]);
      code = 0;
      Thread.currentThread().join();
    } catch (IOException | InterruptedException | RuntimeException e) {
      System.err.println("The JVM's side of the bridge cannot begin: " + e);
    } finally {
      // The server's thread would keep a process alive that nobody can reach.
      Runtime.getRuntime().halt(code);
    }
  }

  private static void serve(String secret, String pipe) throws IOException {
    InetAddress here = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    EntryPoint.loadEngine();
    SegmentPool pool = SegmentPool.open(Long.getLong("pydl4j.shared.keep", KEEP_BYTES));
    Memory.setAllocator(pool);
    Py4jDoor door = new Py4jDoor();
    ClientServer server =
        new ClientServer.ClientServerBuilder(door)
            .javaPort(0)
            .javaAddress(here)
            .authToken(secret)
            .build();
    door.serve(EntryPoint.shared(pool, door), server);
    server.startServer(true);
    tell(pipe, server.getJavaServer().getListeningPort() + " " + EntryPoint.version() + "\n");
  }

  /** Ends this process with the parent's end of the pipe, from the first moment on. */
  private static void endWith(BufferedReader parent) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (parent.read() >= 0) {
                  continue;
                }
              } catch (IOException e) {
                // A broken pipe says the same as a closed one.
              }
              // Not exit(): hooks and destructors may wait for a native call that never ends.
              Runtime.getRuntime().halt(0);
            },
            "pydl4j-parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static void tell(String pipe, String line) throws IOException {
    try (OutputStream out = new FileOutputStream(pipe)) {
      out.write(line.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
