package org.pydl4j.spark.ml;

import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkException;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.scoring.OneToOne;

/**
 * What the estimators share: they train a network inside the executors' own JVMs, one replica in
 * each of {@code numWorkers} tasks of a barrier stage. The documentation of each param is in its
 * {@code doc}, which {@code explainParams()} prints.
 *
 * @param <E> the estimator itself
 * @param <M> what it fits
 */
public abstract class NetworkEstimator<E extends NetworkEstimator<E, M>, M extends NetworkModel<M>>
    extends EstimatorParams<E, M> {
  private static final long serialVersionUID = 1L;

  private transient volatile @Nullable FitProgress running;
  private transient volatile @Nullable FitProgress last;

  /** Sets the defaults. */
  protected NetworkEstimator(String uid) {
    super(uid);
  }

  /** The columns of the model's inputs, in order. */
  abstract List<String> inputColumns();

  /** The columns of the labels, in the order of the outputs; none to give the inputs back. */
  abstract List<String> labelColumns();

  /** Whether a single number in a label column is the index of a class. */
  abstract boolean classes();

  /** The rows with the columns of the inputs, where these are made of others. */
  Dataset<?> prepared(Dataset<?> data) {
    return data;
  }

  /** The same of a schema. */
  StructType prepared(StructType schema) {
    return schema;
  }

  /** The weight of each row by its class; empty for none. */
  Optional<Column> weightOfClass(Dataset<?> training, List<TensorSpec> labels) {
    return Optional.empty();
  }

  /** The value of a param that is set, and not to nothing. */
  final Optional<String> text(Param<String> param) {
    return isSet(param)
        ? Optional.of(getOrDefault(param)).filter(value -> !value.isEmpty())
        : Optional.empty();
  }

  /** Whether the normalizer may scale labels. */
  final boolean scalesLabels() {
    return getOrDefault(normalizeLabels()).equals(true)
        || getOrDefault(normalizer()).strip().startsWith("{");
  }

  /** A model without a network, with a name of its own. */
  protected abstract M emptyModel(String modelUid);

  @Override
  public M fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    FitProgress progress = new FitProgress((int) getOrDefault(epochs()));
    running = progress;
    last = progress;
    try (ActiveSession session = ActiveSession.of(dataset)) {
      NetworkFit fit = new NetworkFit(this, dataset);
      M model = emptyModel(uid() + "_model");
      model.setPacked(fit.run(progress), fit.history());
      copyValues(model, ParamMap.empty());
      model.set(model.batchSize(), getOrDefault(scoringBatchSize()));
      return model.setParent(this);
    } catch (Exception e) { // Spark's own are checked, though nothing declares them
      if (isCancelled(e)) {
        throw new InterruptedTrainingException("Training on the cluster was cancelled.", e);
      }
      throw e;
    } finally {
      running = null;
    }
  }

  /** Whether a job before the training was cancelled, that of a normalizer for example. */
  private static boolean isCancelled(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkException ended
          && "SPARK_JOB_CANCELLED".equals(ended.getCondition())) {
        return true;
      }
    }
    return false;
  }

  /** How far a running fit is, as JSON; null when none is running. From any thread. */
  public final @Nullable String progressJson() {
    FitProgress progress = running;
    return progress == null ? null : progress.toJson();
  }

  /** The passes that the last fit has ended so far, from number {@code first} on, as JSON. */
  public final String epochsJson(int first) {
    FitProgress progress = last;
    return progress == null ? "[]" : progress.epochsJson(first);
  }

  /** The network that is trained: that of {@code conf}, or of the model to go on from. */
  final NetworkConfiguration configuration() {
    return suited(anyConfiguration());
  }

  /**
   * A network that this estimator can train: one input and one output, unless it has columns for
   * more.
   *
   * @throws ConfigurationException if it is another one
   */
  NetworkConfiguration suited(NetworkConfiguration network) {
    return OneToOne.require(network);
  }

  private NetworkConfiguration anyConfiguration() {
    if (isSet(conf())) {
      return NetworkConfiguration.KIND.fromJson(getOrDefault(conf()));
    }
    return InitialModel.of(this)
        .map(InitialModel::configuration)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "The 'conf' of "
                        + uid()
                        + " is missing. It must be a MultiLayerConfiguration or a"
                        + " ComputationGraphConfiguration."));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    M model = emptyModel(uid() + "_schema").planned(configuration());
    copyValues(model, ParamMap.empty());
    return model.transformSchema(schema);
  }

  @Override
  @SuppressWarnings("unchecked") // a copy is of the same class
  public E copy(ParamMap extra) {
    return (E) defaultCopy(extra);
  }
}
