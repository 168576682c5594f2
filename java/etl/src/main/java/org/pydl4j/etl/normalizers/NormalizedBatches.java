package org.pydl4j.etl.normalizers;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.DataSetIterator;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.BatchTransform;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/**
 * Scales the mini-batches of a pipeline, by the threads that read them ahead: {@code data.map(new
 * NormalizedBatches(normalizer))}.
 */
public record NormalizedBatches(Normalizer normalizer) implements BatchTransform {
  @Override
  public MultiDataSet apply(MultiDataSet batch) {
    if (batch.features().size() != 1 || batch.labels().size() > 1) {
      throw new DataException(
          "A normalizer scales one input and the labels of one output at most. Got "
              + batch.features().size()
              + " and "
              + batch.labels().size()
              + ".");
    }
    NDArray features = normalizer.transform(batch.features().get(0));
    boolean labelled = normalizer.fitsLabels() && !batch.labels().isEmpty();
    List<NDArray> labels =
        labelled ? List.of(normalizer.transformLabels(batch.labels().get(0))) : batch.labels();
    return new MultiDataSet(
        List.of(features), labels, batch.featuresMasks(), batch.labelsMasks(), batch.weights());
  }

  @Override
  public boolean keepsExamples() {
    return true;
  }

  /**
   * Fits a normalizer to a pass over a pipeline, mini-batch by mini-batch; the pipeline is closed.
   *
   * @param kind {@code standardize}, {@code minmax} or {@code robust}
   * @param labels whether labels are numbers to predict, which are scaled, too
   * @throws ConfigurationException if there is no such kind
   * @throws DataException if there is no data, or a number is NaN or infinite
   */
  public static Normalizer fit(DataPipeline data, String kind, boolean labels) {
    try (DataSetIterator batches = data.again().single()) {
      return switch (kind) {
        case "standardize" -> NormalizerStandardize.fit(batches, labels);
        case "minmax" -> NormalizerMinMaxScaler.fit(batches, labels);
        case "robust" -> NormalizerRobust.fit(batches, labels);
        default ->
            throw new ConfigurationException(
                "The kinds of normalizers that are fit are standardize, minmax and robust. Got '"
                    + kind
                    + "'.");
      };
    }
  }
}
