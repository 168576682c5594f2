package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
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
    extends Estimator<M> implements DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final Param<String> conf;
  private final Param<String> weightCol;
  private final Param<String> validationIndicatorCol;
  private final IntParam numWorkers;
  private final IntParam batchSize;
  private final IntParam epochs;
  private final Param<String> sync;
  private final LongParam seed;
  private final Param<String> checkpointDir;
  private final IntParam checkpointEpochs;
  private final IntParam checkpointSteps;
  private final BooleanParam resume;
  private final IntParam patience;
  private final DoubleParam minDelta;
  private final BooleanParam keepBest;
  private final Param<String> normalizer;
  private final BooleanParam normalizeLabels;
  private final BooleanParam forceRepartition;
  private final IntParam scoringBatchSize;
  private final DoubleParam peerTimeout;
  private final IntParam threads;
  private final Param<String> device;
  private final LongParam cacheBytes;
  private final Param<String> handleInvalid;

  private transient volatile FitProgress running;

  /** Sets the defaults. */
  protected NetworkEstimator(String uid) {
    this.uid = uid; // before the params, which take their owner's name from it
    weightCol =
        new Param<>(this, "weightCol", "column with the examples' weights; all count 1 if not set");
    checkpointSteps =
        new IntParam(this, "checkpointSteps", "steps between checkpoints in a pass; 0 for none");
    patience =
        new IntParam(
            this, "patience", "passes without a better score before training ends; 0: never");
    threads = new IntParam(this, "threads", "threads of a worker; 0 for the executor's cores");
    device =
        new Param<>(this, "device", "where workers compute: cpu, or gpu for the one of their task");
    conf = new Param<>(this, "conf", "the network: the JSON of a MultiLayerConfiguration");
    validationIndicatorCol =
        new Param<>(
            this,
            "validationIndicatorCol",
            "column that is true for rows to validate with after each pass instead of training");
    numWorkers =
        new IntParam(
            this, "numWorkers", "how many tasks train, each on an executor's cores (>= 1)");
    batchSize = new IntParam(this, "batchSize", "examples in a worker's mini-batch (>= 1)");
    epochs = new IntParam(this, "epochs", "passes over the data (>= 0)");
    sync =
        new Param<>(
            this,
            "sync",
            "how the workers keep together: the JSON of AllReduce, Average and so on");
    seed = new LongParam(this, "seed", "of the shuffling of examples");
    checkpointDir =
        new Param<>(this, "checkpointDir", "folder that all executors see, for checkpoints");
    checkpointEpochs = new IntParam(this, "checkpointEpochs", "passes between checkpoints (>= 1)");
    resume =
        new BooleanParam(this, "resume", "whether to go on from the checkpoint in checkpointDir");
    minDelta = new DoubleParam(this, "minDelta", "how much lower a score must be to be better");
    keepBest =
        new BooleanParam(
            this, "keepBest", "whether the model is that of the best pass, not the last");
    normalizer =
        new Param<>(
            this,
            "normalizer",
            "fit to the training rows in one pass and kept in the model: none, standardize, minmax,"
                + " image, or the JSON of a fitted one");
    normalizeLabels =
        new BooleanParam(this, "normalizeLabels", "whether the normalizer scales labels, too");
    forceRepartition =
        new BooleanParam(
            this,
            "forceRepartition",
            "whether to spread rows anew even if they have numWorkers partitions already");
    scoringBatchSize =
        new IntParam(this, "scoringBatchSize", "rows that the model scores at once (>= 1)");
    peerTimeout =
        new DoubleParam(this, "peerTimeout", "seconds that a worker may be silent (>= 1)");
    cacheBytes =
        new LongParam(
            this,
            "cacheBytes",
            "off-heap bytes that a worker keeps rows in; where they need more, they are read from"
                + " Spark in each pass and shuffled in a window; 0: half of the executor's memory"
                + " outside of its heap");
    handleInvalid = ColumnParams.handleInvalid(this);
    setDefault(numWorkers, 1);
    setDefault(batchSize, 32);
    setDefault(epochs, 1);
    setDefault(sync, "{\"@class\": \"AllReduce\"}");
    setDefault(seed, 0L);
    setDefault(checkpointEpochs, 1);
    setDefault(checkpointSteps, 0);
    setDefault(resume, false);
    setDefault(patience, 0);
    setDefault(minDelta, 0.0);
    setDefault(keepBest, false);
    setDefault(normalizer, "none");
    setDefault(normalizeLabels, false);
    setDefault(forceRepartition, false);
    setDefault(scoringBatchSize, NetworkModel.BATCH);
    setDefault(peerTimeout, 30.0);
    setDefault(threads, 0);
    setDefault(device, "cpu");
    setDefault(cacheBytes, 0L);
    setDefault(handleInvalid, "error");
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
    FitProgress progress = new FitProgress((int) getOrDefault(epochs));
    running = progress;
    try {
      NetworkFit fit = new NetworkFit(this, dataset);
      M model = emptyModel(uid + "_model");
      model.setPacked(fit.run(progress), fit.history());
      copyValues(model, ParamMap.empty());
      model.set(model.batchSize(), getOrDefault(scoringBatchSize));
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
    if (!isSet(conf)) {
      throw new ConfigurationException(
          "The 'conf' of " + uid + " is missing. It must be a MultiLayerConfiguration.");
    }
    return MultiLayerConfiguration.fromJson(getOrDefault(conf));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    M model = emptyModel(uid + "_schema");
    copyValues(model, ParamMap.empty());
    return model.transformSchema(schema);
  }

  @Override
  @SuppressWarnings("unchecked") // a copy is of the same class
  public E copy(ParamMap extra) {
    return (E) defaultCopy(extra);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** The network. */
  public E setConf(MultiLayerConfiguration value) {
    set(conf, value.toJson());
    return self();
  }

  @SuppressWarnings("unchecked") // E is the subclass
  final E self() {
    return (E) this;
  }

  public Param<String> conf() {
    return conf;
  }

  public Param<String> weightCol() {
    return weightCol;
  }

  public Param<String> validationIndicatorCol() {
    return validationIndicatorCol;
  }

  public IntParam numWorkers() {
    return numWorkers;
  }

  public IntParam batchSize() {
    return batchSize;
  }

  public IntParam epochs() {
    return epochs;
  }

  public Param<String> sync() {
    return sync;
  }

  public LongParam seed() {
    return seed;
  }

  public Param<String> checkpointDir() {
    return checkpointDir;
  }

  public IntParam checkpointEpochs() {
    return checkpointEpochs;
  }

  public IntParam checkpointSteps() {
    return checkpointSteps;
  }

  public BooleanParam resume() {
    return resume;
  }

  public IntParam patience() {
    return patience;
  }

  public DoubleParam minDelta() {
    return minDelta;
  }

  public BooleanParam keepBest() {
    return keepBest;
  }

  public Param<String> normalizer() {
    return normalizer;
  }

  public BooleanParam normalizeLabels() {
    return normalizeLabels;
  }

  public BooleanParam forceRepartition() {
    return forceRepartition;
  }

  public IntParam scoringBatchSize() {
    return scoringBatchSize;
  }

  public DoubleParam peerTimeout() {
    return peerTimeout;
  }

  public IntParam threads() {
    return threads;
  }

  public Param<String> device() {
    return device;
  }

  public LongParam cacheBytes() {
    return cacheBytes;
  }

  public Param<String> handleInvalid() {
    return handleInvalid;
  }
}
