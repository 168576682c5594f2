package org.pydl4j.spark.ml;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.Metadata;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.evaluation.Evaluation;
import org.pydl4j.nn.evaluation.EvaluationBinary;
import org.pydl4j.nn.evaluation.EvaluationCalibration;
import org.pydl4j.nn.evaluation.ROC;
import org.pydl4j.nn.evaluation.ROCBinary;
import org.pydl4j.nn.evaluation.ROCMultiClass;
import org.pydl4j.spark.scoring.ScoreColumn;
import org.pydl4j.spark.scoring.ScoreColumn.Kind;

/** A network that tells classes apart: prediction, probability and raw numbers of each row. */
public class NeuralNetworkClassificationModel
    extends FeaturesModel<NeuralNetworkClassificationModel> {
  private static final long serialVersionUID = 1L;

  private final Param<String> labelCol = ColumnParams.labels(this);
  private final Param<String> predictionCol = ColumnParams.prediction(this);
  private final Param<String> probabilityCol = ColumnParams.probability(this);
  private final Param<String> rawPredictionCol = ColumnParams.rawPrediction(this);

  private final DoubleArrayParam thresholds = ColumnParams.thresholds(this);

  /** Without a network yet: for {@link #read()}. */
  public NeuralNetworkClassificationModel(String uid) {
    super(uid);
    setDefault(labelCol, "label");
    setDefault(predictionCol, "prediction");
    setDefault(probabilityCol, "probability");
    setDefault(rawPredictionCol, "rawPrediction");
    setDefault(thresholds, new double[0]);
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
  List<ScoreColumn> scoreColumns() {
    return List.of(
        ScoreColumn.of(getOrDefault(rawPredictionCol), Kind.RAW),
        ScoreColumn.of(getOrDefault(probabilityCol), Kind.PROBABILITY),
        ScoreColumn.ofClasses(getOrDefault(predictionCol), checkedThresholds()));
  }

  /**
   * Accuracy and the like over the rows, counted in the executors.
   *
   * @param dataset with the features and, in {@code labelCol}, the indices of the classes
   * @throws ConfigurationException if a column is missing or of another type
   */
  public Evaluation evaluate(Dataset<?> dataset) {
    int columns = outputs();
    return doEvaluation(dataset, label(), () -> new Evaluation(columns));
  }

  /**
   * The ROC of a network with one probability or two classes.
   *
   * @param thresholdSteps thresholds that are counted; 0 for exact, which keeps 8 bytes a row
   */
  public ROC evaluateROC(Dataset<?> dataset, int thresholdSteps) {
    return doEvaluation(dataset, label(), () -> new ROC(thresholdSteps));
  }

  /**
   * The ROC of each class against the others.
   *
   * @param thresholdSteps thresholds that are counted; 0 for exact, which keeps 8 bytes a row
   */
  public ROCMultiClass evaluateROCMultiClass(Dataset<?> dataset, int thresholdSteps) {
    int columns = outputs();
    return doEvaluation(dataset, label(), () -> new ROCMultiClass(columns, thresholdSteps));
  }

  /**
   * The ROC of each of several yes-or-no questions; labels are vectors of 0 and 1.
   *
   * @param thresholdSteps thresholds that are counted; 0 for exact, which keeps 8 bytes a row
   */
  public ROCBinary evaluateROCBinary(Dataset<?> dataset, int thresholdSteps) {
    int columns = outputs();
    return doEvaluation(dataset, label(), () -> new ROCBinary(columns, thresholdSteps));
  }

  /**
   * Accuracy and the like of each of several yes-or-no questions; labels are vectors of 0 and 1.
   */
  public EvaluationBinary evaluateBinary(Dataset<?> dataset) {
    int columns = outputs();
    return doEvaluation(dataset, label(), () -> new EvaluationBinary(columns));
  }

  /**
   * Whether probabilities can be taken at their word.
   *
   * @param bins steps of the probability from 0 to 1, at least 1
   */
  public EvaluationCalibration evaluateCalibration(Dataset<?> dataset, int bins) {
    int columns = outputs();
    return doEvaluation(dataset, label(), () -> new EvaluationCalibration(columns, bins));
  }

  /** The names that StringIndexer had given to the classes: IndexToString gives them back. */
  @Override
  Map<String, Metadata> metadata() {
    String name = getOrDefault(predictionCol);
    List<String> names = packed().labels();
    return names.isEmpty() || name.isEmpty()
        ? Map.of()
        : Map.of(
            name,
            NominalAttribute.defaultAttr()
                .withName(name)
                .withValues(names.toArray(String[]::new))
                .toMetadata());
  }

  private List<Double> checkedThresholds() {
    double[] given = getOrDefault(thresholds);
    long zeros = Arrays.stream(given).filter(threshold -> threshold == 0).count();
    boolean fit = given.length == 0 || given.length == numClasses();
    if (!fit || zeros > 1 || !Arrays.stream(given).allMatch(threshold -> threshold >= 0)) {
      throw new ConfigurationException(
          "The 'thresholds' must be "
              + numClasses()
              + " numbers of at least 0, one for each class and at most one of them 0. Got "
              + Arrays.toString(given)
              + ".");
    }
    return Arrays.stream(given).boxed().toList();
  }

  /** How many classes there are: one output stands for two. */
  public int numClasses() {
    return Math.max(2, outputs());
  }

  /**
   * The class of one example, from 0, computed on this machine.
   *
   * @throws ConfigurationException if it has another number of features
   */
  public double predict(Vector features) {
    return computed(features, ScoreColumn.ofClasses("prediction", checkedThresholds()))[0];
  }

  /** The probabilities of the classes for one example, [numClasses]; see {@link #predict}. */
  public Vector predictProbability(Vector features) {
    return Vectors.dense(computed(features, ScoreColumn.of("probability", Kind.PROBABILITY)));
  }

  /** The raw numbers of the classes for one example, [numClasses]; see {@link #predict}. */
  public Vector predictRaw(Vector features) {
    return Vectors.dense(computed(features, ScoreColumn.of("rawPrediction", Kind.RAW)));
  }

  private String label() {
    return getOrDefault(labelCol);
  }

  /** Column with the labels. */
  public NeuralNetworkClassificationModel setLabelCol(String value) {
    set(labelCol, value);
    return this;
  }

  /** Param of {@link #setLabelCol}; {@code label} by default. */
  public Param<String> labelCol() {
    return labelCol;
  }

  /** New column with the prediction. */
  public NeuralNetworkClassificationModel setPredictionCol(String value) {
    set(predictionCol, value);
    return this;
  }

  /** Param of {@link #setPredictionCol}; {@code prediction} by default. */
  public Param<String> predictionCol() {
    return predictionCol;
  }

  /** New column with the classes' probabilities, a vector; empty for none. */
  public NeuralNetworkClassificationModel setProbabilityCol(String value) {
    set(probabilityCol, value);
    return this;
  }

  /** Param of {@link #setProbabilityCol}; {@code probability} by default. */
  public Param<String> probabilityCol() {
    return probabilityCol;
  }

  /**
   * New column with what the last layer computes before its activation, a vector; empty for none.
   */
  public NeuralNetworkClassificationModel setRawPredictionCol(String value) {
    set(rawPredictionCol, value);
    return this;
  }

  /** Param of {@link #setRawPredictionCol}; {@code rawPrediction} by default. */
  public Param<String> rawPredictionCol() {
    return rawPredictionCol;
  }

  /**
   * Of the classes: predicted is the class whose probability is most of its threshold; one of them
   * may be 0.
   */
  public NeuralNetworkClassificationModel setThresholds(double[] value) {
    set(thresholds, value);
    return this;
  }

  /**
   * Param of {@link #setThresholds}; empty by default, and then the greatest probability counts.
   */
  public DoubleArrayParam thresholds() {
    return thresholds;
  }
}
