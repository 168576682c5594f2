package org.pydl4j.nn.layers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.losses.LabelRange;

/**
 * A layer that training holds against labels: it can stand last in a network. Most are an {@link
 * OutputLayer}, whose loss is a function of outputs and labels; others compute theirs from what
 * they are given.
 */
public interface SupervisedLayer {
  /**
   * The loss of each row, [rows].
   *
   * @param input as the layer takes it, with its mask
   * @param labels [rows, …] in the network's type, or class indices [rows] as int64
   */
  NDArray losses(LayerContext context, Signal input, NDArray labels);

  /** The mean of {@link #losses}, shape [], in one step where there is one. */
  default NDArray meanLoss(LayerContext context, Signal input, NDArray labels) {
    return Reduction.mean(losses(context, input, labels));
  }

  /**
   * The sum of the {@link #losses}, divided by {@code total}, shape [].
   *
   * @param counts [rows], how much each row counts
   * @param total the weights of the examples, their number where they have none
   */
  default NDArray countedLoss(
      LayerContext context, Signal input, NDArray labels, NDArray counts, double total) {
    NDArray each = Arithmetic.mul(losses(context, input, labels), counts);
    return Arithmetic.div(Reduction.sum(each), total == 0 ? 1.0 : total);
  }

  /** What the loss is called in messages. */
  String lossName();

  /**
   * The shape of the labels.
   *
   * @param output [n, …] that the layer makes; a negative size is any
   */
  default long[] labelShape(long[] output) {
    return output;
  }

  /** Whether class indices, without the axis of the classes, may stand for one-hot labels. */
  default boolean acceptsClassIndices() {
    return false;
  }

  /** Whether training needs labels; where not, it hands in zeros in place of missing ones. */
  default boolean needsLabels() {
    return true;
  }

  /**
   * The labels that training accepts; others are refused before it begins.
   *
   * @param outputs numbers of a row of the output
   */
  default LabelRange labelRange(long outputs) {
    return LabelRange.ANY;
  }

  /**
   * Which rows count, from the mask that comes with the input; null where all do.
   *
   * @param mask [n, time], [n] or [n · time], as the layer takes it
   */
  default @Nullable NDArray rowMask(@Nullable NDArray mask) {
    return mask;
  }

  /** Labels of the output's shape as rows, where the layer has several an example. */
  default NDArray labelRows(NDArray labels) {
    return labels;
  }

  /** Whether outputs are probabilities of classes, so that a prediction is a class. */
  default boolean classifies() {
    return acceptsClassIndices();
  }

  /**
   * Refuses a number of outputs that the loss cannot work on. Asked when a configuration is made.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException saying what it must be
   */
  default void requireOutputs(long outputs) {}

  /**
   * Why a network with so many outputs here cannot learn, as a sentence with the remedy; empty when
   * it can. Asked when a configuration is made.
   */
  default Optional<String> objection(long outputs) {
    return Optional.empty();
  }
}
