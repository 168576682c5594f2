package org.pydl4j.etl.normalizers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;

/** One pass over an iterator. */
record Fitting(Statistics features, @Nullable Statistics labels) {
  static Fitting of(DataSetIterator data, boolean fitLabels) {
    Fitting fitting = new Fitting(new Statistics(), fitLabels ? new Statistics() : null);
    data.reset();
    while (data.hasNext()) {
      DataSet batch = data.next();
      fitting.features.add(batch.features());
      if (fitLabels) {
        fitting.labels.add(batch.labels());
      }
    }
    data.reset();
    return fitting;
  }
}
