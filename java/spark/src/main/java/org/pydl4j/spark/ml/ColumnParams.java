package org.pydl4j.spark.ml;

import java.util.Collection;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/** The params of columns that several estimators and models have, said once, and what they mean. */
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

  static Param<String> handleInvalid(Params owner) {
    return new Param<>(
        owner,
        "handleInvalid",
        "what to do with rows that have a null in a column that is read: 'error', or 'skip' to"
            + " leave them out");
  }

  /** The rows, without those that are to be skipped. */
  static Dataset<?> valid(Dataset<?> rows, String handleInvalid, Collection<String> columns) {
    return switch (handleInvalid) {
      case "error" -> rows;
      case "skip" ->
          rows.filter(
              columns.stream()
                  .map(name -> functions.col("`" + name + "`").isNotNull())
                  .reduce(functions.lit(true), Column::and));
      default ->
          throw new ConfigurationException(
              "The 'handleInvalid' must be 'error' or 'skip'. "
                  + Names.suggestion(handleInvalid, List.of("error", "skip")));
    };
  }
}
