package org.pydl4j.nn.plan;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;

/**
 * The order of axes at a network's border: layers compute with features before place and time,
 * whatever the order of what is handed in and out.
 */
public final class AxisOrder {
  private AxisOrder() {}

  /** A type as layers see it. */
  public static InputType inside(InputType type) {
    return type.in(DataFormat.CHANNELS_FIRST);
  }

  /** A batch in the order of its type, in the order inside: a view; others as they are. */
  public static NDArray inside(InputType type, NDArray array) {
    int rank = array.rank();
    return turns(type, rank) ? Shapes.permute(array, order(rank, rank - 1)) : array;
  }

  /** A batch in the order inside, in the order of its type: a view; others as they are. */
  public static NDArray outside(InputType type, NDArray array) {
    int rank = array.rank();
    return turns(type, rank) ? Shapes.permute(array, order(rank, 2)) : array;
  }

  /** The shape of a batch in the order inside, in the order of its type. */
  public static long[] outside(InputType type, long[] shape) {
    if (!turns(type, shape.length)) {
      return shape;
    }
    long[] turned = new long[shape.length];
    int[] order = order(shape.length, 2);
    for (int i = 0; i < turned.length; i++) {
      turned[i] = shape[order[i]];
    }
    return turned;
  }

  private static boolean turns(InputType type, int rank) {
    return type.dataFormat() == DataFormat.CHANNELS_LAST && rank == type.shape().length + 1;
  }

  /** The batch stays, the others go round so that {@code second} comes behind it. */
  private static int[] order(int rank, int second) {
    int[] order = new int[rank];
    for (int i = 1; i < rank; i++) {
      order[i] = (second - 1 + i - 1) % (rank - 1) + 1;
    }
    return order;
  }
}
