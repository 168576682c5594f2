package org.pydl4j.nn.training;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.layers.UnsupervisedLayer;
import org.pydl4j.nn.losses.LabelRange;
import org.pydl4j.nn.plan.Node;

/**
 * The loss of one layer that learns from its input alone. The layers before it work as outside of
 * training, and no derivative goes back to them.
 */
public final class PretrainingObjective implements Objective {
  private final NetworkConfiguration configuration;
  private final FlatParameters parameters;
  private final Node node;
  private final UnsupervisedLayer layer;

  /**
   * The objective of a layer of a network with these parameters.
   *
   * @throws ConfigurationException if the layer cannot learn without labels
   */
  public PretrainingObjective(
      NetworkConfiguration configuration, FlatParameters parameters, Node node) {
    this.configuration = configuration;
    this.parameters = parameters;
    this.node = node;
    UnsupervisedLayer able = node.unsupervised();
    if (able == null) {
      throw new ConfigurationException(
          "Pretraining needs a layer that learns without labels, such as AutoEncoder,"
              + " VariationalAutoencoder or RBM. It is "
              + node.described()
              + ".");
    }
    this.layer = able;
  }

  /**
   * The loss of each row, [rows], without derivatives; corruption and draws are those of the first
   * step.
   */
  public NDArray losses(Batch batch) {
    try (Draws draws = new Draws();
        Autograd.Guard guard = Autograd.noGrad()) {
      Draws first = draws.begin(configuration.seed(), 0, 0);
      Pass pass = Pass.training(configuration.plan(), parameters, first, null);
      return losses(pass, entering(batch));
    }
  }

  private NDArray losses(Pass pass, Signal input) {
    requireInRange(input.value());
    pass.at(node);
    return layer.pretrainingLosses(pass, input);
  }

  @Override
  public NDArray loss(Pass pass, Batch batch) {
    Signal input = entering(batch);
    NDArray each = losses(pass, input);
    NDArray mask = RowCounts.byRow(input.mask(), each.size(0));
    NDArray weights = Batches.weights(batch.weights(), batch.size(), configuration.dtype());
    NDArray counts = RowCounts.of(mask, weights, each.size(0));
    NDArray sum = Reduction.sum(counts == null ? each : Arithmetic.mul(each, counts));
    double total = RowCounts.total(weights, batch.size());
    return Arithmetic.div(sum, total == 0 ? 1.0 : total);
  }

  private void requireInRange(NDArray input) {
    LabelRange range = layer.inputRange();
    if (range.isUnlimited() || input.length() == 0) {
      return;
    }
    double least = Reduction.min(input).getDouble();
    double greatest = Reduction.max(input).getDouble();
    if (!range.contains(least) || !range.contains(greatest)) {
      throw new DataException(
          "What goes into "
              + node.described()
              + " must be "
              + range.described()
              + " for its pretraining. Got numbers from "
              + least
              + " to "
              + greatest
              + ". Scale the features, or choose another loss, distribution or kind of units.");
    }
  }

  /** What goes into the layer, outside of any graph of derivatives. */
  private Signal entering(Batch batch) {
    try (Autograd.Guard guard = Autograd.noGrad()) {
      List<Signal> inputs = Batches.inputs(configuration.plan(), batch, configuration.dtype());
      Pass before = Pass.inference(configuration.plan(), parameters, null);
      return before.entering(inputs, List.of(node)).get(0).get(0);
    }
  }
}
