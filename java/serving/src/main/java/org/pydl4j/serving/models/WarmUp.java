package org.pydl4j.serving.models;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nn.Signature;

/**
 * The first batches of a model, before clients see it: the engine prepares its weights and memory,
 * and a model that does not do what its signature says is refused.
 */
final class WarmUp {
  private static final long LONGEST = 256; // of axes of any length

  private WarmUp() {}

  /** Computes outputs of zeros, once for each size of batch. */
  static void run(ServedModel model, int... batches) {
    long length = 1;
    for (int batch : batches) {
      length = run(model, batch, length);
    }
  }

  /** With axes of any length so long, or longer where windows need more; gives the length. */
  private static long run(ServedModel model, int batch, long shortest) {
    boolean free =
        model.signature().inputs().stream()
            .anyMatch(input -> Arrays.stream(input.shape()).skip(1).anyMatch(size -> size < 0));
    @Nullable PyDl4jException first = null;
    for (long length = shortest; length <= (free ? LONGEST : shortest); length *= 2) {
      try (Scope scope = Scope.open()) {
        Map<String, NDArray> inputs = new HashMap<>();
        for (Signature.Tensor input : model.signature().inputs()) {
          inputs.put(input.name(), Nd.zeros(input.dtype(), sized(input.shape(), batch, length)));
        }
        Map<String, NDArray> outputs = model.output(inputs);
        for (Signature.Tensor output : model.signature().outputs()) {
          require(output, outputs.get(output.name()), batch);
        }
        return length;
      } catch (PyDl4jException e) {
        first = first == null ? e : first;
      }
    }
    throw Objects.requireNonNull(first);
  }

  private static void require(Signature.Tensor promised, @Nullable NDArray got, int batch) {
    long[] expected = promised.shape().clone();
    long[] shape = got == null ? new long[0] : got.shape();
    boolean fits = got != null && shape.length == expected.length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits =
          i == 0 && expected[0] < 0
              ? shape[0] == batch
              : expected[i] < 0 || expected[i] == shape[i];
    }
    if (!fits) {
      throw new ModelFileException(
          "The model promises the output "
              + promised
              + " and gave "
              + (got == null ? "none of that name" : Arrays.toString(shape))
              + " for a batch of "
              + batch
              + ".");
    }
  }

  private static long[] sized(long[] shape, int batch, long length) {
    long[] sized = shape.clone();
    for (int i = 0; i < sized.length; i++) {
      sized[i] = sized[i] < 0 ? (i == 0 ? batch : length) : sized[i];
    }
    return sized;
  }
}
