package org.pydl4j.nn.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.LongWork;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nn.LayerPlan;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.layers.OutputLayer;

/**
 * What training makes smaller: the loss of the last layer, and what regularization adds. It reads
 * the parameters as they are and owns no memory.
 */
public final class TrainingObjective {
  private final MultiLayerConfiguration configuration;
  private final FlatParameters parameters;
  private final OutputLayer outputLayer;
  private final LabelCheck labelCheck;

  /**
   * The objective of a network with these parameters.
   *
   * @throws ConfigurationException if the last layer has no loss
   */
  public TrainingObjective(MultiLayerConfiguration configuration, FlatParameters parameters) {
    this.configuration = configuration;
    this.parameters = parameters;
    List<LayerPlan> plan = configuration.plan();
    LayerPlan last = plan.get(plan.size() - 1);
    if (!(last.layer() instanceof OutputLayer output)) {
      throw new ConfigurationException(
          "The last layer must have a loss for training, such as Output. It is "
              + last.described()
              + ".");
    }
    this.outputLayer = output;
    this.labelCheck = new LabelCheck(last);
  }

  /**
   * Refuses labels that the loss cannot work on.
   *
   * @param labels as in a {@link DataSet}; null for none
   * @param firstRow what a message calls the first row
   * @throws org.pydl4j.nd.errors.DataException naming the row and the label
   */
  void checkLabels(@Nullable NDArray labels, long firstRow) {
    labelCheck.check(labels, firstRow);
  }

  /**
   * The score of a mini-batch without dropout, regularization included; nothing changes.
   *
   * @param weights [n], how much each example counts; null when all count 1
   * @throws org.pydl4j.nd.errors.DataException if the loss cannot work on a label
   */
  public double score(DataSet batch, @Nullable NDArray weights) {
    checkLabels(batch.labels(), 0);
    long begun = System.nanoTime();
    try (Scope scope = Scope.open();
        Autograd.Guard inference = Autograd.inference()) {
      Pass pass = Pass.inference(configuration.plan(), parameters);
      double score = loss(pass, batch, weights).getDouble();
      for (Regularization rule : Regularization.of(configuration.plan(), parameters.slots())) {
        try (NDArray values = rule.run().of(parameters.values())) {
          score += rule.score(values);
        }
      }
      return score;
    } finally {
      LongWork.pieceDone(begun);
    }
  }

  /** The loss of a mini-batch as an array that autograd may go back from. */
  NDArray loss(Pass pass, DataSet batch, @Nullable NDArray weights) {
    NDArray logits = pass.logits(Batches.features(batch.features(), configuration.dtype()));
    NDArray labels =
        Batches.labels(
            batch.labels(), outputLayer, logits.size(0), logits.size(1), configuration.dtype());
    if (weights == null) {
      return outputLayer.loss().score(logits, labels, outputLayer.activation());
    }
    NDArray by = Batches.weights(weights, logits.size(0), configuration.dtype());
    return outputLayer.loss().score(logits, labels, outputLayer.activation(), by);
  }
}
