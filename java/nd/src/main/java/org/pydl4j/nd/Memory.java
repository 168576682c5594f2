package org.pydl4j.nd;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.OffHeapMemoryException;
import org.pydl4j.nd.internal.Collector;
import org.pydl4j.nd.internal.Ledger;
import org.pydl4j.nd.internal.SystemMemory;

/**
 * The count of off-heap bytes that live arrays own in this process, and the limit on them.
 *
 * <p>Counted are the arrays that factories make, the results of operations, what the engine keeps
 * of them for a backward pass after they were closed, and the gradients on the way of such a pass.
 * Not counted are views, memory that belongs to somebody else (a numpy array handed over by
 * address), memory of a GPU, and what the engine takes and gives back inside one operation. What an
 * allocator keeps for requests to come gives way to arrays. Where Python drives this process, what
 * it made of arrays counts against the same limit ({@link #peerBytes()}).
 *
 * <p>The limit is the property {@code pydl4j.memory} (for example {@code "4g"}), else nine tenths
 * of the memory this process may use (the container's limit where one is set). Where it would be
 * passed, the garbage collector is asked once for arrays that were dropped without a close; then
 * comes an {@link OffHeapMemoryException}. A result whose size is not known before is let go of
 * again, so that the limit may be passed by one result for a moment; so it may while one moves to
 * where another process sees it, if the machine has room for both copies.
 */
public final class Memory {
  private static final AtomicLong PEAK = new AtomicLong();
  private static final AtomicLong STORAGES = new AtomicLong();
  private static volatile Ledger ledger = Ledger.ofOwn();
  private static volatile Allocator allocator = Allocator.PRIVATE;

  private Memory() {}

  /** Bytes owned by live arrays of this process now. */
  public static long liveBytes() {
    return ledger.get(Ledger.LIVE);
  }

  /**
   * Bytes that live arrays which Python made own now; 0 in a process that Python does not drive.
   */
  public static long peerBytes() {
    return ledger.get(Ledger.PEER_LIVE);
  }

  /** The largest sum of {@link #liveBytes()} and {@link #peerBytes()} so far. */
  public static long peakBytes() {
    return Math.max(PEAK.get(), ledger.get(Ledger.PEER_PEAK));
  }

  /**
   * From now on counts in a file that a peer maps, too; what is counted already goes along. Called
   * by the bridge before the first array, not by users.
   *
   * @throws org.pydl4j.nd.errors.SharedMemoryException when it cannot be mapped
   */
  public static synchronized void shareCounts(Path file) {
    Ledger shared = Ledger.in(file);
    shared.add(Ledger.LIVE, ledger.get(Ledger.LIVE));
    shared.set(Ledger.LIMIT, ledger.get(Ledger.LIMIT));
    ledger = shared;
  }

  /** How many separate pieces of memory live arrays own now. */
  public static long liveStorages() {
    return STORAGES.get();
  }

  /** Bytes that live arrays may own together. */
  public static long limit() {
    long known = ledger.get(Ledger.LIMIT);
    if (known == 0) { // until it is asked for: a wrong setting throws here
      known = initialLimit();
      ledger.set(Ledger.LIMIT, known);
    }
    return known;
  }

  /** Sets {@link #limit()}; arrays that live already are not touched. */
  public static void setLimit(long bytes) {
    if (bytes <= 0) {
      throw new OffHeapMemoryException(
          "The off-heap limit must be above 0 bytes. Got " + bytes + ".");
    }
    ledger.set(Ledger.LIMIT, bytes);
  }

  /** Who gives the memory for arrays that {@link Nd} makes. */
  public static Allocator allocator() {
    return allocator;
  }

  /** Makes every later {@link Nd} array come from this allocator. */
  public static void setAllocator(Allocator chosen) {
    allocator = chosen;
  }

