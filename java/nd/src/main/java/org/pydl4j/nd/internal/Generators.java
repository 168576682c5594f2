package org.pydl4j.nd.internal;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.DataException;

/** One stream of random numbers of the engine; one thread draws from it at a time. */
public final class Generators implements AutoCloseable {
  /** A native call that draws. */
  @FunctionalInterface
  interface Draw {
    Tensor from(GeneratorOptional generator);
  }

  private final Device device;
  private final Generator generator;
  private final GeneratorOptional boxed;
  private boolean closed;

  /** A stream for the factories' device. */
  public Generators(long seed) {
    device = Libtorch.defaultDevice();
    try (Generator own = device.isCpu() ? torch.createCPUGenerator(seed) : onGpu(device)) {
      boxed = new GeneratorOptional(own);
      generator = boxed.get();
      generator.set_current_seed(seed);
    }
  }

  /** Where the arrays lie that this stream can fill. */
  public Device device() {
    return device;
  }

  /** Starts again from a seed. */
  public synchronized void seed(long seed) {
    requireOpen();
    generator.set_current_seed(seed);
  }

  synchronized Tensor draw(Draw call) {
    requireOpen();
    return call.from(boxed);
  }

  /** Everything the next numbers depend on. */
  public synchronized byte[] state() {
    requireOpen();
    try (Tensor state = generator.get_state()) {
      byte[] bytes = new byte[(int) state.numel()];
      new BytePointer(state.data_ptr()).get(bytes);
      return bytes;
    }
  }

  /** Continues where {@code state} was taken. */
  public synchronized void setState(byte[] state) {
    requireOpen();
    int expected = state().length;
    if (state.length != expected) {
      throw new DataException(
          "A random state of this engine has " + expected + " bytes. Got " + state.length + ".");
    }
    TensorOptions options = NativeTypes.options(DType.UINT8, Device.CPU);
    try (Tensor bytes = torch.empty(new long[] {state.length}, options, null)) {
      new BytePointer(bytes.data_ptr()).put(state);
      generator.set_state(bytes);
    } catch (RuntimeException e) {
      throw new DataException("These bytes are not a random state of this engine.", e);
    }
  }

  /** Idempotent. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      boxed.close();
    }
  }

  private static Generator onGpu(Device device) {
    try (org.bytedeco.pytorch.Device gpu = NativeTypes.of(device)) {
      return torch.globalContext().defaultGenerator(gpu).clone();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new ClosedException("This source of random numbers was closed.");
    }
  }
}
