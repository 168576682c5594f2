package org.pydl4j.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.LongWork;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.training.Batches;
import org.pydl4j.nn.training.CarriedState;
import org.pydl4j.nn.training.FlatParameters;
import org.pydl4j.nn.training.Pass;

/** Outputs of batches of any size: large ones piece by piece, so that memory stays bounded. */
final class Inference {
  /** The largest activation of a piece stays below this. */
  private static final long CHUNK_BYTES = 32L << 20;

  private final NetworkConfiguration configuration;
  private final NetworkVectors vectors;

  /** Outputs of a network with these parameters, as they are at each call. */
  Inference(NetworkConfiguration configuration, NetworkVectors vectors) {
    this.configuration = configuration;
    this.vectors = vectors;
  }

  /**
   * What a pass makes of a batch.
   *
   * @param batch its inputs and their masks
   * @param way from a pass and the inputs to some signals [n, …]
   * @return their values, in memory from {@link Nd}; the caller owns them
   * @throws org.pydl4j.nd.errors.ShapeException if the features do not fit the network
   */
  List<NDArray> compute(Batch batch, BiFunction<Pass, List<Signal>, List<Signal>> way) {
    return compute(batch, null, way);
  }

  /**
   * The same of a part of series, in one piece.
   *
   * @param carry what the part before left behind, and where this one leaves it; null for whole
   *     series
   */
  List<NDArray> compute(
      Batch batch, @Nullable CarriedState carry, BiFunction<Pass, List<Signal>, List<Signal>> way) {
    try {
      return inPieces(vectors.parameters(), batch, carry, way);
    } catch (ClosedException e) {
      if (vectors.closed()) {
        throw new ClosedException("This network was closed while it computed.", e);
      }
      throw e;
    }
  }

  private List<NDArray> inPieces(
      FlatParameters parameters,
      Batch batch,
      @Nullable CarriedState carry,
      BiFunction<Pass, List<Signal>, List<Signal>> way) {
    long n = batch.size();
    long most = Math.max(n, 1);
    long chunk = carry == null ? Math.min(most, pieceSize(batch)) : most;
    List<NDArray> results = new ArrayList<>();
    try (Autograd.Guard inference = Autograd.inference()) {
      long start = 0;
      do { // at least once: the shapes of no examples are found by computing
        long end = Math.min(start + chunk, n);
        long begun = System.nanoTime();
        try (Scope scope = Scope.open()) {
          Batch in = end - start == n ? batch : piece(batch, start, end);
          Pass pass = Pass.inference(configuration.plan(), parameters, carry);
          List<Signal> inputs = Batches.inputs(configuration.plan(), in, configuration.dtype());
          write(scope, results, way.apply(pass, inputs), n, start, end);
        } finally {
          LongWork.pieceDone(begun);
        }
        start = end;
      } while (start < n);
    } catch (RuntimeException e) {
      results.forEach(NDArray::close);
      throw e;
    }
    return results;
  }

  private static void write(
      Scope scope, List<NDArray> results, List<Signal> made, long n, long start, long end) {
    for (int i = 0; i < made.size(); i++) {
      NDArray value = made.get(i).value();
      long rows = value.size(0);
      boolean whole = end - start == n;
      if (rows != end - start && !whole) {
        throw new ShapeException(
            "A batch of "
                + n
                + " examples is too large to be computed at once, and its parts have "
                + rows
                + " rows for "
                + (end - start)
                + " examples: a vertex such as StackVertex or SpaceToBatch puts several in the"
                + " place of one. Ask for fewer examples at a time.");
      }
      if (start == 0) {
        long[] shape = value.shape();
        shape[0] = whole ? rows : n;
        try (Autograd.Guard lasting = Autograd.lasting()) { // others may be trained on it
          results.add(scope.keep(Nd.empty(value.dtype(), shape))); // the caller's scope has it
        }
      }
      NDArray result = results.get(i);
      NDArray out = end - start == n ? result : Indexing.slice(result, 0, start, end);
      out.assign(value);
    }
  }

  private static Batch piece(Batch batch, long start, long end) {
    return new Batch(
        piece(batch.inputs(), start, end),
        Map.of(),
        piece(batch.inputMasks(), start, end),
        Map.of(),
        null);
  }

  private static Map<String, NDArray> piece(Map<String, NDArray> arrays, long start, long end) {
    Map<String, NDArray> part = new LinkedHashMap<>();
    arrays.forEach((name, array) -> part.put(name, Indexing.slice(array, 0, start, end)));
    return part;
  }

  private long pieceSize(Batch batch) {
    Plan plan = configuration.plan();
    long free = 1;
    for (int i = 0; i < plan.inputs().size(); i++) {
      NDArray input = batch.inputs().get(plan.inputNames().get(i));
      if (input != null && input.rank() > 1) {
        boolean turned = plan.inputs().get(i) instanceof Recurrent given && given.timeAxis() == 1;
        free = Math.max(free, input.size(turned ? 1 : input.rank() - 1));
      }
    }
    long largest = 1;
    for (InputType input : plan.inputs()) {
      largest = Math.max(largest, input.size(free));
    }
    for (Node node : plan.nodes()) {
      for (InputType output : node.outputs()) {
        largest = Math.max(largest, output.size(free));
      }
    }
    return Math.max(1, CHUNK_BYTES / (largest * configuration.dtype().bytes()));
  }
}
