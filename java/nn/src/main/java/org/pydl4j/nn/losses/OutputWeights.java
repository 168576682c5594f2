package org.pydl4j.nn.losses;

import java.util.List;
import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** The setting {@code weights} of losses, and what it becomes for a batch. */
final class OutputWeights {
  static final Key<List<Double>> WEIGHTS =
      Key.of("weights", Type.DOUBLES)
          .check(
              ValueCheck.that(
                  "numbers from 0 on, one for each output",
                  list -> !list.isEmpty() && list.stream().allMatch(weight -> weight >= 0)))
          .doc(
              "How much each output counts, one number for each of them, as in DL4J (for classes:"
                  + " class weights). All count 1 when not set.");

  private OutputWeights() {}

  /**
   * Refuses weights of another number than outputs.
   *
   * @throws ConfigurationException if there are more or fewer
   */
  static void require(Optional<List<Double>> weights, long nOut, LossFunction loss) {
    if (weights.isPresent() && weights.get().size() != nOut) {
      throw new ConfigurationException(
          "The 'weights' of "
              + loss.declaration().name()
              + " must be "
              + nOut
              + " numbers, one for each output of the layer. Got "
              + weights.get().size()
              + ": "
              + weights.get()
              + ".");
    }
  }

  /**
   * The weights as an array [nOut] beside {@code outputs}, [n, nOut].
   *
   * @throws ConfigurationException if there are more or fewer than outputs
   */
  static NDArray like(NDArray outputs, List<Double> weights, LossFunction loss) {
    require(Optional.of(weights), outputs.size(1), loss);
    double[] values = weights.stream().mapToDouble(weight -> weight).toArray();
    return Casts.toDevice(Casts.castTo(Nd.create(values), outputs.dtype()), outputs.device());
  }
}
