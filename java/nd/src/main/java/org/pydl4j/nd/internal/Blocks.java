package org.pydl4j.nd.internal;

import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.NDArray;

/** Asks and changes where an array's memory lies. */
public final class Blocks {
  private Blocks() {}

  /** The block behind the array, or null when the engine owns its memory. */
  public static Allocator.Block of(NDArray a) {
    return Native.use(a, t -> a.handle().storage().block());
  }

  /**
   * Moves engine-owned memory into {@code pool}; does nothing when a block is behind it already.
   */
  public static void move(NDArray a, Allocator pool) {
    Native.use(
        a,
        t -> {
          a.handle().storage().moveTo(t.storage().unsafeGetStorageImpl(), pool);
          return null;
        });
  }
}
