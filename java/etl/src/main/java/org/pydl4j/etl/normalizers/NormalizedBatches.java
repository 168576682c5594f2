package org.pydl4j.etl.normalizers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.BatchTransform;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/**
 * Scales the mini-batches of a pipeline, by the threads that read them ahead: {@code data.map(new
 * NormalizedBatches(normalizers))}.
 */
public record NormalizedBatches(Normalizers normalizers) implements BatchTransform {
  /** Of one input, and the labels of one output. */
  public NormalizedBatches(Normalizer normalizer) {
    this(Normalizers.inOrder(normalizer.toJson()));
  }

  @Override
  public MultiDataSet apply(MultiDataSet batch) {
    int outputs = batch.labels().isEmpty() ? 0 : normalizers.outputs(); // none to be scaled
    requireCount("inputs", normalizers.inputs(), batch.features().size());
    requireCount("outputs", outputs, batch.labels().size());
    return new MultiDataSet(
        scaled(batch.features(), normalizers::input),
        scaled(batch.labels(), normalizers::output),
        batch.featuresMasks(),
        batch.labelsMasks(),
        batch.weights());
  }

  private static void requireCount(String what, int normalizers, int arrays) {
    boolean several = normalizers > 1 || arrays > 1;
    if (several && normalizers != arrays && normalizers > 0 || normalizers > arrays) {
      throw new DataException(
          "There are normalizers for "
              + normalizers
              + " "
              + what
              + ", and the mini-batches have "
              + arrays
              + ".");
    }
  }

  private static List<NDArray> scaled(
      List<NDArray> arrays, IntFunction<@Nullable Normalizer> normalizers) {
    List<NDArray> made = new ArrayList<>(arrays);
    for (int i = 0; i < made.size(); i++) {
      Normalizer each = normalizers.apply(i);
      if (each != null) {
        made.set(i, each.transform(arrays.get(i)));
      }
    }
    return made;
  }

  @Override
  public boolean keepsExamples() {
    return true;
  }

  /**
   * Fits normalizers to a pass over a pipeline, mini-batch by mini-batch; the pipeline is closed.
   *
   * @param kind {@code standardize}, {@code minmax} or {@code robust}
   * @param labels whether labels are numbers to predict, which are scaled, too
   * @return a plain normalizer where there is one input and one output at most, else one for each
   * @throws ConfigurationException if there is no such kind
   * @throws DataException if there is no data, a number is NaN or infinite
   */
  public static Normalizers fit(DataPipeline data, String kind, boolean labels) {
    return fit(data, kind, labels, false);
  }

  /**
   * The same for arrays whose features, and the numbers of whose labels, are the last axis.
   *
   * @param data its pipeline is closed
   * @param kind {@code standardize}, {@code minmax} or {@code robust}
   * @param labels whether labels are numbers to predict, which are scaled, too
   * @param featuresLast whether arrays are [n, height, width, channels] or [n, time, features], in
   *     place of [n, features, …]
   */
  public static Normalizers fit(
      DataPipeline data, String kind, boolean labels, boolean featuresLast) {
    List<NormalizerFitting> inputs = new ArrayList<>();
    List<NormalizerFitting> outputs = new ArrayList<>();
    try (DataPipeline batches = data.again()) {
      while (batches.hasNext()) {
        MultiDataSet batch = batches.next();
        add(inputs, batch.features(), kind, featuresLast);
        if (labels && batch.labels().isEmpty()) {
          throw Fitting.noLabels();
        }
        add(outputs, labels ? batch.labels() : List.of(), kind, featuresLast);
      }
    }
    if (inputs.size() > 1 || outputs.size() > 1) {
      return Normalizers.of(made(inputs), made(outputs));
    }
    NormalizerFitting only =
        inputs.isEmpty() ? NormalizerFitting.of(kind, featuresLast) : inputs.get(0);
    return Normalizers.inOrder(only.made(outputs.isEmpty() ? null : outputs.get(0)).toJson());
  }

  private static List<@Nullable Normalizer> made(List<NormalizerFitting> seen) {
    List<@Nullable Normalizer> made = new ArrayList<>();
    seen.forEach(each -> made.add(each.made(null)));
    return made;
  }

  private static void add(
      List<NormalizerFitting> seen, List<NDArray> arrays, String kind, boolean featuresLast) {
    for (int i = 0; i < arrays.size(); i++) {
      if (seen.size() == i) {
        seen.add(NormalizerFitting.of(kind, featuresLast));
      }
      seen.get(i).add(arrays.get(i));
    }
  }
}
