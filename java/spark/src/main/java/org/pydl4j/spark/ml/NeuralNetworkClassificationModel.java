package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.pydl4j.nn.evaluation.Evaluation;
import org.pydl4j.spark.scoring.ScoreColumn;
import org.pydl4j.spark.scoring.ScoreColumn.Kind;
import org.pydl4j.spark.scoring.ScoreStrategy;
import org.pydl4j.spark.scoring.Scoring;

/** A network that tells classes apart: prediction, probability and raw numbers of each row. */
public final class NeuralNetworkClassificationModel
    extends NetworkModel<NeuralNetworkClassificationModel> {
  private static final long serialVersionUID = 1L;

  private final Param<String> featuresCol = ColumnParams.features(this);
  private final Param<String> labelCol = ColumnParams.labels(this);
  private final Param<String> predictionCol = ColumnParams.prediction(this);
  private final Param<String> probabilityCol = ColumnParams.probability(this);
  private final Param<String> rawPredictionCol = ColumnParams.rawPrediction(this);

  /** Without a network yet: for {@link #read()}. */
  public NeuralNetworkClassificationModel(String uid) {
    super(uid);
    setDefault(featuresCol, "features");
    setDefault(labelCol, "label");
    setDefault(predictionCol, "prediction");
    setDefault(probabilityCol, "probability");
    setDefault(rawPredictionCol, "rawPrediction");
  }

  /** Without a network yet: {@link #setModelFile} gives it one. */
  public NeuralNetworkClassificationModel() {
    this(Identifiable.randomUID("NeuralNetworkClassificationModel"));
  }

  /** Reads what {@code write()} wrote. */
  public static MLReader<NeuralNetworkClassificationModel> read() {
    return new NetworkModelFiles.Reader<>();
  }

  /** Reads what {@code save(path)} wrote. */
  public static NeuralNetworkClassificationModel load(String path) {
    return read().load(path);
  }

  @Override
  List<String> inputColumns() {
    return List.of(getOrDefault(featuresCol));
  }

  @Override
  List<ScoreColumn> scoreColumns() {
    return List.of(
        ScoreColumn.of(getOrDefault(rawPredictionCol), Kind.RAW),
        ScoreColumn.of(getOrDefault(probabilityCol), Kind.OUTPUT),
        ScoreColumn.of(getOrDefault(predictionCol), Kind.CLASS));
  }

  /**
   * Accuracy and the like over the rows, counted in the executors.
   *
   * @param dataset with the features and, in {@code labelCol}, the indices of the classes
   */
  public Evaluation evaluate(Dataset<?> dataset) {
    String label = getOrDefault(labelCol);
    Evaluation evaluation =
        new Evaluation(Math.toIntExact(packed().configuration().outputType().size()));
    Scoring scoring =
        new Scoring(
            dataset.sparkSession().sparkContext(),
            packed(),
            inputColumns(),
            List.of(ScoreColumn.of("predicted", Kind.CLASS)),
            (int) getOrDefault(batchSize()));
    List<Row> counts =
        ScoreStrategy.score(dataset, scoring)
            .select(
                functions.col("`" + label + "`").cast("int").as("actual"),
                functions.col("predicted").cast("int"))
            .groupBy("actual", "predicted")
            .count()
            .collectAsList();
    for (Row row : counts) {
      evaluation.add(row.getInt(0), row.getInt(1), row.getLong(2));
    }
    return evaluation;
  }

  public Param<String> featuresCol() {
    return featuresCol;
  }

  public Param<String> labelCol() {
    return labelCol;
  }

  public Param<String> predictionCol() {
    return predictionCol;
  }

  public Param<String> probabilityCol() {
    return probabilityCol;
  }

  public Param<String> rawPredictionCol() {
    return rawPredictionCol;
  }
}
