package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.LongWork;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.layers.Masks;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.layers.SupervisedLayer;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;

/**
 * What training makes smaller: the losses of the outputs, and what regularization adds. It reads
 * the parameters as they are and owns no memory.
 *
 * <p>An output has a loss for each row: each example, of sequences each time step. They are summed
 * with the weights of their examples, rows that a mask leaves out count 0, and the sum is divided
 * by the sum of the examples' weights: by their number where there are none, as in DL4J.
 */
public final class TrainingObjective implements Objective {
  private final NetworkConfiguration configuration;
  private final FlatParameters parameters;
  private final List<Goal> goals = new ArrayList<>();

  /** An output with its loss. */
  private record Goal(
      String name,
      Node node,
      SupervisedLayer layer,
      Target target,
      LabelCheck check,
      double weight) {}

  /**
   * The objective of a network with these parameters.
   *
   * @throws ConfigurationException if an output has no loss
   */
  public TrainingObjective(NetworkConfiguration configuration, FlatParameters parameters) {
    this.configuration = configuration;
    this.parameters = parameters;
    Plan plan = configuration.plan();
    for (int i = 0; i < plan.outputs().size(); i++) {
      Node node = plan.outputNode(i);
      SupervisedLayer layer = node.supervised();
      if (layer == null) {
        throw new ConfigurationException(
            (plan.outputs().size() == 1
                    ? "The last layer must have a loss for training, such as Output. It is "
                    : "Each output must have a loss for training, such as Output. One is ")
                + node.described()
                + ".");
      }
      Target target = new Target(node, layer, plan.outputType(i));
      goals.add(
          new Goal(
              plan.outputNames().get(i),
              node,
              layer,
              target,
              new LabelCheck(node, layer, target),
              plan.lossWeight(i)));
    }
  }

  /**
   * Refuses labels that a loss cannot work on.
   *
   * @param labels by the names of outputs; none are refused where they are missing
   * @param firstRow what a message calls the first row
   * @throws org.pydl4j.nd.errors.DataException naming the row and the label
   */
  @Override
  public void checkLabels(Map<String, NDArray> labels, long firstRow) {
    try (Scope scope = Scope.open()) {
      for (Goal goal : goals) {
        NDArray given = labels.get(goal.name);
        goal.check.check(given == null ? null : goal.target.inside(given), firstRow);
      }
    }
  }

  /** Refuses the labels of a batch that a loss cannot work on; masked ones may be anything. */
  @Override
  public void checkLabels(Batch batch, long firstRow) {
    requireLabels(batch);
    try (Scope scope = Scope.open()) {
      for (Goal goal : goals) {
        goal.check.check(labels(batch, goal), firstRow);
      }
    }
  }

  private void requireLabels(Batch batch) {
    List<String> outputs = configuration.plan().outputNames();
    Batches.requireNames("outputs", outputs, batch.labels());
    Batches.requireNames("outputs", outputs, batch.labelMasks());
    for (String output : outputs) {
      if (outputs.size() > 1 && !batch.labels().containsKey(output)) {
        throw new DataException(
            "Training needs labels for the output '"
                + output
                + "'. Got some for "
                + batch.labels().keySet()
                + ".");
      }
    }
  }

  /**
   * The score of a mini-batch without dropout, regularization included; nothing changes.
   *
   * @throws org.pydl4j.nd.errors.DataException if the loss cannot work on a label
   */
  public double score(Batch batch) {
    checkLabels(batch, 0);
    long begun = System.nanoTime();
    try (Scope scope = Scope.open();
        Autograd.Guard inference = Autograd.inference()) {
      Pass pass = Pass.inference(configuration.plan(), parameters, null);
      double score = loss(pass, batch).getDouble();
      for (Regularization rule : regularization()) {
        try (NDArray values = rule.run().of(parameters.values())) {
          score += rule.score(values);
        }
      }
      return score;
    } finally {
      LongWork.pieceDone(begun);
    }
  }

