package org.pydl4j.nd.internal;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;

/**
 * Memory of an array as a block of its own, so that the engine counts apart who looks at it through
 * here. Keeps the array's memory until then.
 */
public final class Lent implements Allocator.Block {
  private final NDArray kept;
  private final long address;
  private final Runnable onFree;

  private Lent(NDArray kept, Runnable onFree) {
    this.kept = kept;
    this.address = kept.address();
    this.onFree = onFree;
  }

  /** See {@link NDArray#lend}. */
  public static NDArray of(NDArray array, Runnable onFree) {
    NDArray kept = Scope.detach(array.alias());
    Lent block = new Lent(kept, onFree);
    return Create.over(block, kept.dtype(), kept.shape(), kept.strides(), kept.isReadOnly());
  }

  @Override
  public long address() {
    return address;
  }

  @Override
  public long bytes() {
    return Inspect.bytesBehind(kept);
  }

  @Override
  public Allocator.@Nullable SharedLocation location() {
    Allocator.Block block = Blocks.of(kept);
    Allocator.SharedLocation start = block == null ? null : block.location();
    return block == null || start == null
        ? null
        : new Allocator.SharedLocation(
            start.path(),
            start.segment(),
            start.segmentBytes(),
            start.offset() + address - block.address());
  }

  @Override
  public void free() {
    try {
      onFree.run();
    } finally {
      kept.close();
    }
  }
}