  /**
   * Throws when {@code bytes} more would pass the limit; to be asked before the native call.
   *
   * @throws OffHeapMemoryException with the sizes
   */
  public static void check(long bytes) {
    if (bytes == 0 || bytes > 0 && bytes <= room() - allocator.keptBytes()) {
      return;
    }
    allocator.trim();
    boolean ever = bytes > 0 && bytes <= limit();
    if (!ever || !Collector.free(() -> bytes <= room())) {
      throw exhausted(bytes, null);
    }
  }

  /**
   * Whether {@code bytes} that are counted already may be copied to another place, and the first
   * copy let go of: within the limit, or beside it where the machine has so much. Called by the
   * engine, not by users.
   */
  public static boolean hasRoomToMove(long bytes) {
    if (bytes <= room() - allocator.keptBytes()) {
      return true;
    }
    allocator.trim();
    return room() >= 0 && bytes <= SystemMemory.unused();
  }

  private static long room() {
    return limit() - taken() - ledger.get(Ledger.PEER_KEPT);
  }

  private static long taken() {
    return liveBytes() + peerBytes();
  }

  /**
   * Throws when the limit is passed after {@code bytes} were counted, which the caller then lets go
   * of. Called by the engine, not by users.
   *
   * @throws OffHeapMemoryException with the sizes
   */
  public static void requireWithinLimit(long bytes) {
    if (room() >= allocator.keptBytes()) {
      return;
    }
    allocator.trim();
    if (room() < 0 && !Collector.free(() -> room() >= 0)) {
      throw exhausted(bytes, taken() - bytes, null);
    }
  }

  /** Notes that a new piece of memory lives. Called by the engine, not by users. */
  public static void allocated(long bytes) {
    long live = ledger.add(Ledger.LIVE, bytes);
    STORAGES.incrementAndGet();
    PEAK.accumulateAndGet(live + peerBytes(), Math::max);
  }

  /** Notes that a piece of memory is gone. Called by the engine, not by users. */
  public static void freed(long bytes) {
    ledger.add(Ledger.LIVE, -bytes);
    STORAGES.decrementAndGet();
  }

  /** Notes how much the allocator keeps now. Called by allocators, not by users. */
  public static void kept(long bytes) {
    ledger.set(Ledger.KEPT, bytes);
  }

  /** The exception for memory that cannot be had, with all the sizes. */
  public static OffHeapMemoryException exhausted(long bytes, @Nullable Throwable cause) {
    return exhausted(bytes, taken(), cause);
  }

  private static OffHeapMemoryException exhausted(
      long bytes, long live, @Nullable Throwable cause) {
    String asked = bytes < 0 ? "more bytes than a 64-bit number holds" : describe(bytes);
    return new OffHeapMemoryException(
        "Cannot allocate "
            + asked
            + " off-heap: "
            + describe(live)
            + " are live and the limit is "
            + describe(limit())
            + ". Close arrays that are done, use a Scope, or raise the limit"
            + " (session(memory=...) in Python, -Dpydl4j.memory=... in Java).",
        cause);
  }

  /** A size with its unit, for messages: {@code "3.0 GiB"}. */
  public static String describe(long bytes) {
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }

  /** Reads a size such as {@code "512m"}, {@code "4g"} or {@code "1073741824"}. */
  public static long parse(String size) {
    String text = size.trim().toLowerCase(Locale.ROOT);
    int shift = "kmgt".indexOf(text.isEmpty() ? ' ' : text.charAt(text.length() - 1));
    String digits = shift < 0 ? text : text.substring(0, text.length() - 1);
    try {
      return Math.multiplyExact(Long.parseLong(digits), 1L << (shift < 0 ? 0 : 10 * (shift + 1)));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new OffHeapMemoryException(
          "A size is a number of bytes, or a number with k, m, g or t. Got '" + size + "'.", e);
    }
  }

  private static long initialLimit() {
    String set = System.getProperty("pydl4j.memory");
    return set == null ? SystemMemory.available() / 10 * 9 : parse(set);
  }
}
