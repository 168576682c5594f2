package org.pydl4j.nn;

import java.util.function.BiFunction;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.training.Batches;
import org.pydl4j.nn.training.FlatParameters;
import org.pydl4j.nn.training.Pass;

/** Outputs of batches of any size: large ones piece by piece, so that memory stays bounded. */
final class Inference {
  /** The largest activation of a piece stays below this. */
  private static final long CHUNK_BYTES = 32L << 20;

  private Inference() {}

  /**
   * What a pass makes of a batch.
   *
   * @param features [n, …] as the input type says, of any type
   * @param made the type of what {@code way} gives
   * @param way from a pass and a piece of the features to its part of the result
   * @return [n, …], in memory from {@link Nd}; the caller owns it
   */
  static NDArray compute(
      MultiLayerConfiguration configuration,
      FlatParameters parameters,
      NDArray features,
      InputType made,
      BiFunction<Pass, NDArray, NDArray> way) {
    long n = features.size(0);
    long chunk = Math.min(Math.max(n, 1), chunk(configuration));
    NDArray result = Nd.empty(configuration.dtype(), made.batchShape(n));
    try (Autograd.Guard inference = Autograd.inference()) {
      for (long start = 0; start < n; start += chunk) {
        long end = Math.min(start + chunk, n);
        try (Scope scope = Scope.open()) {
          NDArray in = end - start == n ? features : Indexing.slice(features, 0, start, end);
          NDArray out = end - start == n ? result : Indexing.slice(result, 0, start, end);
          Pass pass = Pass.inference(configuration.plan(), parameters);
          out.assign(way.apply(pass, Batches.features(in, configuration.dtype())));
        }
      }
    } catch (RuntimeException e) {
      result.close();
      throw e;
    }
    return result;
  }

  private static long chunk(MultiLayerConfiguration configuration) {
    long largest = configuration.inputType().size();
    for (LayerPlan layer : configuration.plan()) {
      largest = Math.max(largest, layer.output().size());
    }
    return Math.max(1, CHUNK_BYTES / (largest * configuration.dtype().bytes()));
  }
}
