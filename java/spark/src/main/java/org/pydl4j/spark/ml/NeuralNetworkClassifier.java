package org.pydl4j.spark.ml;

import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.pydl4j.spark.rows.TensorSpec;

/**
 * Trains a network to tell classes apart; labels are indices of classes, or one vector of numbers a
 * row.
 */
public class NeuralNetworkClassifier
    extends SupervisedEstimator<NeuralNetworkClassifier, NeuralNetworkClassificationModel> {
  private static final long serialVersionUID = 1L;

  private final Param<String> probabilityCol = ColumnParams.probability(this);
  private final Param<String> rawPredictionCol = ColumnParams.rawPrediction(this);

  private final DoubleArrayParam thresholds = ColumnParams.thresholds(this);
  private final Param<String> classWeight =
      new Param<>(
          this,
          "classWeight",
          "how much examples of each class count: the JSON of a list of numbers, or 'balanced' for"
              + " n / (classes * n of the class); empty for all alike");

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkClassifier(String uid) {
    super(uid);
    setDefault(probabilityCol, "probability");
    setDefault(rawPredictionCol, "rawPrediction");
    setDefault(thresholds, new double[0]);
    setDefault(classWeight, "");
  }

  /** With a random name. */
  public NeuralNetworkClassifier() {
    this(Identifiable.randomUID("NeuralNetworkClassifier"));
  }

  /** Reads what {@code write()} wrote. */
  public static MLReader<NeuralNetworkClassifier> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads what {@code save(path)} wrote. */
  public static NeuralNetworkClassifier load(String path) {
    return read().load(path);
  }

  @Override
  boolean classes() {
    return true;
  }

  @Override
  protected NeuralNetworkClassificationModel emptyModel(String modelUid) {
    return new NeuralNetworkClassificationModel(modelUid);
  }

  /** New column with the classes' probabilities, a vector; empty for none. */
  public NeuralNetworkClassifier setProbabilityCol(String value) {
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
  public NeuralNetworkClassifier setRawPredictionCol(String value) {
    set(rawPredictionCol, value);
    return this;
  }

  /** Param of {@link #setRawPredictionCol}; {@code rawPrediction} by default. */
  public Param<String> rawPredictionCol() {
    return rawPredictionCol;
  }

  @Override
  Optional<Column> weightOfClass(Dataset<?> training, List<TensorSpec> labels) {
    return ClassWeights.of(getOrDefault(classWeight), training, labels.get(0), outputs());
  }

  private int outputs() {
    return Math.toIntExact(configuration().plan().outputType(0).size());
  }

  /** How many classes the network tells apart: one output stands for two. */
  public int numClasses() {
    return Math.max(2, outputs());
  }

  /**
   * Of the classes: predicted is the class whose probability is most of its threshold; one of them
   * may be 0.
   */
  public NeuralNetworkClassifier setThresholds(double[] value) {
    set(thresholds, value);
    return this;
  }

  /**
   * Param of {@link #setThresholds}; empty by default, and then the greatest probability counts.
   */
  public DoubleArrayParam thresholds() {
    return thresholds;
  }

  /**
   * How much examples of each class count: the JSON of a list of numbers, or {@code balanced} for n
   * / (classes · n of the class).
   */
  public NeuralNetworkClassifier setClassWeight(String value) {
    set(classWeight, value);
    return this;
  }

  /** How much examples of each class count. */
  public NeuralNetworkClassifier setClassWeight(double[] value) {
    return setClassWeight(java.util.Arrays.toString(value));
  }

  /** Param of {@link #setClassWeight(String)}; empty by default. */
  public Param<String> classWeight() {
    return classWeight;
  }
}
