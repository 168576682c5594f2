package org.pydl4j.spark.ml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.normalizers.ImagePreProcessingScaler;
import org.pydl4j.etl.normalizers.Normalizer;
import org.pydl4j.etl.normalizers.NormalizerMinMaxScaler;
import org.pydl4j.etl.normalizers.NormalizerStandardize;
import org.pydl4j.etl.normalizers.Normalizers;
import org.pydl4j.etl.normalizers.Statistics;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.data.FeaturePlaces;
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

    private final Statistics[] features;
    private final Statistics[] labels;

    Seen(boolean[] features, boolean[] labels) {
      this.features = each(features);
      this.labels = each(labels);
    }

    private static Statistics[] each(boolean[] last) {
      return IntStream.range(0, last.length)
          .mapToObj(i -> new Statistics(last[i]))
          .toArray(Statistics[]::new);
    }

    Seen merge(Seen other) {
      for (int i = 0; i < features.length; i++) {
        features[i].merge(other.features[i]);
      }
      for (int i = 0; i < labels.length; i++) {
        labels[i].merge(other.labels[i]);
      }
      return this;
    }
  }

  /**
   * The normalizers with this name.
   *
   * @param rows of the training, without those of the validation
   * @param features the names of the inputs' arrays in the plan
   * @param labels the same of the outputs'; empty to leave labels as they are
   * @param places where the features of the network's arrays stand
   * @return without any for {@code none}
   */
  static Normalizers fit(
      String wanted,
      JavaRDD<InternalRow> rows,
      RowPlan plan,
      List<String> features,
      List<String> labels,
      FeaturePlaces places) {
    Look look = new Look(plan, features, labels, places);
    return switch (Names.folded(wanted)) {
      case "none", "" -> Normalizers.NONE;
      case "image" ->
          each(Collections.nCopies(features.size(), new ImagePreProcessingScaler()), List.of());
      case "standardize" -> made(rows, look, NormalizerStandardize::new);
      case "minmax" -> made(rows, look, NormalizerMinMaxScaler::new);
      default ->
          throw new ConfigurationException(
              "There is no normalizer '" + wanted + "'. " + Names.suggestion(wanted, NAMES));
    };
  }

  private static Normalizers made(
      JavaRDD<InternalRow> rows,
      Look look,
      BiFunction<Statistics, @Nullable Statistics, Normalizer> kind) {
    Seen seen =
        rows.mapPartitions(partition -> List.of(look.at(RowData.ofTask(partition))).iterator())
            .treeReduce(Seen::merge);
    if (seen.features.length == 1 && seen.labels.length < 2) {
      Statistics scaled = seen.labels.length == 0 ? null : seen.labels[0];
      return each(List.of(kind.apply(seen.features[0], scaled)), List.of());
    }
    return each(all(seen.features, kind), all(seen.labels, kind));
  }

  private static List<Normalizer> all(
      Statistics[] seen, BiFunction<Statistics, @Nullable Statistics, Normalizer> kind) {
    return Arrays.stream(seen).map(one -> kind.apply(one, null)).toList();
  }

  private static Normalizers each(List<Normalizer> inputs, List<Normalizer> outputs) {
    return inputs.size() == 1 && outputs.isEmpty()
        ? Normalizers.inOrder(inputs.get(0).toJson())
        : Normalizers.of(new ArrayList<>(inputs), new ArrayList<>(outputs));
  }

  /** What is looked at in each partition. */
  private static final class Look implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    private final RowPlan plan;
    private final ArrayList<String> features;
    private final ArrayList<String> labels;
    private final boolean[] featuresLast;
    private final boolean[] labelsLast;

    Look(RowPlan plan, List<String> features, List<String> labels, FeaturePlaces places) {
      this.plan = plan;
      this.features = new ArrayList<>(features);
      this.labels = new ArrayList<>(labels);
      this.featuresLast = last(features.size(), places.inputs());
      this.labelsLast = last(labels.size(), places.outputs());
    }

    private static boolean[] last(int count, List<FeaturePlaces.Place> places) {
      boolean[] last = new boolean[count];
      for (int i = 0; i < Math.min(count, places.size()); i++) {
        last[i] = places.get(i).isLast();
      }
      return last;
    }

    Seen at(Iterator<InternalRow> rows) {
      Seen seen = new Seen(featuresLast, labelsLast);
      try (RowBatch batch = new RowBatch(plan, BATCH)) {
        while (rows.hasNext()) {
          batch.add(rows.next());
          if (batch.isFull() || !rows.hasNext()) {
            Map<String, NDArray> arrays = batch.arrays();
            try {
              add(seen.features, features, arrays);
              add(seen.labels, labels, arrays);
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

  private static void add(Statistics[] seen, List<String> names, Map<String, NDArray> arrays) {
    for (int i = 0; i < seen.length; i++) {
      seen[i].add(Objects.requireNonNull(arrays.get(names.get(i))));
    }
  }
}
