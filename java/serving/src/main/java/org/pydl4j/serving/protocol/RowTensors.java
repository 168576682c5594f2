package org.pydl4j.serving.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.processing.RawRows;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.Signature;

/** The first input of a model, made of rows with raw columns by its process. */
public final class RowTensors {
  private RowTensors() {}

  /**
   * What reads the JSON of rows; null where the model has no process.
   *
   * @param raw of the model
   */
  public static @Nullable Function<String, TensorData> of(
      @Nullable RawRows raw, Signature signature) {
    return raw == null ? null : json -> tensor(raw, signature.inputs().get(0), json);
  }

  private static TensorData tensor(RawRows raw, Signature.Tensor input, String json) {
    try (NDArray features = raw.features(json)) {
      long[] shape = input.shape();
      shape[0] = features.size(0);
      for (int axis = 1; axis < shape.length; axis++) {
        shape[axis] = shape[axis] < 0 ? features.size(1) : shape[axis];
      }
      FloatBuffer numbers = Buffers.of(features).asFloatBuffer();
      boolean wide = input.dtype() == DType.FLOAT64;
      int size = numbers.capacity();
      ByteBuffer data = ByteBuffer.allocate(size * (wide ? Double.BYTES : Float.BYTES));
      data.order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < size; i++) {
        if (wide) {
          data.putDouble(numbers.get(i));
        } else {
          data.putFloat(numbers.get(i));
        }
      }
      return new TensorData(input.name(), input.dtype(), shape, data.flip());
    } catch (PyDl4jException e) { // a value that the process cannot use
      throw new ProtocolException(e.getMessage(), e);
    }
  }
}
