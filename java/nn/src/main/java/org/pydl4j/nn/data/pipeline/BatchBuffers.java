package org.pydl4j.nn.data.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Indexing;

/**
 * The off-heap memory of one mini-batch, used again by a later one: arrays under places, which it
 * owns. Used by one thread at a time.
 */
public final class BatchBuffers implements AutoCloseable {
  private final List<@Nullable NDArray> buffers = new ArrayList<>();
  private final List<NDArray> lent = new ArrayList<>();

  BatchBuffers() {}

  /**
   * Undefined memory of this shape, on the engine's device, valid as long as the mini-batch.
   *
   * @param place from 0, which is the same for the same part of every mini-batch
   * @param shape [n, …]
   */
  public NDArray array(int place, DType type, long... shape) {
    return lend(place, type, false, shape);
  }

  /** The same in the processor's memory, dense, to be filled through {@link Buffers#of}. */
  public NDArray hostArray(int place, DType type, long... shape) {
    return lend(place, type, true, shape);
  }

  private NDArray lend(int place, DType type, boolean host, long... shape) {
    while (buffers.size() <= place) {
      buffers.add(null);
    }
    NDArray buffer = buffers.get(place);
    if (buffer == null || !fits(buffer, type, host, shape)) {
      if (buffer != null) {
        buffer.close();
      }
      buffers.set(place, null); // if the next line fails
      buffer = Scope.detach(host ? Buffers.hostArray(type, shape) : Nd.empty(type, shape));
      buffers.set(place, buffer);
    }
    return keep(Indexing.slice(buffer, 0, 0, shape[0]));
  }

  private static boolean fits(NDArray buffer, DType type, boolean host, long... shape) {
    long[] room = buffer.shape();
    return buffer.dtype() == type
        && (!host || buffer.device().isCpu())
        && room.length == shape.length
        && room[0] >= shape[0]
        && Arrays.equals(room, 1, room.length, shape, 1, shape.length);
  }

  /** Takes an array over: it is closed when the mini-batch is used up. Returned. */
  public NDArray keep(NDArray array) {
    Scope.detach(array);
    lent.add(array);
    return array;
  }

  /** An array on the engine's device: itself on the CPU, else a copy, valid as the others are. */
  public NDArray onDevice(NDArray array) {
    return Engine.device().isCpu() ? array : keep(Casts.toDevice(array, Engine.device()));
  }

  /** The rows in front that were filled, on the engine's device, valid as the others are. */
  public NDArray used(NDArray array, long rows) {
    boolean all = rows == array.size(0);
    return onDevice(all ? array : keep(Indexing.slice(array, 0, 0, rows)));
  }

  /** The mini-batch is used up: its memory may be written anew. */
  void clear() {
    lent.forEach(NDArray::close);
    lent.clear();
  }

  @Override
  public void close() {
    clear();
    for (NDArray buffer : buffers) {
      if (buffer != null) {
        buffer.close();
      }
    }
    buffers.clear();
  }
}
