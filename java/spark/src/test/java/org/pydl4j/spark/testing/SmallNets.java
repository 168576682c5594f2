package org.pydl4j.spark.testing;

import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;

/** Networks that score and train in no time. */
public final class SmallNets {
  private SmallNets() {}

  /** 4 inputs, 8 hidden, 3 classes. */
  public static MultiLayerConfiguration classifier() {
    return MultiLayerConfiguration.builder()
        .seed(7)
        .updater(new Adam(0.05))
        .inputType(InputType.feedForward(4))
        .layer(Dense.builder().nOut(8).activation("tanh"))
        .layer(Output.builder().nOut(3).loss("mcxent"))
        .build();
  }

  /** 4 inputs, 8 hidden, 1 number. */
  public static MultiLayerConfiguration regressor() {
    return MultiLayerConfiguration.builder()
        .seed(7)
        .updater(new Adam(0.05))
        .inputType(InputType.feedForward(4))
        .layer(Dense.builder().nOut(8).activation("tanh"))
        .layer(Output.builder().nOut(1).loss("mse").activation("identity"))
        .build();
  }

  /** A network with random parameters; the caller closes it. */
  public static MultiLayerNetwork network(MultiLayerConfiguration configuration) {
    return new MultiLayerNetwork(configuration).init();
  }
}
