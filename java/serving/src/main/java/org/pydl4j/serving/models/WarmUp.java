package org.pydl4j.serving.models;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.Signature;

/**
 * The first batches of a model, before clients see it: the engine prepares its weights and memory,
 * and a model that does not do what its signature says is refused.
 */
final class WarmUp {
  private static final long LONGEST = 1 << 16; // of axes of any length
  private static final double NUMBERS = 1 << 26; // of an input
  private static final long PATIENCE = 2_000_000_000L; // ns of a try that fails

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
    long longest = longest(model.signature(), batch);
    for (long length = shortest; ; length *= 2) {
      long begun = System.nanoTime();
      try (Scope scope = Scope.open()) {
        compute(model, batch, length);
        return length;
      } catch (ShapeException | EngineException | DataException e) {
        // A window that does not fit, as our layers, TorchScript and ONNX Runtime say it.
        if (longest == 0) {
          throw e;
        } else if (length * 2 > longest || System.nanoTime() - begun > PATIENCE) {
          throw new ModelFileException(
              "The model takes no zeros with axes of any length from "
                  + shortest
                  + " to "
                  + length
                  + ". With the last: "
                  + e.getMessage()
                  + " Serve it with 'warm-up' empty if only longer ones are asked for.",
              e);
        }
      }
    }
  }

  /** The greatest length of axes of any length; 0 where there are none. */
  private static long longest(Signature signature, int batch) {
    long longest = 0;
    for (Signature.Tensor input : signature.inputs()) {
      long[] shape = input.shape();
      long free = Arrays.stream(shape).skip(1).filter(size -> size < 0).count();
      double fixed =
          Arrays.stream(shape)
              .skip(1)
              .filter(size -> size > 0)
              .asDoubleStream()
              .reduce(batch, (a, b) -> a * b);
      long room = free == 0 ? 0 : Math.max(1, (long) Math.pow(NUMBERS / fixed, 1.0 / free));
      longest = longest == 0 || room > 0 && room < longest ? Math.min(room, LONGEST) : longest;
    }
    return longest;
  }

  private static void compute(ServedModel model, int batch, long length) {
    Map<String, NDArray> inputs = new HashMap<>();
    for (Signature.Tensor input : model.signature().inputs()) {
      inputs.put(input.name(), Nd.zeros(input.dtype(), sized(input.shape(), batch, length)));
    }
    Map<String, NDArray> outputs = model.output(inputs);
    for (Signature.Tensor output : model.signature().outputs()) {
      require(output, outputs.get(output.name()), batch);
    }
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
