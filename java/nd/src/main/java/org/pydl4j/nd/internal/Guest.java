package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;

/**
 * Somebody else's memory as an array for one call. Its owner is told when nothing looks at it any
 * more: mostly at {@link #close()}, which then takes no {@link Custody}; else when what a layer has
 * kept of it is gone.
 */
public final class Guest implements AutoCloseable {
  private final NDArray array;
  private final Allocator.@Nullable Block owner;
  private final Handle handle;

  private Guest(NDArray array, Allocator.@Nullable Block owner) {
    this.array = array;
    this.owner = owner;
    this.handle = Native.acquired(array); // a layer that closes its input ends nothing
  }

  /** Memory of {@code owner}, whose {@code free()} runs once. */
  public static Guest of(
      Allocator.Block owner, DType type, long[] shape, long[] strides, boolean readOnly) {
    Tensor tensor = Create.blob(owner.address(), type, shape, strides);
    Handle handle = new Handle(tensor, Storage.ofGuest(owner), readOnly);
    return new Guest(Create.known(handle, type, shape, strides), owner);
  }

  /** An array that has an owner of its own; it is closed with this. */
  public static Guest of(NDArray array) {
    return new Guest(array, null);
  }

  /** The array, until {@link #close()}. */
  public NDArray array() {
    return array;
  }

  /** Closes the array. */
  @Override
  public void close() {
    array.close(); // from here on nobody begins a call with it
    if (owner == null) {
      handle.release();
      return;
    }
    Tensor tensor = handle.tensor();
    boolean alone =
        handle.isUsedByCallAlone() && tensor.use_count() == 1 && tensor.storage().use_count() == 1;
    if (!alone) {
      Custody.ofOther(tensor.storage().unsafeGetStorageImpl(), owner);
    }
    handle.release();
    if (alone) {
      owner.free();
    }
  }
}
