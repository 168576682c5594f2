package org.pydl4j.modelimport.onnx;

import java.util.Arrays;
import org.pydl4j.nn.inputs.InputType;

/**
 * A value of a graph that is read: what a vertex makes here, and where its axes stand there.
 *
 * @param vertex whose output it is, or the input's name
 * @param type of it here: features in axis 1
 * @param order for each axis there the axis here, 0 that of the examples; {@link #ONE} for an axis
 *     of size 1 that there is none of here, {@link #BOTH} for the two directions of a recurrent
 *     layer, whose numbers stand in axis 1 here
 */
record OnnxSignal(String vertex, InputType type, int... order) {
  static final int ONE = -1;
  static final int BOTH = -2;

  /** How a size that is the number of examples is written. */
  static final long EXAMPLES = Long.MIN_VALUE;

  /** How a size is written that is not known. */
  static final long UNKNOWN = Long.MIN_VALUE + 1;

  /** A value whose axes stand there as here. */
  static OnnxSignal inOrder(String vertex, InputType type) {
    int[] order = new int[type.shape().length + 1];
    Arrays.setAll(order, i -> i);
    return new OnnxSignal(vertex, type, order);
  }

  OnnxSignal ordered(int... other) {
    return new OnnxSignal(vertex, type, other);
  }

  /** How many axes there are there. */
  int rank() {
    return order.length;
  }

  /** An axis there, which may be counted from the end. */
  int axis(long given) {
    return (int) (given < 0 ? given + order.length : given);
  }

  /** Whether axes stand there as here. */
  boolean isInOrder() {
    for (int i = 0; i < order.length; i++) {
      if (order[i] != i) {
        return false;
      }
    }
    return order.length == type.shape().length + 1;
  }

  /** Where an axis of here stands there; -1 for nowhere. */
  int place(int own) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] == own) {
        return i;
      }
    }
    return -1;
  }

  /** The shape there, with {@link #EXAMPLES} and {@link #UNKNOWN}. */
  long[] shape() {
    boolean both = place(BOTH) >= 0;
    long[] made = new long[order.length];
    for (int i = 0; i < made.length; i++) {
      made[i] =
          switch (order[i]) {
            case 0 -> EXAMPLES;
            case ONE -> 1;
            case BOTH -> 2;
            default -> {
              long size = type.shape()[order[i] - 1];
              yield size < 0 ? UNKNOWN : both && order[i] == 1 ? size / 2 : size;
            }
          };
    }
    return made;
  }
}
