package org.pydl4j.spark.ml;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** The params of columns that several estimators and models have, said once. */
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
}
