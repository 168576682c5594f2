package org.pydl4j.nn.data;

import org.jspecify.annotations.Nullable;

/** Mini-batches of another iterator in another form; all but the form is the other one's. */
public abstract class ForwardedBatches<T extends MiniBatches> implements MiniBatches {
  final T data;

  ForwardedBatches(T data) {
    this.data = data;
  }

  @Override
  public boolean hasNext() {
    return data.hasNext();
  }

  @Override
  public void reset() {
    data.reset();
  }

  @Override
  public void startEpoch(long epoch) {
    data.startEpoch(epoch);
  }

  @Override
  public @Nullable DataPosition position() {
    return data.position();
  }

  @Override
  public int batch() {
    return data.batch();
  }

  @Override
  public long totalExamples() {
    return data.totalExamples();
  }

  @Override
  public void close() {
    data.close();
  }
}
