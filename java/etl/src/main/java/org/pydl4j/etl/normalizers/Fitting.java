package org.pydl4j.etl.normalizers;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;

/**
 * What was seen in one pass over an iterator.
 *
 * @param <S> what looks at arrays
 */
record Fitting<S>(S features, @Nullable S labels) {
  /** Goes over the data, which are reset before and after, with a fresh one for each. */
  static <S> Fitting<S> of(
      DataSetIterator data, boolean fitLabels, Supplier<S> fresh, BiConsumer<S, NDArray> add) {
    S features = fresh.get();
    S labels = fitLabels ? fresh.get() : null;
    data.reset();
    while (data.hasNext()) {
      DataSet batch = data.next();
      add.accept(features, batch.features());
      if (labels != null) {
        add.accept(labels, labelsOf(batch));
      }
    }
    data.reset();
    return new Fitting<>(features, labels);
  }

  private static NDArray labelsOf(DataSet batch) {
    NDArray labels = batch.labels();
    if (labels == null) {
      throw noLabels();
    }
    return labels;
  }

  static DataException noLabels() {
    return new DataException(
        "A normalizer that is fit to labels needs them. Got a batch without labels: fit it with"
            + " fitLabels false.");
  }
}
