package org.pydl4j.nd;

import org.jspecify.annotations.Nullable;

/** Memory of somebody in this process, known by its address alone. */
record OutsideBlock(long address, @Nullable Runnable onFree) implements Allocator.Block {
  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public Allocator.@Nullable SharedLocation location() {
    return null;
  }

  @Override
  public void free() {
    if (onFree != null) {
      onFree.run();
    }
  }
}
