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
 * go to the file named by the argument (a pipe); standard output and error are Python's log.
 */
public final class Main {
  private static final long KEEP_BYTES = 1L << 30;

  private Main() {}

  /** Serves until standard input ends. */
  public static void main(String[] args) throws IOException {
    BufferedReader parent =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String secret = parent.readLine();
    EntryPoint.preload();
    SegmentPool pool = SegmentPool.open(Long.getLong("pydl4j.shared.keep", KEEP_BYTES));
    Memory.setAllocator(pool);
    InetAddress here = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    Py4jDoor door = new Py4jDoor();
    ClientServer server =
        new ClientServer.ClientServerBuilder(door)
            .javaPort(0)
            .javaAddress(here)
            .authToken(secret)
            .build();
    door.serve(EntryPoint.shared(pool, door), server);
    server.startServer(true);
    tell(args[0], server.getJavaServer().getListeningPort() + " " + EntryPoint.version() + "\n");
    while (parent.read() >= 0) {
      continue;
    }
    // Not exit(): hooks and destructors may wait for a native call that never ends.
    Runtime.getRuntime().halt(0);
  }

  private static void tell(String pipe, String line) throws IOException {
    try (OutputStream out = new FileOutputStream(pipe)) {
      out.write(line.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
