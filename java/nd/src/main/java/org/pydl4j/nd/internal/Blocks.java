package org.pydl4j.nd.internal;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.NDArray;

/** Asks and changes where an array's memory lies. */
public final class Blocks {
  private Blocks() {}

  /** The block behind the array, or null when the engine owns its memory. */
  public static Allocator.@Nullable Block of(NDArray a) {
    return Native.use(a, t -> a.handle().storage().block());
  }

  /**
   * The block behind the array, into which engine-owned memory is moved first: one of {@code pool}.
   */
  public static Allocator.Block move(NDArray a, Allocator pool) {
    return Native.use(
        a,
        t -> {
          Handle handle = a.handle();
          return handle
              .storage()
              .moveTo(t.storage().unsafeGetStorageImpl(), pool, () -> isAlone(handle, t));
        });
  }

  /**
   * Copies a dense array of the processor's memory, whole, to an address that has room for it.
   *
   * @return false, and nothing is copied, when it is not dense or lies elsewhere
   */
  public static boolean copyTo(NDArray a, long address) {
    return Native.use(
        a,
        t -> {
          if (!Storage.isOnCpu(t) || !t.is_contiguous()) {
            return false;
          }
          Pointer.memcpy(new Storage.Address(address), t.data_ptr(), t.nbytes());
          return true;
        });
  }

  /**
   * Whether the call in flight is the memory's only reader: the engine counts no view and no graph
   * beside the array's own tensor, and no other thread is in a call with it.
   */
  private static boolean isAlone(Handle handle, Tensor tensor) {
    return handle.isUsedOnce() && tensor.use_count() == 1 && tensor.storage().use_count() == 1;
  }
}
