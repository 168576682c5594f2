package org.pydl4j.spark.scoring;

import java.util.Arrays;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.plan.Plan;

/** Networks for stages and functions with one column of features and one of labels. */
public final class OneToOne {
  private OneToOne() {}

  /**
   * A chain of layers, or a graph with one input and one output.
   *
   * @throws ConfigurationException if there are several; names them
   */
  public static NetworkConfiguration require(NetworkConfiguration network) {
    Plan plan = network.plan();
    if (plan.inputs().size() > 1 || plan.outputs().size() > 1) {
      throw new ConfigurationException(
          "The network must have one input and one output. This graph has the inputs "
              + plan.inputNames()
              + " and the outputs "
              + plan.outputNames()
              + ". Take NeuralNetworkEstimator and NeuralNetworkModel, which have a column for"
              + " each.");
    }
    if (Arrays.stream(plan.outputType(0).shape()).anyMatch(extent -> extent < 0)) {
      throw new ConfigurationException(
          "The network must give one answer a row. This one gives a series of them. Let its last"
              + " layers look at the last step (LastTimeStep) or at all of them (GlobalPooling), or"
              + " take NeuralNetworkEstimator and NeuralNetworkModel, whose columns hold series.");
    }
    return network;
  }
}
