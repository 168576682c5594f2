package org.pydl4j.bridge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/** Mini-batches of a pipeline for a loop in Python: one call for each. */
public final class PythonBatches {
  private PythonBatches() {}

  /**
   * Copies of the arrays of the next mini-batch, which Python owns and may keep, since the pipeline
   * writes the next one over its own.
   *
   * @return features, labels, their masks, and a list of weights; null at the end of the pass
   */
  public static @Nullable List<List<@Nullable NDArray>> next(DataPipeline data) {
    if (!data.hasNext()) {
      return null;
    }
    MultiDataSet batch = data.next();
    List<List<@Nullable NDArray>> copies = new ArrayList<>();
    copies.add(copied(batch.features()));
    copies.add(copied(batch.labels()));
    copies.add(copied(batch.featuresMasks()));
    copies.add(copied(batch.labelsMasks()));
    copies.add(copied(Arrays.asList(batch.weights())));
    return copies;
  }

  /** A path, for lists of them. */
  public static Path path(String text) {
    return Path.of(text);
  }

  private static List<@Nullable NDArray> copied(List<? extends @Nullable NDArray> arrays) {
    List<@Nullable NDArray> copies = new ArrayList<>();
    for (NDArray array : arrays) {
      copies.add(array == null ? null : Scope.detach(copy(array)));
    }
    return copies;
  }

  /**
   * Byte by byte, without the engine: a team of its threads, called every few milliseconds, waits
   * for the next call on a processor that those who read ahead could use.
   */
  private static NDArray copy(NDArray array) {
    if (!array.device().isCpu() || array.order() != 'c' || array.nbytes() > Integer.MAX_VALUE) {
      return array.dup();
    }
    NDArray made = Buffers.hostArray(array.dtype(), array.shape());
    Buffers.of(made).put(Buffers.of(array));
    return made;
  }
}
