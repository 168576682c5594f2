package org.pydl4j.spark.ml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.param.Param;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.pydl4j.etl.normalizers.Normalizers;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.data.FeaturePlaces;
import org.pydl4j.spark.rows.RereadableRows;
import org.pydl4j.spark.rows.RowData;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.scoring.PackedModel;
import org.pydl4j.spark.training.JobListener;
import org.pydl4j.spark.training.Partitions;
import org.pydl4j.spark.training.TrainingJob;
import org.pydl4j.spark.training.TrainingResult;
import org.pydl4j.spark.training.TrainingSettings;

/** One training: from an estimator's params and a DataFrame to a packed model. */
final class NetworkFit {
  private final NetworkEstimator<?, ?> estimator;
  private final FitColumns columns;
  private String history = "[]";

  NetworkFit(NetworkEstimator<?, ?> estimator, Dataset<?> dataset) {
    this.estimator = estimator;
    boolean normalizes =
        NormalizerFit.isWanted(wantedNormalizer()) || !initialNormalizers().isEmpty();
    Signature signature = signature();
    this.columns = new FitColumns(estimator, dataset, signature, normalizes);
    boolean series = columns.plan().isSeries();
    if (series && (normalizes || estimator.labelColumns().isEmpty())) {
      throw new ConfigurationException(
          normalizes
              ? "Normalizers do not scale series of different lengths here. Scale the columns"
                  + " before, or begin the network with normalizing layers."
              : "An autoencoder gives one array a row back, not series of different lengths. Train"
                  + " it with NeuralNetworkEstimator, whose labels are the column of its input.");
    }
  }

  private Signature signature() {
    try (NeuralNetwork empty = estimator.configuration().network()) {
      return empty.signature();
    }
  }

  private FeaturePlaces places() {
    try (NeuralNetwork empty = estimator.configuration().network()) {
      return empty.featurePlaces();
    }
  }

  /** Trains and waits for the end; the model holds its normalizer and the names of its classes. */
  PackedModel run(JobListener listener) {
    SparkSession session = columns.data().sparkSession();
    Normalizers normalizers = SessionTags.on(session, this::normalizers);
    long cacheBytes = (long) estimator.getOrDefault(estimator.cacheBytes());
    TrainingRows shards =
        new TrainingRows(
            columns.plan(),
            columns.inputs(),
            columns.labels(),
            columns.weights(),
            columns.indicator(),
            normalizers,
            cacheBytes);
    try (NeuralNetwork net = start()) {
      TrainingSettings settings = settings(net);
      JavaRDD<InternalRow> rows = SessionTags.on(session, this::partitions);
      TrainingResult result =
          SessionTags.on(session, () -> TrainingJob.train(rows, shards, net, settings, listener));
      history = History.toJson(result.history());
      net.setNormalizerJson(normalizers.isEmpty() ? null : normalizers.toJson());
      net.setLabels(classNames(net.configuration().plan().outputType(0).size()));
      return PackedModel.of(net, settings.saveUpdater());
    }
  }

  /** A new network, or the one to go on from. */
  private NeuralNetwork start() {
    InitialModel initial = InitialModel.of(estimator).orElse(null);
    NetworkConfiguration wanted = estimator.configuration();
    if (initial == null) {
      return wanted.network().init();
    }
    NeuralNetwork before = initial.open();
    if (before.configuration().equals(wanted)) {
      return before;
    }
    try (before) {
      return withWeights(wanted.network().init(), before, initial.file());
    }
  }

