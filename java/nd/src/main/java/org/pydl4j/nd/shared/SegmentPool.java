package org.pydl4j.nd.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.errors.SharedMemoryException;
import org.pydl4j.nd.internal.Collector;

/**
 * Gives blocks of shared segments, and keeps freed ones for the next request: fresh shared pages
 * cost 1.4 GiB/s, warm ones 22 GiB/s. The pool owns the segments until {@link #close()}.
 *
 * <p>Requests up to 256 KiB share segments of 4 MiB, which stay until {@link #trim()} finds nothing
 * in them; a larger request gets a segment of its own, kept when freed while the kept ones are
 * below {@code keepBytes} together.
 */
public final class SegmentPool implements Allocator, AutoCloseable {
  private static final long SMALL = 256 << 10;
  private static final long SLAB = 4 << 20;

  private final List<Path> directories;
  private final long keepBytes;
  private final Map<Long, Deque<Piece>> small = new TreeMap<>();
  private final TreeMap<Long, Deque<Segment>> large = new TreeMap<>();
  private final List<Slab> slabs = new ArrayList<>();
  private volatile long kept; // read without the lock at each operation
  private long mapped;
  private long inUse;
  private boolean closed;
  private LongConsumer onUnmapped = number -> {};

  /** A pool of segments in the first of {@code directories} that has room. */
  public SegmentPool(List<Path> directories, long keepBytes) {
    this.directories = List.copyOf(directories);
    this.keepBytes = keepBytes;
  }

  /**
   * A pool in {@code -Dpydl4j.shared.directory}, else in {@code /dev/shm}, else in the folder for
   * temporary files.
   */
  public static SegmentPool open(long keepBytes) {
    String set = System.getProperty("pydl4j.shared.directory");
    if (set != null) {
      return new SegmentPool(List.of(Path.of(set)), keepBytes);
    }
    Path memory = Path.of("/dev/shm");
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return new SegmentPool(
        Files.isWritable(memory) ? List.of(memory, temporary) : List.of(temporary), keepBytes);
  }

  /** Tells {@code listener} from now on the numbers of segments that are no more. */
  public synchronized void onUnmapped(LongConsumer listener) {
    onUnmapped = listener;
  }

  /**
   * A block of a warm segment or of a new one. Where there is no room, what is kept warm goes, and
   * the garbage collector is asked once for arrays that nobody closed.
   */
  @Override
  public Block allocate(long bytes) {
    try {
      return take(bytes);
    } catch (SharedMemoryException e) {
      AtomicReference<@Nullable Block> made = new AtomicReference<>();
      Collector.free(() -> made.get() != null || takeAfterAll(bytes, made));
      Block block = made.get();
      if (block == null) {
        throw e;
      }
      return block;
    }
  }

  @Override
  public long keptBytes() {
    return kept;
  }

  @Override
  public void trim() {
    unmapKept();
  }

  private boolean takeAfterAll(long bytes, AtomicReference<@Nullable Block> made) {
    unmapKept();
    try {
      made.set(take(bytes));
      return true;
    } catch (SharedMemoryException e) {
      return false;
    }
  }

  private synchronized void unmapKept() {
    large.values().forEach(queue -> queue.forEach(this::unmap));
    large.clear();
    for (Slab slab : slabs) {
      if (slab.live == 0) {
        small.values().forEach(free -> free.removeIf(piece -> piece.slab == slab));
        unmap(slab.segment);
      }
    }
    slabs.removeIf(slab -> slab.live == 0);
    keep(-kept);
  }

  private synchronized void keep(long more) {
    kept += more;
    if (Memory.allocator() == this) {
      Memory.kept(kept);
    }
  }

  private synchronized Block take(long bytes) {
    long size = SizeClasses.roundUp(bytes);
    Piece piece = size <= SMALL ? takeSmall(size) : takeLarge(size);
    inUse += piece.bytes();
    return piece;
  }

  /** Bytes of all segments that are mapped now. */
  public synchronized long mappedBytes() {
    return mapped;
  }

  /** Bytes of the blocks that are given out. */
  public synchronized long usedBytes() {
    return inUse;
  }

  /** Unmaps what is free now, and every other block when it is freed. */
  @Override
  public synchronized void close() {
    closed = true;
    unmapKept();
  }

  private Piece takeSmall(long size) {
    Deque<Piece> free = small.get(size);
    if (free != null && !free.isEmpty()) {
      Piece piece = free.pop();
      return of(Objects.requireNonNull(piece.slab), piece.offset, piece.bytes);
    }
    Slab last = slabs.isEmpty() ? null : slabs.get(slabs.size() - 1);
    if (last == null || last.used + size > SLAB) {
      last = new Slab(map(SLAB));
      slabs.add(last);
      keep(SLAB);
    }
    last.used += size;
    return of(last, last.used - size, size);
  }

  private Piece of(Slab slab, long offset, long size) {
    if (slab.live++ == 0) {
      keep(-SLAB);
    }
    return new Piece(slab.segment, slab, offset, size);
  }

  private synchronized Piece takeLarge(long size) {
    Map.Entry<Long, Deque<Segment>> fit = large.ceilingEntry(size);
    if (fit == null || fit.getKey() > size + size / 2) {
      return new Piece(map(size), null, 0, size);
    }
    Segment segment = fit.getValue().pop();
    if (fit.getValue().isEmpty()) {
      large.remove(fit.getKey());
    }
    keep(-segment.bytes());
    return new Piece(segment, null, 0, segment.bytes());
  }

  private synchronized void give(Piece piece) {
    inUse -= piece.bytes;
    if (piece.slab != null) {
      small.computeIfAbsent(piece.bytes, size -> new ArrayDeque<>()).push(piece);
      if (--piece.slab.live == 0) {
        keep(SLAB);
      }
    } else if (closed || kept + piece.bytes > keepBytes) {
      unmap(piece.segment);
    } else {
      keep(piece.bytes);
      large.computeIfAbsent(piece.bytes, size -> new ArrayDeque<>()).push(piece.segment);
    }
    if (closed) {
      unmapKept();
    }
  }

  private Segment map(long size) {
    Segment segment = Segment.create(directories, size);
    mapped += size;
    return segment;
  }

  private void unmap(Segment segment) {
    mapped -= segment.bytes();
    segment.close();
    onUnmapped.accept(segment.number());
  }

  /** A segment that small blocks share. */
  private static final class Slab {
    private final Segment segment;
    private long used;
    private int live;

    Slab(Segment segment) {
      this.segment = segment;
    }
  }

  /** A block of a segment. */
  private final class Piece implements Block {
    private final Segment segment;
    private final @Nullable Slab slab;
    private final long offset;
    private final long bytes;

    Piece(Segment segment, @Nullable Slab slab, long offset, long bytes) {
      this.segment = segment;
      this.slab = slab;
      this.offset = offset;
      this.bytes = bytes;
    }

    @Override
    public long address() {
      return segment.address() + offset;
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public SharedLocation location() {
      return new SharedLocation(segment.path(), segment.number(), segment.bytes(), offset);
    }

    @Override
    public void free() {
      give(this);
    }
  }
}
