package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.VoidTensorHook;
import org.pydl4j.nd.Memory;

/**
 * Counts the gradients that a backward pass makes, while they live, and ends the pass where there
 * is no room for another one: what the next operation makes of a gradient is mostly as large.
 * Resident memory grew by 1,148 MiB where 975 were counted, and the gradients had 191 each. The
 * engine calls this with the gradient of each large array on the way.
 */
final class GradientCount extends VoidTensorHook {
  private static final GradientCount HOOK = new GradientCount();

  private GradientCount() {}

  /** Has the gradient of {@code result} counted, where there will be one. */
  static void watch(Tensor result) {
    if (result.requires_grad() && result.nbytes() >= Storage.LARGE && Storage.isOnCpu(result)) {
      result.register_hook(HOOK);
    }
  }

  @Override
  public void call(TensorBase gradient) {
    try (gradient) { // a reference of its own, which would keep the memory
      if (gradient.defined() && gradient.has_storage() && gradient.nbytes() >= Storage.LARGE) {
        count(gradient);
      }
    }
  }

  private static void count(TensorBase gradient) {
    try (org.bytedeco.pytorch.Storage storage = gradient.storage()) {
      if (Custody.ofEngine(storage.unsafeGetStorageImpl())) {
        Memory.check(gradient.nbytes());
      }
    }
  }
}
