package org.pydl4j.spark.ml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.param.Param;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.pydl4j.etl.normalizers.Normalizer;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.Signature;
import org.pydl4j.spark.rows.RereadableRows;
import org.pydl4j.spark.rows.RowData;
import org.pydl4j.spark.rows.RowPlan;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.scoring.PackedModel;
import org.pydl4j.spark.scoring.Scoring;
import org.pydl4j.spark.training.JobListener;
import org.pydl4j.spark.training.Partitions;
import org.pydl4j.spark.training.TrainingJob;
import org.pydl4j.spark.training.TrainingResult;
import org.pydl4j.spark.training.TrainingSettings;

/** One training: from an estimator's params and a DataFrame to a packed model. */
final class NetworkFit {
  private final NetworkEstimator<?, ?> estimator;
  private final Dataset<Row> data;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> labels;
  private final TensorSpec weights;
  private final RowPlan plan;
  private final int indicator;
  private String history = "[]";

  NetworkFit(NetworkEstimator<?, ?> estimator, Dataset<?> dataset) {
    this.estimator = estimator;
    Signature signature = signature();
    this.inputs = Scoring.inputs(signature, estimator.inputColumns());
    this.labels = labels(signature, dataset.schema());
    this.weights = text(estimator.weightCol()).map(TensorSpec::weights).orElse(null);
    Optional<String> validation = text(estimator.validationIndicatorCol());
    List<TensorSpec> specs = new ArrayList<>(inputs);
    specs.addAll(labels);
    if (weights != null) {
      specs.add(weights);
    }
    RowPlan.of(dataset.schema(), specs); // all mistakes before anything is computed
    String invalid = estimator.getOrDefault(estimator.handleInvalid());
    List<String> read = specs.stream().map(TensorSpec::column).distinct().toList();
    this.data = columns(ColumnParams.valid(dataset, invalid, read), read, validation);
    this.plan = RowPlan.of(data.schema(), specs);
    this.indicator =
        validation.map(column -> Arrays.asList(data.columns()).indexOf(column)).orElse(-1);
  }

  private Signature signature() {
    try (MultiLayerNetwork empty = new MultiLayerNetwork(estimator.configuration())) {
      return empty.signature();
    }
  }

