package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.sql.Dataset;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.scoring.ScoreStrategy;

/**
 * The params of columns that several estimators and models have, said once, and what they mean. The
 * setters and accessors stand in each stage: Spark finds params by the stage's own public methods,
 * and Java has no traits that bring fields along.
 */
final class ColumnParams {
  private ColumnParams() {}

  static Param<String> features(Params owner) {
    return new Param<>(owner, "featuresCol", "column with the features");
  }

  static Param<String> labels(Params owner) {
    return new Param<>(owner, "labelCol", "column with the labels");
  }

  static Param<String> prediction(Params owner) {
    return new Param<>(owner, "predictionCol", "new column with the prediction");
  }

  static Param<String> probability(Params owner) {
    return new Param<>(
        owner,
        "probabilityCol",
        "new column with the classes' probabilities, a vector; empty for none");
  }

  static Param<String> rawPrediction(Params owner) {
    return new Param<>(
        owner,
        "rawPredictionCol",
        "new column with what the last layer computes before its activation, a vector; empty for"
            + " none");
  }

  static Param<String> output(Params owner) {
    return new Param<>(owner, "outputCol", "new column");
  }

  /**
   * @param unset which layer it is where none is set
   */
  static Param<String> layer(Params owner, String unset) {
    return new Param<>(
        owner,
        "layer",
        "name or number of the layer whose activations the column holds; empty for " + unset);
  }

  static Param<String> handleInvalid(Params owner) {
    return new Param<>(
        owner,
        "handleInvalid",
        "what to do with rows where a column that is read is null, holds a null or NaN, or an image"
            + " that could not be read: 'error', or 'skip' to leave them out");
  }

  static StringArrayParam featuresCols(Params owner) {
    return new StringArrayParam(
        owner,
        "featuresCols",
        "columns with one number each, in place of featuresCol: the features, in this order");
  }

  static DoubleArrayParam thresholds(Params owner) {
    return new DoubleArrayParam(
        owner,
        "thresholds",
        "of the classes: predicted is the class whose probability is most of its threshold");
  }

  /** The rows, without those that are to be skipped. */
  static Dataset<?> valid(Dataset<?> rows, String handleInvalid, List<TensorSpec> read) {
    return switch (handleInvalid) {
      case "error" -> rows;
      case "skip" -> ScoreStrategy.valid(rows, read);
      default ->
          throw new ConfigurationException(
              "The 'handleInvalid' must be 'error' or 'skip'. "
                  + Names.suggestion(handleInvalid, List.of("error", "skip")));
    };
  }
}