  private List<Regularization> regularization() {
    List<FlatParameters.Slot> ruled =
        parameters.slots().stream().filter(Learnt.WITH_LABELS.ruled()).toList();
    return Regularization.of(configuration.plan(), ruled);
  }

  @Override
  public NDArray loss(Pass pass, Batch batch) {
    List<Signal> inputs = Batches.inputs(configuration.plan(), batch, configuration.dtype());
    List<Node> nodes = goals.stream().map(Goal::node).toList();
    List<List<Signal>> entering = pass.collectingLosses().entering(inputs, nodes);
    NDArray sum = null;
    for (int i = 0; i < goals.size(); i++) {
      NDArray one = loss(pass, batch, goals.get(i), entering.get(i).get(0));
      double weight = goals.get(i).weight;
      NDArray weighted = weight == 1 ? one : Arithmetic.mul(one, weight);
      sum = sum == null ? weighted : Arithmetic.add(sum, weighted);
    }
    if (sum == null) {
      throw new ConfigurationException("The network has no output.");
    }
    for (NDArray added : pass.addedLosses()) {
      sum = Arithmetic.add(sum, added);
    }
    return sum;
  }

  private NDArray loss(Pass pass, Batch batch, Goal goal, Signal input) {
    pass.at(goal.node);
    long n = batch.size();
    NDArray labels = goal.target.rows(labels(batch, goal), n, configuration.dtype());
    long rows = goal.layer.needsLabels() ? labels.size(0) : input.value().size(0);
    requireExamples(goal, input, n, rows);
    NDArray mask = RowCounts.byRow(mask(batch, goal, input), rows);
    if (mask != null
        && goal.layer.needsLabels()
        && batch.inputMasks().size() > 1) { // which one, the signal knows
      labels = Masks.real(labels, mask);
    }
    NDArray weights = Batches.weights(batch.weights(), n, configuration.dtype());
    NDArray counts = RowCounts.of(mask, weights, rows);
    if (counts == null) {
      NDArray mean = goal.layer.meanLoss(pass, input, labels);
      return rows == n ? mean : Arithmetic.mul(mean, (double) rows / n);
    }
    return goal.layer.countedLoss(pass, input, labels, counts, RowCounts.total(weights, n));
  }

  /** Refuses losses of rows that are not those of the examples. */
  private static void requireExamples(Goal goal, Signal input, long n, long labelled) {
    long rows = input.value().size(0);
    if (rows != (goal.node.byStep() ? labelled : n)) {
      throw new ShapeException(
          "The output of "
              + goal.node.described()
              + " is made of "
              + rows
              + " rows for "
              + n
              + " examples: a vertex such as StackVertex or SpaceToBatch puts several in the place"
              + " of one. Bring them together again before it, as UnstackVertex does.");
    }
  }

  /** The labels, 0 where their mask or the network's own leaves them out. */
  private @Nullable NDArray labels(Batch batch, Goal goal) {
    NDArray given = batch.labels().get(goal.name);
    NDArray labels = given == null ? null : goal.target.inside(given);
    NDArray mask = batch.labelMasks().get(goal.name);
    if (mask == null && goal.node.byStep() && batch.inputMasks().size() == 1) {
      mask = batch.inputMasks().values().iterator().next();
    }
    return labels != null && mask != null && fits(mask, labels) ? Masks.real(labels, mask) : labels;
  }

  private static boolean fits(NDArray mask, NDArray labels) {
    return mask.rank() == 1
        || mask.rank() > 2
        || (labels.rank() > 1 && mask.size(1) == labels.size(labels.rank() - 1));
  }

  /** The mask of the rows, [rows]: the labels' own, else what has come with the signal. */
  private @Nullable NDArray mask(Batch batch, Goal goal, Signal input) {
    NDArray own = batch.labelMasks().get(goal.name);
    if (own == null) {
      return goal.layer.rowMask(input.mask());
    }
    NDArray typed = Batches.features(own, configuration.dtype());
    return typed.rank() == 1 ? typed : Shapes.reshape(typed, typed.length());
  }
}
