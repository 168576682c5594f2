package org.pydl4j.spark.ml;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.normalizers.ImagePreProcessingScaler;
import org.pydl4j.etl.normalizers.Normalizer;
import org.pydl4j.etl.normalizers.NormalizerMinMaxScaler;
import org.pydl4j.etl.normalizers.NormalizerStandardize;
import org.pydl4j.etl.normalizers.Statistics;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.spark.rows.RowBatch;
import org.pydl4j.spark.rows.RowData;
import org.pydl4j.spark.rows.RowPlan;

/** Fits normalizers to the rows of a DataFrame: one pass, each partition by itself. */
final class NormalizerFit {
  private static final int BATCH = 1024;
  private static final List<String> NAMES = List.of("none", "standardize", "minmax", "image");

  private NormalizerFit() {}

  /** Whether there is to be a normalizer. */
  static boolean isWanted(String wanted) {
    return !List.of("none", "").contains(Names.folded(wanted));
  }

  /** No record: Kryo 4, the serializer of many clusters, cannot write those. */
  private static final class Seen implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    private final Statistics features = new Statistics();
    private final Statistics labels = new Statistics();

    Seen merge(Seen other) {
      features.merge(other.features);
      labels.merge(other.labels);
      return this;
    }
  }

  /**
   * The normalizer with this name, or with this JSON.
   *
   * @param rows of the training, without those of the validation
   * @param features the array's name in the plan
   * @param labels the array's name in the plan; null to leave labels as they are
   * @return null for {@code none}
   */
  static @Nullable Normalizer fit(
      String wanted,
      JavaRDD<InternalRow> rows,
      RowPlan plan,
      String features,
      @Nullable String labels) {
    if (wanted.strip().startsWith("{")) {
      return Normalizer.fromJson(wanted);
    }
    return switch (Names.folded(wanted)) {
      case "none", "" -> null;
      case "image" -> new ImagePreProcessingScaler();
      case "standardize" -> {
        Seen seen = seen(rows, plan, features, labels);
        yield new NormalizerStandardize(seen.features, labels == null ? null : seen.labels);
      }
      case "minmax" -> {
        Seen seen = seen(rows, plan, features, labels);
        yield new NormalizerMinMaxScaler(seen.features, labels == null ? null : seen.labels);
      }
      default ->
          throw new ConfigurationException(
              "There is no normalizer '" + wanted + "'. " + Names.suggestion(wanted, NAMES));
    };
  }

  private static Seen seen(
      JavaRDD<InternalRow> rows, RowPlan plan, String features, @Nullable String labels) {
    return rows.mapPartitions(
            partition ->
                List.of(look(RowData.ofTask(partition), plan, features, labels)).iterator())
        .treeReduce(Seen::merge);
  }

  private static Seen look(
      Iterator<InternalRow> rows, RowPlan plan, String features, @Nullable String labels) {
    Seen seen = new Seen();
    try (RowBatch batch = new RowBatch(plan, BATCH)) {
      while (rows.hasNext()) {
        batch.add(rows.next());
        if (batch.isFull() || !rows.hasNext()) {
          Map<String, NDArray> arrays = batch.arrays();
          try {
            seen.features.add(Objects.requireNonNull(arrays.get(features)));
            if (labels != null) {
              seen.labels.add(Objects.requireNonNull(arrays.get(labels)));
            }
          } finally {
            arrays.values().forEach(NDArray::close);
          }
          batch.clear();
        }
      }
    }
    return seen;
  }
}
