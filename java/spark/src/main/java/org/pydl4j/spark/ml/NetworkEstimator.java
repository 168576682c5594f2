package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerConfiguration;

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

  private transient volatile FitProgress running;

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

  /** A model without a network, with a name of its own. */
  abstract M emptyModel(String modelUid);

  @Override
  public M fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    FitProgress progress = new FitProgress((int) getOrDefault(epochs()));
    running = progress;
    try {
      NetworkFit fit = new NetworkFit(this, dataset);
      M model = emptyModel(uid() + "_model");
      model.setPacked(fit.run(progress), fit.history());
      copyValues(model, ParamMap.empty());
      model.set(model.batchSize(), getOrDefault(scoringBatchSize()));
      return model.setParent(this);
    } finally {
      running = null;
    }
  }

  /** How far a running fit is, as JSON; null when none is running. From any thread. */
  public final String progressJson() {
    FitProgress progress = running;
    return progress == null ? null : progress.toJson();
  }

  /** The network that is trained. */
  final MultiLayerConfiguration configuration() {
    if (!isSet(conf())) {
      throw new ConfigurationException(
          "The 'conf' of " + uid() + " is missing. It must be a MultiLayerConfiguration.");
    }
    return MultiLayerConfiguration.fromJson(getOrDefault(conf()));
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
