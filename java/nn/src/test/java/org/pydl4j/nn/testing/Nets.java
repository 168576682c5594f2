package org.pydl4j.nn.testing;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;

/** Small networks and a small task that they can learn. */
public final class Nets {
  /** Numbers an example of the task. */
  public static final int INPUTS = 6;

  /** Classes of the task. */
  public static final int CLASSES = 3;

  private Nets() {}

  /** 6 inputs, 16 hidden with dropout, 3 classes; Adam. */
  public static MultiLayerConfigurationBuilder configuration() {
    return MultiLayerConfiguration.builder()
        .seed(11)
        .updater(new Adam(0.01))
        .activation("relu")
        .layer(Dense.builder().nOut(16))
        .layer(Output.builder().nOut(CLASSES).loss("mcxent").dropOut(0.9))
        .inputType(InputType.feedForward(INPUTS));
  }

  /** A network of {@link #configuration()}. */
  public static MultiLayerNetwork network() {
    return new MultiLayerNetwork(configuration().build()).init();
  }

  /** Features [n, 6]: the class is where the greatest of the first three numbers stands. */
  public static NDArray features(int n) {
    float[] values = new float[n * INPUTS];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i);
    }
    return Nd.create(values, n, INPUTS);
  }

  /** Class indices [n]. */
  public static NDArray labels(int n) {
    long[] labels = new long[n];
    for (int i = 0; i < n; i++) {
      for (int j = 1; j < CLASSES; j++) {
        if (value(i * INPUTS + j) > value(i * INPUTS + (int) labels[i])) {
          labels[i] = j;
        }
      }
    }
    return Nd.create(labels);
  }

  private static float value(int i) {
    return (float) Math.sin(i * 12.9898) * 2; // spread, the same everywhere
  }
}
