package org.pydl4j.spark.training;

/** Another shard, for tests that change one thing of it. */
abstract class ForwardingShard implements Shard {
  private final Shard inner;

  ForwardingShard(Shard inner) {
    this.inner = inner;
  }

  @Override
  public long rows() {
    return inner.rows();
  }

  @Override
  public long validationRows() {
    return inner.validationRows();
  }

  @Override
  public Batches batches(long epoch, long skip) {
    return inner.batches(epoch, skip);
  }

  @Override
  public Batches validation() {
    return inner.validation();
  }

  @Override
  public void close() {
    inner.close();
  }
}
