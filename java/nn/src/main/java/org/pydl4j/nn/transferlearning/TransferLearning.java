package org.pydl4j.nn.transferlearning;

import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.MultiLayerNetwork;

/**
 * Makes a new network from a trained one: layers are frozen, replaced, taken off and put on; those
 * that stay keep their parameters, and only what is new or has another size is drawn anew. The
 * trained network stays as it is. DL4J: {@code TransferLearning}.
 *
 * <pre>{@code
 * try (MultiLayerNetwork made =
 *     TransferLearning.builder(trained)
 *         .fineTuneConfiguration(FineTuneConfiguration.builder().updater(new Adam(1e-4)).build())
 *         .setFeatureExtractor(2) // layers 0 to 2 stay as they are
 *         .removeOutputLayer()
 *         .addLayer(Output.builder().nOut(5).loss("mcxent").build())
 *         .build()) {
 *   made.fit(data, 3);
 * }
 * }</pre>
 */
public final class TransferLearning {
  private TransferLearning() {}

  /** From a network whose layers stand one after the other. */
  public static TransferLearningBuilder builder(MultiLayerNetwork network) {
    return new TransferLearningBuilder(network);
  }

  /** From a graph. */
  public static TransferLearningGraphBuilder graphBuilder(ComputationGraph network) {
    return new TransferLearningGraphBuilder(network);
  }
}
