package org.pydl4j.spark.ml;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.pydl4j.etl.normalizers.Normalizer;
import org.pydl4j.etl.normalizers.Normalizers;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.spark.sync.Sync;

/**
 * The params that all estimators have, with their defaults, and a setter for each. Public, since
 * Spark finds params through public methods of public classes.
 *
 * @param <E> the estimator itself
 * @param <M> what it fits
 */
public abstract class EstimatorParams<E extends EstimatorParams<E, M>, M extends NetworkModel<M>>
    extends Estimator<M> implements DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final Param<String> conf;
  private final Param<String> weightCol;
  private final Param<String> validationIndicatorCol;
  private final DoubleParam validation;
  private final Param<String> initialModel;
  private final Param<String> writtenBy;
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
  private final BooleanParam saveUpdater;
  private final IntParam scoringBatchSize;
  private final DoubleParam peerTimeout;
  private final IntParam threads;
  private final Param<String> device;
  private final LongParam cacheBytes;
  private final Param<String> handleInvalid;

  EstimatorParams(String uid) {
    this.uid = uid; // before the params, which take their owner's name from it
    weightCol =
        new Param<>(this, "weightCol", "column with the examples' weights; all count 1 if not set");
    checkpointSteps =
        Bounded.whole(
            this, "checkpointSteps", "steps between checkpoints in a pass; 0 for none", 0);
    patience =
        Bounded.whole(
            this, "patience", "passes without a better score before training ends; 0: never", 0);
    threads = Bounded.whole(this, "threads", "threads of a worker; 0 for the executor's cores", 0);
    device =
        new Param<>(this, "device", "where workers compute: cpu, or gpu for the one of their task");
    conf =
        new Param<>(
            this,
            "conf",
            "the network: the JSON of a MultiLayerConfiguration or ComputationGraphConfiguration");
    validationIndicatorCol =
        new Param<>(
            this,
            "validationIndicatorCol",
            "column that is true for rows to validate with after each pass instead of training");
    validation =
        Bounded.real(
            this,
            "validation",
            "share of the rows to validate with after each pass instead of training, chosen by a"
                + " hash of what is in a row; 0 for none",
            0);
    initialModel =
        new Param<>(
            this,
            "initialModel",
            "file of a model to go on from: its weights, and its normalizer unless another is set");
    writtenBy =
        new Param<>(
            this,
            "writtenBy",
            "version of Deeplearning4j that wrote the file of initialModel, such as 1.0.0-beta7,"
                + " where it does not tell");
    numWorkers =
        Bounded.whole(
            this, "numWorkers", "how many tasks train, each on an executor's cores (>= 1)", 1);
    batchSize = Bounded.whole(this, "batchSize", "examples in a worker's mini-batch (>= 1)", 1);
    epochs = Bounded.whole(this, "epochs", "passes over the data (>= 0)", 0);
    sync =
        new Param<>(
            this,
            "sync",
            "how the workers keep together: the JSON of AllReduce, Average and so on");
    seed = new LongParam(this, "seed", "of the shuffling of examples");
    checkpointDir =
        new Param<>(this, "checkpointDir", "folder that all executors see, for checkpoints");
    checkpointEpochs =
        Bounded.whole(this, "checkpointEpochs", "passes between checkpoints (>= 1)", 1);
    resume =
        new BooleanParam(this, "resume", "whether to go on from the checkpoint in checkpointDir");
    minDelta = Bounded.real(this, "minDelta", "how much lower a score must be to be better", 0);
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
    saveUpdater =
        new BooleanParam(
            this,
            "saveUpdater",
            "whether the model keeps the updaters' state, for a training that goes on from it");
    scoringBatchSize =
        Bounded.whole(this, "scoringBatchSize", "rows that the model scores at once (>= 1)", 1);
    peerTimeout =
        Bounded.real(this, "peerTimeout", "seconds that a worker may be silent (>= 1)", 1);
    cacheBytes =
        Bounded.large(
            this,
            "cacheBytes",
            "off-heap bytes that a worker keeps rows in; where they need more, they are read from"
                + " Spark in each pass and shuffled in a window; 0: half of the executor's memory"
                + " outside of its heap",
            0);
    handleInvalid = ColumnParams.handleInvalid(this);
    setDefault(validation, 0.0);
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
    setDefault(saveUpdater, false);
    setDefault(scoringBatchSize, NetworkModel.BATCH);
    setDefault(peerTimeout, 30.0);
    setDefault(threads, 0);
    setDefault(device, "cpu");
    setDefault(cacheBytes, 0L);
    setDefault(handleInvalid, "error");
  }

  @Override
  public String uid() {
    return uid;
  }

  /**
   * The network: a chain of layers or a graph, for {@link NeuralNetworkEstimator} of any number of
   * inputs and outputs.
   */
  public E setConf(NetworkConfiguration value) {
    set(conf, value.toJson());
    return self();
  }

  @SuppressWarnings("unchecked") // E is the subclass
  final E self() {
    return (E) this;
  }

  /** Param of {@link #setConf}: the JSON of the network; it has no default. */
  public Param<String> conf() {
    return conf;
  }

  /** Column with the examples' weights; all count 1 if not set. */
  public E setWeightCol(String value) {
    set(weightCol, value);
    return self();
  }

  /** Param of {@link #setWeightCol}; not set by default. */
  public Param<String> weightCol() {
    return weightCol;
  }

  /** Column that is true for rows to validate with after each pass instead of training. */
  public E setValidationIndicatorCol(String value) {
    set(validationIndicatorCol, value);
    return self();
  }

  /** Param of {@link #setValidationIndicatorCol}; not set by default. */
  public Param<String> validationIndicatorCol() {
    return validationIndicatorCol;
  }

  /**
   * Share of the rows to validate with after each pass instead of training, chosen by a hash of
   * what is in a row; 0 for none.
   */
  public E setValidation(double value) {
    set(validation, value);
    return self();
  }

  /** Param of {@link #setValidation}; 0 by default. */
  public DoubleParam validation() {
    return validation;
  }

  /**
   * File of a model on this machine to go on from: its weights, and its normalizer unless another
   * is set. Without a {@code conf} the network is the model's, with the state of its updater.
   */
  public E setInitialModel(String value) {
    set(initialModel, value);
    return self();
  }

  /** Param of {@link #setInitialModel}; not set by default. */
  public Param<String> initialModel() {
    return initialModel;
  }

  /**
   * Version of Deeplearning4j that wrote the file of {@code initialModel}, such as {@code
   * 1.0.0-beta7}, where it does not tell.
   */
  public E setWrittenBy(String value) {
    set(writtenBy, value);
    return self();
  }

  /** Param of {@link #setWrittenBy}; not set by default. */
  public Param<String> writtenBy() {
    return writtenBy;
  }

  /** How many tasks train, each on an executor's cores (&gt;= 1). */
  public E setNumWorkers(int value) {
    set(numWorkers, value);
    return self();
  }

  /** Param of {@link #setNumWorkers}; 1 by default. */
  public IntParam numWorkers() {
    return numWorkers;
  }

  /** Examples in a worker's mini-batch (&gt;= 1). */
  public E setBatchSize(int value) {
    set(batchSize, value);
    return self();
  }

  /** Param of {@link #setBatchSize}; 32 by default. */
  public IntParam batchSize() {
    return batchSize;
  }

  /** Passes over the data (&gt;= 0). */
  public E setEpochs(int value) {
    set(epochs, value);
    return self();
  }

  /** Param of {@link #setEpochs}; 1 by default. */
  public IntParam epochs() {
    return epochs;
  }

  /** How the workers keep together: the JSON of AllReduce, Average and so on. */
  public E setSync(Sync value) {
    set(sync, value.toJson());
    return self();
  }

  /** Param of {@link #setSync}, as JSON; {@code AllReduce} by default. */
  public Param<String> sync() {
    return sync;
  }

  /** Of the shuffling of examples. */
  public E setSeed(long value) {
    set(seed, value);
    return self();
  }

  /** Param of {@link #setSeed}; 0 by default. */
  public LongParam seed() {
    return seed;
  }

  /** Folder that all executors see, for checkpoints. */
  public E setCheckpointDir(String value) {
    set(checkpointDir, value);
    return self();
  }

  /** Param of {@link #setCheckpointDir}; not set by default, and then there are no checkpoints. */
  public Param<String> checkpointDir() {
    return checkpointDir;
  }

  /** Passes between checkpoints (&gt;= 1). */
  public E setCheckpointEpochs(int value) {
    set(checkpointEpochs, value);
    return self();
  }

  /** Param of {@link #setCheckpointEpochs}; 1 by default. */
  public IntParam checkpointEpochs() {
    return checkpointEpochs;
  }

  /** Steps between checkpoints in a pass; 0 for none. */
  public E setCheckpointSteps(int value) {
    set(checkpointSteps, value);
    return self();
  }

  /** Param of {@link #setCheckpointSteps}; 0 by default. */
  public IntParam checkpointSteps() {
    return checkpointSteps;
  }

  /** Whether to go on from the checkpoint in checkpointDir. */
  public E setResume(boolean value) {
    set(resume, value);
    return self();
  }

  /** Param of {@link #setResume}; false by default. */
  public BooleanParam resume() {
    return resume;
  }

  /** Passes without a better score before training ends; 0: never. */
  public E setPatience(int value) {
    set(patience, value);
    return self();
  }

  /** Param of {@link #setPatience}; 0 by default. */
  public IntParam patience() {
    return patience;
  }

  /** How much lower a score must be to be better. */
  public E setMinDelta(double value) {
    set(minDelta, value);
    return self();
  }

  /** Param of {@link #setMinDelta}, in units of the score; 0 by default. */
  public DoubleParam minDelta() {
    return minDelta;
  }

  /** Whether the model is that of the best pass, not the last. */
  public E setKeepBest(boolean value) {
    set(keepBest, value);
    return self();
  }

  /** Param of {@link #setKeepBest}; false by default. */
  public BooleanParam keepBest() {
    return keepBest;
  }

  /**
   * Fit to the training rows in one pass and kept in the model: none, standardize, minmax, image,
   * or the JSON of a fitted one.
   */
  public E setNormalizer(String value) {
    set(normalizer, value);
    return self();
  }

  /** One for each input and output, which is kept in the model. */
  public E setNormalizer(Normalizers value) {
    return setNormalizer(value.toJson());
  }

  /** A fitted normalizer, which is kept in the model. */
  public E setNormalizer(Normalizer value) {
    return setNormalizer(value.toJson());
  }

  /** Param of {@link #setNormalizer(String)}; {@code none} by default. */
  public Param<String> normalizer() {
    return normalizer;
  }

  /** Whether the normalizer scales labels, too. */
  public E setNormalizeLabels(boolean value) {
    set(normalizeLabels, value);
    return self();
  }

  /** Param of {@link #setNormalizeLabels}; false by default. */
  public BooleanParam normalizeLabels() {
    return normalizeLabels;
  }

  /** Whether to spread rows anew even if they have numWorkers partitions already. */
  public E setForceRepartition(boolean value) {
    set(forceRepartition, value);
    return self();
  }

  /** Param of {@link #setForceRepartition}; false by default. */
  public BooleanParam forceRepartition() {
    return forceRepartition;
  }

  /**
   * Whether the model keeps the updaters' state, for a training that goes on from it: with Adam
   * twice as many numbers as the network has.
   */
  public E setSaveUpdater(boolean value) {
    set(saveUpdater, value);
    return self();
  }

  /** Param of {@link #setSaveUpdater}; false by default. */
  public BooleanParam saveUpdater() {
    return saveUpdater;
  }

  /** Rows that the model scores at once (&gt;= 1). */
  public E setScoringBatchSize(int value) {
    set(scoringBatchSize, value);
    return self();
  }

  /** Param of {@link #setScoringBatchSize}; 256 by default. */
  public IntParam scoringBatchSize() {
    return scoringBatchSize;
  }

  /** Seconds that a worker may be silent (&gt;= 1). */
  public E setPeerTimeout(double value) {
    set(peerTimeout, value);
    return self();
  }

  /** Param of {@link #setPeerTimeout}, in seconds; 30 by default. */
  public DoubleParam peerTimeout() {
    return peerTimeout;
  }

  /** Threads of a worker; 0 for the executor's cores. */
  public E setThreads(int value) {
    set(threads, value);
    return self();
  }

  /** Param of {@link #setThreads}; 0 by default. */
  public IntParam threads() {
    return threads;
  }

  /** Where workers compute: cpu, or gpu for the one of their task. */
  public E setDevice(String value) {
    set(device, value);
    return self();
  }

  /** Param of {@link #setDevice}; {@code cpu} by default. */
  public Param<String> device() {
    return device;
  }

  /**
   * Off-heap bytes that a worker keeps rows in; where they need more, they are read from Spark in
   * each pass and shuffled in a window; 0: half of the executor's memory outside of its heap.
   */
  public E setCacheBytes(long value) {
    set(cacheBytes, value);
    return self();
  }

  /** Param of {@link #setCacheBytes}, in bytes; 0 by default. */
  public LongParam cacheBytes() {
    return cacheBytes;
  }

  /**
   * What to do with rows that have a null in a column that is read: 'error', or 'skip' to leave
   * them out.
   */
  public E setHandleInvalid(String value) {
    set(handleInvalid, value);
    return self();
  }

  /** Param of {@link #setHandleInvalid}; {@code error} by default. */
  public Param<String> handleInvalid() {
    return handleInvalid;
  }
}
