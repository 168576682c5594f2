package org.pydl4j.etl.normalizers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;

/** One pass over an iterator. */
record Fitting(Statistics features, @Nullable Statistics labels) {
  static Fitting of(DataSetIterator data, boolean fitLabels) {
    Statistics features = new Statistics();
    Statistics labels = fitLabels ? new Statistics() : null;
    data.reset();
    while (data.hasNext()) {
      DataSet batch = data.next();
      features.add(batch.features());
      if (labels != null) {
        labels.add(labelsOf(batch));
      }
    }
    data.reset();
    return new Fitting(features, labels);
  }

  static NDArray labelsOf(DataSet batch) {
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
