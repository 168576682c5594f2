package org.pydl4j.nn.layers;

import java.util.Arrays;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.Convolutional3D;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.Layer.InputFamily;

/**
 * Channels over one, two or three axes: sequences, images or volumes, for layers that compute alike
 * on all of them.
 *
 * @param channels numbers at a place
 * @param extents sizes of the axes; -1 for a time of any length
 */
record Space(long channels, long... extents) {
  private static final String[][] NAMES = {
    {"time"}, {"height", "width"}, {"depth", "height", "width"}
  };

  /** The channels and axes of an input. */
  static Space of(InputType input) {
    long[] shape = input.shape();
    return new Space(shape[0], Arrays.copyOfRange(shape, 1, shape.length));
  }

  /** Whether an input has channels over axes. */
  static boolean fits(InputType input) {
    return input instanceof Recurrent
        || input instanceof Convolutional
        || input instanceof Convolutional3D;
  }

  /** What layers over so many axes compute on. */
  static InputFamily family(int axes) {
    return switch (axes) {
      case 1 -> InputFamily.RECURRENT;
      case 2 -> InputFamily.CONVOLUTIONAL;
      default -> InputFamily.CONVOLUTIONAL_3D;
    };
  }

  /** What an axis of so many is called in messages. */
  static String axis(int axes, int axis) {
    return NAMES[axes - 1][axis];
  }

  /** The input type of these channels and axes. */
  InputType type() {
    return switch (extents.length) {
      case 1 -> InputType.recurrent(channels, extents[0]);
      case 2 -> InputType.convolutional(extents[0], extents[1], channels);
      default -> InputType.convolutional3D(extents[0], extents[1], extents[2], channels);
    };
  }
}