  private List<TensorSpec> labels(Signature signature, StructType schema) {
    List<String> columns = estimator.labelColumns();
    if (!columns.isEmpty() && columns.size() != signature.outputs().size()) {
      throw new ConfigurationException(
          "The model has the outputs " + signature.outputs() + ". Got the labels " + columns + ".");
    }
    List<TensorSpec> specs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      specs.add(LabelColumn.of(signature.outputs().get(i), columns.get(i), schema));
    }
    return specs;
  }

  private static Dataset<Row> columns(
      Dataset<?> dataset, List<String> read, Optional<String> validation) {
    List<Column> columns = new ArrayList<>();
    read.forEach(column -> columns.add(dataset.col("`" + column + "`")));
    validation.ifPresent(
        column -> columns.add(dataset.col("`" + column + "`").cast("boolean").as(column)));
    return dataset.select(columns.toArray(Column[]::new));
  }

  private Optional<String> text(Param<String> param) {
    return estimator.isSet(param)
        ? Optional.of(estimator.getOrDefault(param)).filter(value -> !value.isEmpty())
        : Optional.empty();
  }

  /** Trains and waits for the end; the model holds its normalizer and the names of its classes. */
  PackedModel run(JobListener listener) {
    Normalizer normalizer = normalizer();
    long cacheBytes = (long) estimator.getOrDefault(estimator.cacheBytes());
    TrainingRows shards =
        new TrainingRows(plan, inputs, labels, weights, indicator, normalizer, cacheBytes);
    try (MultiLayerNetwork start = new MultiLayerNetwork(estimator.configuration()).init()) {
      TrainingResult result =
          TrainingJob.run(partitions(), shards, start, settings(start), listener);
      try (MultiLayerNetwork trained = (MultiLayerNetwork) result.model()) {
        history = History.toJson(result.history());
        trained.setNormalizerJson(normalizer == null ? null : normalizer.toJson());
        trained.setLabels(classNames(trained.configuration().outputType().size()));
        return PackedModel.of(trained);
      }
    }
  }

  /** {@link History#toJson} of the last run. */
  String history() {
    return history;
  }

  private Normalizer normalizer() {
    Dataset<Row> training =
        indicator < 0
            ? data
            : data.filter(
                functions.not(
                    functions.coalesce(
                        data.col("`" + data.columns()[indicator] + "`"), functions.lit(false))));
    boolean scaled = estimator.getOrDefault(estimator.normalizeLabels()).equals(true);
    return NormalizerFit.fit(
        estimator.getOrDefault(estimator.normalizer()),
        RowData.of(training).toJavaRDD(),
        plan,
        inputs.get(0).name(),
        scaled && !labels.isEmpty() ? labels.get(0).name() : null);
  }

  private JavaRDD<InternalRow> partitions() {
    int workers = whole(estimator.numWorkers());
    RDD<InternalRow> rows = RowData.of(data);
    boolean spread = estimator.getOrDefault(estimator.forceRepartition()).equals(true);
    boolean stay = Partitions.suit(rows, workers) && !spread;
    return RereadableRows.of(stay ? rows : RowData.of(data.repartition(workers)));
  }

  private TrainingSettings settings(MultiLayerNetwork start) {
    return TrainingSettings.builder(start)
        .sync(estimator.getOrDefault(estimator.sync()))
        .numWorkers(whole(estimator.numWorkers()))
        .batchSize(whole(estimator.batchSize()))
        .epochs(whole(estimator.epochs()))
        .seed((long) estimator.getOrDefault(estimator.seed()))
        .checkpointDir(text(estimator.checkpointDir()).orElse(null))
        .rows(rows())
        .checkpointEpochs(whole(estimator.checkpointEpochs()))
        .checkpointSteps(whole(estimator.checkpointSteps()))
        .resume((boolean) estimator.getOrDefault(estimator.resume()))
        .patience(whole(estimator.patience()))
        .minDelta((double) estimator.getOrDefault(estimator.minDelta()))
        .keepBest((boolean) estimator.getOrDefault(estimator.keepBest()))
        .peerTimeoutSeconds((double) estimator.getOrDefault(estimator.peerTimeout()))
        .threads(whole(estimator.threads()))
        .device(estimator.getOrDefault(estimator.device()))
        .build();
  }

  /** Which rows are trained on, and as what; computed where checkpoints are kept, by their name. */
  private String rows() {
    if (text(estimator.checkpointDir()).isEmpty()) {
      return "";
    }
    List<Object> how = new ArrayList<>();
    plan.specs().forEach(spec -> how.add(spec.name() + " " + spec.column() + " " + spec.type()));
    how.add(inputs.size());
    how.add(labels.size());
    how.add(indicator);
    how.add(estimator.getOrDefault(estimator.normalizer()));
    how.add(estimator.getOrDefault(estimator.normalizeLabels()));
    how.add(RowsDigest.of(data));
    return how.toString();
  }

  private int whole(Param<Object> param) {
    return (int) estimator.getOrDefault(param);
  }

  /** What Spark's StringIndexer has written into the label column. */
  private List<String> classNames(long outputs) {
    if (!estimator.classes() || labels.isEmpty()) {
      return List.of();
    }
    StructField column = data.schema().apply(labels.get(0).column());
    if (!(column.dataType() instanceof NumericType)) {
      return List.of(); // Spark keeps names with numbers alone
    }
    Attribute attribute = Attribute.fromStructField(column);
    return attribute instanceof NominalAttribute nominal
            && nominal.values().isDefined()
            && nominal.values().get().length == outputs
        ? List.of(nominal.values().get())
        : List.of();
  }
}
