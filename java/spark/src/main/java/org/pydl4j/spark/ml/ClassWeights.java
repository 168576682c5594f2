package org.pydl4j.spark.ml;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.spark.rows.NamedColumn;
import org.pydl4j.spark.rows.TensorSpec;

/** A weight for each class, which an example has by its label. */
final class ClassWeights {
  private static final String BALANCED = "balanced";

  private ClassWeights() {}

  /**
   * The weight of each row.
   *
   * @param wanted a JSON list of a number a class, {@code balanced} for {@code n / (classes · n of
   *     the class)} as in scikit-learn, or empty for none
   * @param training the rows that are trained on
   */
  static Optional<Column> of(String wanted, Dataset<?> training, TensorSpec label, int classes) {
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    if (label.type() != DType.INT64 && classes != 1) {
      throw new ConfigurationException(
          "A 'classWeight' needs labels that are indices of classes. The column '"
              + label.column()
              + "' holds a vector for each row.");
    }
    int count = Math.max(2, classes); // one output stands for two classes
    Column index = NamedColumn.of(training, label.column()).cast("int");
    double[] weights =
        wanted.equals(BALANCED) ? balanced(training, index, count) : given(wanted, count);
    Column[] all =
        Arrays.stream(weights)
            .mapToObj(weight -> functions.lit((float) weight))
            .toArray(Column[]::new);
    return Optional.of(functions.get(functions.array(all), index));
  }

  private static double[] given(String wanted, int classes) {
    double @Nullable [] weights;
    try {
      weights = new Gson().fromJson(wanted, double[].class);
    } catch (JsonSyntaxException e) {
      weights = null;
    }
    if (weights == null
        || weights.length != classes
        || !Arrays.stream(weights).allMatch(weight -> weight >= 0 && Double.isFinite(weight))
        || Arrays.stream(weights).sum() == 0) {
      throw new ConfigurationException(
          "The 'classWeight' must be 'balanced', or a list of "
              + classes
              + " numbers of at least 0, one for each class and not all 0. Got "
              + wanted
              + ".");
    }
    return weights;
  }

  private static double[] balanced(Dataset<?> training, Column index, int classes) {
    List<Row> counts = training.groupBy(index.as("class")).count().collectAsList();
    long all = counts.stream().mapToLong(row -> row.getLong(1)).sum();
    double[] weights = new double[classes];
    for (Row row : counts) {
      if (!row.isNullAt(0) && row.getInt(0) >= 0 && row.getInt(0) < classes) {
        weights[row.getInt(0)] = (double) all / classes / row.getLong(1);
      }
    }
    return weights;
  }
}