  private static NeuralNetwork withWeights(NeuralNetwork network, NeuralNetwork before, Path file) {
    try (NDArray weights = before.params()) {
      if (!List.copyOf(network.paramTable().keySet()) // in their order: weights are one vector
              .equals(List.copyOf(before.paramTable().keySet()))
          || network.numParams() != before.numParams()) {
        throw new ConfigurationException(
            "The network of 'conf' has "
                + network.numParams()
                + " parameters "
                + network.paramTable().keySet()
                + ", the model to go on from, "
                + file
                + ", has "
                + before.numParams()
                + " "
                + before.paramTable().keySet()
                + ". Leave 'conf' out to take the model's own network.");
      }
      network.setParams(weights);
      return network;
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  /** {@link History#toJson} of the last run. */
  String history() {
    return history;
  }

  private String wantedNormalizer() {
    return estimator.getOrDefault(estimator.normalizer());
  }

  private Normalizers initialNormalizers() {
    if (estimator.isSet(estimator.normalizer())) {
      return Normalizers.NONE;
    }
    return InitialModel.of(estimator)
        .map(
            initial -> {
              try (NeuralNetwork before = initial.open()) {
                Signature signature = before.signature();
                return Normalizers.of(
                    before.normalizerJson(), names(signature.inputs()), names(signature.outputs()));
              }
            })
        .orElse(Normalizers.NONE);
  }

  private static List<String> names(List<Signature.Tensor> tensors) {
    return tensors.stream().map(Signature.Tensor::name).toList();
  }

  private Normalizers normalizers() {
    Normalizers before = initialNormalizers();
    if (!before.isEmpty()) {
      return before;
    }
    String wanted = wantedNormalizer();
    if (wanted.strip().startsWith("{")) {
      return Normalizers.placed(wanted, places());
    }
    boolean scaled = estimator.getOrDefault(estimator.normalizeLabels()).equals(true);
    return NormalizerFit.fit(
        wanted,
        RowData.of(columns.training()).toJavaRDD(),
        columns.plan(),
        columns.inputs().stream().map(TensorSpec::name).toList(),
        scaled ? columns.labels().stream().map(TensorSpec::name).toList() : List.of(),
        places());
  }

  private JavaRDD<InternalRow> partitions() {
    int workers = whole(estimator.numWorkers());
    RDD<InternalRow> rows = RowData.of(columns.data());
    boolean spread = estimator.getOrDefault(estimator.forceRepartition()).equals(true);
    boolean stay = Partitions.suit(rows, workers) && !spread;
    return RereadableRows.of(stay ? rows : RowData.of(columns.data().repartition(workers)));
  }

  private TrainingSettings settings(NeuralNetwork start) {
    return TrainingSettings.builder(start)
        .sync(estimator.getOrDefault(estimator.sync()))
        .numWorkers(whole(estimator.numWorkers()))
        .batchSize(whole(estimator.batchSize()))
        .epochs(whole(estimator.epochs()))
        .seed((long) estimator.getOrDefault(estimator.seed()))
        .checkpointDir(estimator.text(estimator.checkpointDir()).orElse(null))
        .rows(rows())
        .checkpointEpochs(whole(estimator.checkpointEpochs()))
        .checkpointSteps(whole(estimator.checkpointSteps()))
        .resume((boolean) estimator.getOrDefault(estimator.resume()))
        .patience(whole(estimator.patience()))
        .minDelta((double) estimator.getOrDefault(estimator.minDelta()))
        .keepBest((boolean) estimator.getOrDefault(estimator.keepBest()))
        .peerTimeoutSeconds((double) estimator.getOrDefault(estimator.peerTimeout()))
        .threads(whole(estimator.threads()))
        .saveUpdater((boolean) estimator.getOrDefault(estimator.saveUpdater()))
        .device(estimator.getOrDefault(estimator.device()))
        .build();
  }

  /** Which rows are trained on, and as what; computed where checkpoints are kept, by their name. */
  private String rows() {
    if (estimator.text(estimator.checkpointDir()).isEmpty()) {
      return "";
    }
    List<Object> how = new ArrayList<>();
    columns
        .plan()
        .specs()
        .forEach(spec -> how.add(spec.name() + " " + spec.column() + " " + spec.type()));
    how.add(columns.inputs().size());
    how.add(columns.labels().size());
    how.add(columns.indicator());
    how.add(estimator.getOrDefault(estimator.normalizer()));
    how.add(estimator.getOrDefault(estimator.normalizeLabels()));
    how.add(InitialModel.of(estimator).map(InitialModel::id).orElse(""));
    how.add(RowsDigest.of(columns.data()));
    return how.toString();
  }

  private int whole(Param<Object> param) {
    return (int) estimator.getOrDefault(param);
  }

  /** What Spark's StringIndexer has written into the label column. */
  private List<String> classNames(long outputs) {
    if (!estimator.classes() || columns.labels().isEmpty()) {
      return List.of();
    }
    StructField column = columns.data().schema().apply(columns.labels().get(0).column());
    if (!(column.dataType() instanceof NumericType)) {
      return List.of(); // Spark keeps names with numbers alone
    }
    Attribute attribute = Attribute.fromStructField(column);
    return attribute instanceof NominalAttribute nominal
            && nominal.values().isDefined()
            && nominal.values().get().length == Math.max(2, outputs) // one output is two classes
        ? List.of(nominal.values().get())
        : List.of();
  }
}
