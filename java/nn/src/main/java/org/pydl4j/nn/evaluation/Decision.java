package org.pydl4j.nn.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Reduction;

/**
 * Which class outputs stand for: that of the greatest one, the first of equals; one output alone is
 * the probability of class 1 of two, which it is from 0.5 on. Computed by the engine, so that no
 * output becomes a Java number.
 *
 * @param threshold of two classes, 1 is predicted from this probability on; null for the greatest
 * @param costs [classes] that outputs are multiplied by before they are compared; null for none
 */
public record Decision(@Nullable Double threshold, double @Nullable [] costs)
    implements Serializable {
  /** The greatest, and one output alone from 0.5 on. */
  public static final Decision GREATEST = new Decision(null, null);

  private static final long serialVersionUID = 1L;
  private static final double HALF = 0.5;

  /** Refuses thresholds that are no probability, costs that are no numbers, and both at once. */
  public Decision(@Nullable Double threshold, double @Nullable [] costs) {
    if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
      throw new ConfigurationException(
          "A decision threshold must be from 0 to 1. Got " + threshold + ".");
    }
    if (costs != null && !Arrays.stream(costs).allMatch(cost -> cost >= 0 && cost < 1e300)
        || costs != null && Arrays.stream(costs).sum() == 0) {
      throw new ConfigurationException(
          "The costs must be numbers of at least 0, not all of them 0. Got "
              + Arrays.toString(costs)
              + ".");
    }
    if (threshold != null && costs != null) {
      throw new ConfigurationException(
          "A decision threshold and a cost array exclude each other. Set one of them.");
    }
    this.threshold = threshold;
    this.costs = costs;
  }

  /** The same for outputs of this many classes, refused where it does not fit them. */
  void requireClasses(int classes) {
    if (threshold != null && classes != 2) {
      throw new ConfigurationException(
          "A decision threshold is for two classes. There are " + classes + ".");
    }
    if (costs != null && costs.length != classes) {
      throw new ConfigurationException(
          "A cost array has one number for each class. Got "
              + costs.length
              + " for "
              + classes
              + " classes.");
    }
  }

  /**
   * The class of each row.
   *
   * @param outputs [n, classes, …], or one probability [n, 1] or [n]
   * @return int64, without the axis of the classes; the caller closes it
   * @throws DataException if an output is NaN; names the row
   */
  public NDArray classes(NDArray outputs) {
    return classes(outputs, 0);
  }

  /**
   * What {@link #GREATEST} says of one example whose outputs are Java's numbers already.
   *
   * @param outputs of many examples
   * @param from where those of this one begin
   * @param to where they end; one alone is the probability of class 1 of two
   * @return the class; -1 if a number is NaN
   */
  public static int greatest(double[] outputs, int from, int to) {
    int best = from;
    for (int i = from; i < to; i++) {
      if (Double.isNaN(outputs[i])) {
        return -1;
      }
      best = outputs[i] > outputs[best] ? i : best;
    }
    return to - from == 1 ? (outputs[from] >= HALF ? 1 : 0) : best - from;
  }

  /** The same; the first row has this number in messages. */
  NDArray classes(NDArray outputs, long first) {
    try (Scope scope = Scope.open()) {
      NDArray scores = comparable(outputs);
      requireNumbers(scores, first);
      NDArray made;
      if (scores.rank() == 1) {
        made = from(scores, alone());
      } else if (scores.size(1) == 1) {
        made = from(Indexing.select(scores, 1, 0), alone());
      } else if (threshold != null) {
        made = from(Indexing.select(scores, 1, 1), threshold);
      } else {
        made = Reduction.argMax(costs == null ? scores : weighted(scores, costs), 1);
      }
      return scope.keep(made);
    }
  }

  /** Class 1 weighs more than class 0 from here on. */
  private double alone() {
    if (costs != null) {
      return costs[0] / (costs[0] + costs[1]);
    }
    return Objects.requireNonNullElse(threshold, HALF);
  }

  /** The threshold is a number of their type, too: a float32 that shows as 0.7 lies below 0.7. */
  private static NDArray from(NDArray probabilities, double threshold) {
    NDArray near = Nd.create(new double[] {threshold}, 1).castTo(probabilities.dtype());
    return Casts.castTo(Comparison.ge(probabilities, near), DType.INT64);
  }

  private static NDArray weighted(NDArray scores, double[] costs) {
    return Arithmetic.mul(scores, Nd.create(costs, costs.length).castTo(scores.dtype()));
  }

  private static NDArray comparable(NDArray outputs) {
    return outputs.dtype().isFloat() ? outputs : Casts.castTo(outputs, DType.FLOAT64);
  }

  private static void requireNumbers(NDArray scores, long first) {
    if (scores.length() == 0) {
      return;
    }
    NDArray rows = scores.reshape(scores.size(0), -1);
    double[] greatest = Reduction.max(rows, 1).toDoubleArray(); // NaN where one is NaN
    for (int i = 0; i < greatest.length; i++) {
      if (Double.isNaN(greatest[i])) {
        throw new DataException(
            "The prediction of row "
                + (first + i)
                + " (the first is 0) is NaN, which stands for no class. Look for NaN or very large"
                + " numbers in its features and in the parameters.");
      }
    }
  }
}
