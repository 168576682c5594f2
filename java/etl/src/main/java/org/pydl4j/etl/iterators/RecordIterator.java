package org.pydl4j.etl.iterators;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.data.DataPosition;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;
import org.pydl4j.nn.data.MultiDataSetIterator;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/** Mini-batches of readers for networks of one input and one output. */
abstract class RecordIterator implements DataSetIterator {
  private final DataPipeline pipeline;
  private final DataSetIterator single;

  RecordIterator(DataPipeline pipeline) {
    this.pipeline = pipeline;
    this.single = pipeline.single();
  }

  /** The same examples as a pipeline, on which its methods can be called. */
  public final DataPipeline pipeline() {
    return pipeline;
  }

  @Override
  public final boolean hasNext() {
    return single.hasNext();
  }

  @Override
  public final DataSet next() {
    return single.next();
  }

  @Override
  public final void reset() {
    single.reset();
  }

  @Override
  public final void startEpoch(long epoch) {
    single.startEpoch(epoch);
  }

  @Override
  public final int batch() {
    return pipeline.batch();
  }

  @Override
  public final long totalExamples() {
    return pipeline.totalExamples();
  }

  @Override
  public final @Nullable NDArray labels() {
    List<NDArray> all = pipeline.labels();
    return all.isEmpty() ? null : all.get(0);
  }

  @Override
  public final DataPosition position() {
    return pipeline.position();
  }

  @Override
  public final MultiDataSetIterator multi() {
    return pipeline;
  }

  @Override
  public final void close() {
    pipeline.close();
  }
}
