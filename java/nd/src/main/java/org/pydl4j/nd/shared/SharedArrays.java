package org.pydl4j.nd.shared;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.Allocator.Block;
import org.pydl4j.nd.Allocator.SharedLocation;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.SharedMemoryException;
import org.pydl4j.nd.internal.Blocks;

/** Where a peer finds an array. */
public final class SharedArrays {
  private SharedArrays() {}

  /**
   * The place of the array's first element. An array in memory of this process alone (the result of
   * an operation) is moved into a block of {@code pool} first, together with all arrays that share
   * its bytes: one copy, at the first hand-over only.
   *
   * @return {@code null} for an array without elements
   * @throws SharedMemoryException when somebody outside owns the memory and did not share it, or
   *     {@code pool} gives no block
   */
  public static @Nullable SharedLocation share(NDArray array, Allocator pool) {
    if (array.length() == 0) {
      return null;
    }
    Block block = Blocks.move(array, pool);
    SharedLocation start = block.location();
    if (start == null) {
      throw new SharedMemoryException(
          "This array lies in memory that its owner did not share. Hand over a copy, array.dup().");
    }
    return new SharedLocation(
        start.path(),
        start.segment(),
        start.segmentBytes(),
        start.offset() + array.address() - block.address());
  }
}
