package org.pydl4j.nn;

import java.util.function.BiFunction;
import org.pydl4j.nd.LongWork;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
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

  private final MultiLayerConfiguration configuration;
  private final NetworkVectors vectors;

  /** Outputs of a network with these parameters, as they are at each call. */
  Inference(MultiLayerConfiguration configuration, NetworkVectors vectors) {
    this.configuration = configuration;
    this.vectors = vectors;
  }

  /**
   * What a pass makes of a batch.
   *
   * @param features [n, …] as the input type says, of any type
   * @param made the type of what {@code way} gives
   * @param way from a pass and a piece of the features to its part of the result
   * @return [n, …], in memory from {@link Nd}; the caller owns it
   * @throws org.pydl4j.nd.errors.ShapeException if the features do not fit the network
   */
  NDArray compute(NDArray features, InputType made, BiFunction<Pass, NDArray, NDArray> way) {
    LayerPlan.requireInput(configuration.inputType(), features.shape());
    try {
      return inPieces(vectors.parameters(), features, made, way);
    } catch (ClosedException e) {
      if (vectors.closed()) {
        throw new ClosedException("This network was closed while it computed.", e);
      }
      throw e;
    }
  }

  private NDArray inPieces(
      FlatParameters parameters,
      NDArray features,
      InputType made,
      BiFunction<Pass, NDArray, NDArray> way) {
    long n = features.size(0);
    long chunk = Math.min(Math.max(n, 1), pieceSize());
    NDArray result = Nd.empty(configuration.dtype(), made.batchShape(n));
    try (Autograd.Guard inference = Autograd.inference()) {
      for (long start = 0; start < n; start += chunk) {
        long end = Math.min(start + chunk, n);
        long begun = System.nanoTime();
        try (Scope scope = Scope.open()) {
          NDArray in = end - start == n ? features : Indexing.slice(features, 0, start, end);
          NDArray out = end - start == n ? result : Indexing.slice(result, 0, start, end);
          Pass pass = Pass.inference(configuration.plan(), parameters);
          out.assign(way.apply(pass, Batches.features(in, configuration.dtype())));
        } finally {
          LongWork.pieceDone(begun);
        }
      }
    } catch (RuntimeException e) {
      result.close();
      throw e;
    }
    return result;
  }

  private long pieceSize() {
    long largest = configuration.inputType().size();
    for (LayerPlan layer : configuration.plan()) {
      largest = Math.max(largest, layer.output().size());
    }
    return Math.max(1, CHUNK_BYTES / (largest * configuration.dtype().bytes()));
  }
}
