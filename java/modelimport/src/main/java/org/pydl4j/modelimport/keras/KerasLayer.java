package org.pydl4j.modelimport.keras;

import java.util.List;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.inputs.InputType;

/**
 * A layer of Keras where it stands.
 *
 * @param type its class there
 * @param config its options
 * @param weights in Keras' order
 * @param input what comes in, in the order here
 * @param setting of the model
 */
record KerasLayer(
    String type,
    KerasJson config,
    List<KerasTensor> weights,
    InputType input,
    KerasSetting setting) {
  /** Whether images lie there as here. */
  boolean channelsFirst() {
    return setting.channelsFirst();
  }

  /** How many axes an example has. */
  int axes() {
    return input.shape().length;
  }

  /** A weight by its place. */
  KerasTensor weight(int number) {
    if (number >= weights.size()) {
      throw config.refused("has " + weights.size() + " weights in the file, and needs more");
    }
    return weights.get(number);
  }

  /** The axes of an example here in the order of Keras, counted from 1. */
  long[] toKeras() {
    int axes = axes();
    long[] order = new long[axes];
    for (int i = 0; i < axes; i++) {
      order[i] = channelsFirst() || axes == 1 ? i + 1 : (i + 1) % axes + 1;
    }
    return order;
  }

  /** The axes of an example of Keras in the order here, counted from 1. */
  static long[] fromKeras(int axes, boolean channelsFirst) {
    long[] order = new long[axes];
    for (int i = 0; i < axes; i++) {
      order[i] = channelsFirst || axes == 1 ? i + 1 : (i + axes - 1) % axes + 1;
    }
    return order;
  }

  /** Refuses an option that is not what there is here. */
  void require(boolean usual, String option) {
    if (!usual) {
      throw refused("has the option " + option + ", which there is none of here");
    }
  }

  ModelFileException refused(String what) {
    return config.refused(what);
  }
}
