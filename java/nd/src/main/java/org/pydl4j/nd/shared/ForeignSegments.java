package org.pydl4j.nd.shared;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Allocator.Block;
import org.pydl4j.nd.Allocator.SharedLocation;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.SharedMemoryException;
import org.pydl4j.nd.internal.Blocks;
import org.pydl4j.nd.internal.Create;
import org.pydl4j.nd.internal.Guest;
import org.pydl4j.nd.internal.MappedFile;

/**
 * Segments that a peer made, mapped once each, and arrays over them. A mapping stays while arrays
 * look at it, and after that until the peer says that the segment is gone ({@link #forget}).
 */
public final class ForeignSegments {
  private final Map<Long, Mapping> mappings = new HashMap<>();

  /**
   * An array over a peer's bytes.
   *
   * @param where the segment, and the offset of the array's first element
   * @param strides steps in elements, 0 or more
   * @param onFree tells the peer that no array looks at the block any more; may be {@code null}
   * @throws SharedMemoryException when an element would lie outside the segment
   */
  public NDArray array(
      SharedLocation where,
      DType type,
      long[] shape,
      long[] strides,
      boolean readOnly,
      @Nullable Runnable onFree) {
    requireInside(where, type, shape, strides);
    Mapping mapping = retain(where);
    try {
      Block block = new ForeignBlock(mapping, where, onFree);
      return Create.over(block, type, shape, strides, readOnly);
    } catch (RuntimeException e) {
      release(mapping);
      throw e;
    }
  }

  /** The same for one call. */
  public Guest guest(
      SharedLocation where,
      DType type,
      long[] shape,
      long[] strides,
      boolean readOnly,
      Runnable onFree) {
    requireInside(where, type, shape, strides);
    Mapping mapping = retain(where);
    try {
      Block block = new ForeignBlock(mapping, where, onFree);
      return Guest.of(block, type, shape, strides, readOnly);
    } catch (RuntimeException e) {
      release(mapping);
      throw e;
    }
  }

  /**
   * Copies a dense array into a peer's bytes.
   *
   * @return false, and nothing is copied, when it is not dense or lies in a GPU's memory
   * @throws SharedMemoryException when it would end outside the segment
   */
  public boolean write(NDArray array, SharedLocation where) {
    requireInside(where, array.dtype(), new long[] {array.length()}, new long[] {1});
    Mapping mapping = retain(where);
    try {
      return Blocks.copyTo(array, mapping.file.address() + where.offset());
    } finally {
      release(mapping);
    }
  }

  /** The peer has closed the segment: unmap it when the last array over it is gone. */
  public synchronized void forget(long segment) {
    Mapping mapping = mappings.remove(segment);
    if (mapping != null) {
      mapping.forgotten = true;
      mapping.closeIfUnused();
    }
  }

  /** Bytes mapped now. */
  public synchronized long mappedBytes() {
    return mappings.values().stream().mapToLong(mapping -> mapping.bytes).sum();
  }

  private synchronized Mapping retain(SharedLocation where) {
    Mapping mapping =
        mappings.computeIfAbsent(
            where.segment(), id -> new Mapping(where.path(), where.segmentBytes()));
    mapping.users++;
    return mapping;
  }

  private synchronized void release(Mapping mapping) {
    mapping.users--;
    mapping.closeIfUnused();
  }

  private static void requireInside(
      SharedLocation where, DType type, long[] shape, long[] strides) {
    long last = where.offset();
    try {
      for (int i = 0; i < shape.length; i++) {
        long steps = Math.multiplyExact(Math.max(shape[i] - 1, 0), strides[i]);
        last = Math.addExact(last, Math.multiplyExact(steps, (long) type.bytes()));
      }
      last = Math.addExact(last, Axes.product(shape) == 0 ? 0 : type.bytes());
    } catch (ArithmeticException e) {
      throw new SharedMemoryException("The array's strides do not fit 63 bits.", e);
    }
    if (where.offset() < 0 || last > where.segmentBytes()) {
      throw new SharedMemoryException(
          "The array ends at byte "
              + last
              + ", outside its segment of "
              + Memory.describe(where.segmentBytes())
              + ".");
    }
  }

  private static final class Mapping {
    private final MappedFile file;
    private final long bytes;
    private int users;
    private boolean forgotten;

    Mapping(String path, long bytes) {
      this.file = MappedFile.open(path, bytes);
      this.bytes = bytes;
    }

    void closeIfUnused() {
      if (forgotten && users == 0) {
        file.close();
      }
    }
  }

  private final class ForeignBlock implements Block {
    private final Mapping mapping;
    private final SharedLocation where;
    private final @Nullable Runnable onFree;

    ForeignBlock(Mapping mapping, SharedLocation where, @Nullable Runnable onFree) {
      this.mapping = mapping;
      this.where = where;
      this.onFree = onFree;
    }

    @Override
    public long address() {
      return mapping.file.address() + where.offset();
    }

    @Override
    public long bytes() {
      return mapping.bytes - where.offset();
    }

    @Override
    public SharedLocation location() {
      return where;
    }

    @Override
    public void free() {
      release(mapping);
      if (onFree != null) {
        onFree.run();
      }
    }
  }
}
