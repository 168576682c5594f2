package org.pydl4j.nd.internal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.pydl4j.nd.errors.SharedMemoryException;

/**
 * The counts behind {@link org.pydl4j.nd.Memory}, in a page that a peer may map: both then hold one
 * limit without a message between them. Each number has one side that writes it.
 */
public final class Ledger {
  /** Bytes that arrays of this process own. */
  public static final int LIVE = 0;

  /** Bytes that this process's allocator keeps for requests to come. */
  public static final int KEPT = 8;

  /** The limit, 0 until it is known. */
  public static final int LIMIT = 16;

  /** Bytes that the peer's arrays own. */
  public static final int PEER_LIVE = 24;

  /** Bytes that the peer keeps for requests to come; it lets go of them where they are missing. */
  public static final int PEER_KEPT = 32;

  /** The most that both had together when the peer looked. */
  public static final int PEER_PEAK = 40;

  /** Bytes of the page. */
  public static final int BYTES = 4096;

  private static final VarHandle NUMBERS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer page;

  private Ledger(ByteBuffer page) {
    this.page = page;
  }

  /** Of this process alone. */
  public static Ledger ofOwn() {
    return new Ledger(ByteBuffer.allocateDirect(64));
  }

  /**
   * In a file of {@link #BYTES}, which may be closed and unlinked afterwards.
   *
   * @throws SharedMemoryException when it cannot be mapped
   */
  public static Ledger in(Path file) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new Ledger(channel.map(MapMode.READ_WRITE, 0, BYTES));
    } catch (IOException e) {
      throw new SharedMemoryException(
          "The page " + file + ", in which both processes count their memory, cannot be mapped.",
          e);
    }
  }

  /** The number. */
  public long get(int number) {
    return (long) NUMBERS.getVolatile(page, number);
  }

  /** Writes a number. */
  public void set(int number, long value) {
    NUMBERS.setVolatile(page, number, value);
  }

  /** Adds to a number, from any thread; answers the sum. */
  public long add(int number, long value) {
    return (long) NUMBERS.getAndAdd(page, number, value) + value;
  }
}
