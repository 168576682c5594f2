package org.pydl4j.nn.data.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nn.data.DataPosition;
import org.pydl4j.nn.data.MultiDataSet;

/** Examples that say their own number: features [n, 2] with 10 · i and 10 · i + 1, labels i. */
final class Counting {
  private Counting() {}

  static NDArray features(int n) {
    float[] values = new float[2 * n];
    for (int i = 0; i < n; i++) {
      values[2 * i] = 10 * i;
      values[2 * i + 1] = 10 * i + 1;
    }
    return Nd.create(values, n, 2);
  }

  static NDArray labels(int n) {
    long[] labels = new long[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i;
    }
    return Nd.create(labels);
  }

  static DataPipeline of(int n) {
    return DataPipeline.of(features(n), labels(n));
  }

  /** Examples whose labels are these classes. */
  static DataPipeline ofClasses(long... classes) {
    return DataPipeline.of(features(classes.length), Nd.create(classes));
  }

  /** The numbers of a mini-batch's examples, whose parts belong together. */
  static List<Long> numbers(MultiDataSet batch) {
    List<Long> numbers = new ArrayList<>();
    double[] features = batch.features().get(0).toDoubleArray();
    for (int i = 0; i < features.length; i += 2) {
      assertEquals(features[i] + 1, features[i + 1]);
      numbers.add((long) (features[i] / 10));
    }
    return numbers;
  }

  /** What is left of the pass that it is in, or of its first one. */
  static List<Long> rest(DataPipeline data) {
    List<Long> seen = new ArrayList<>();
    while (data.hasNext()) {
      seen.addAll(numbers(data.next()));
    }
    return seen;
  }

  /** One pass. */
  static List<Long> pass(DataPipeline data, long epoch) {
    data.startEpoch(epoch);
    return rest(data);
  }

  /** A pass that is left behind each mini-batch, and gone on with by another pipeline. */
  static void assertResumes(DataPipeline data, long epoch) {
    List<Long> whole = pass(data, epoch);
    List<Long> seen = new ArrayList<>();
    data.startEpoch(epoch);
    while (data.hasNext()) {
      seen.addAll(numbers(data.next()));
      DataPosition place = DataPosition.fromJson(data.position().toJson());
      data.close(); // which forgets where it was
      data.restore(place);
      data.startEpoch(epoch);
      assertEquals(place, data.position());
    }
    assertEquals(whole, seen);
    data.close();
  }
}
