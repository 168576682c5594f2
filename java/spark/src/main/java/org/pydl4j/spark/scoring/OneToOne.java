package org.pydl4j.spark.scoring;

import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.plan.Plan;

/** Networks that rows can be trained on and scored by: one input, one output. */
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
          "On Spark a network must have one input and one output. This graph has the inputs "
              + plan.inputNames()
              + " and the outputs "
              + plan.outputNames()
              + ". Join what is read into one column and split it in the graph, or train it on this"
              + " machine with ComputationGraph.fit.");
    }
    return network;
  }
}
