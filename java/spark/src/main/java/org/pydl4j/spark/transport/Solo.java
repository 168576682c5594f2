package org.pydl4j.spark.transport;

import java.nio.ByteBuffer;
import org.pydl4j.nd.NDArray;

/** The only worker of all: every sum is its own. */
public final class Solo implements Collective {
  /** One worker. */
  public Solo() {}

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public double[][] allReduce(NDArray vector, Wire wire, double... mine) {
    return exchange(mine);
  }

  @Override
  public double[][] exchange(double... mine) {
    return new double[][] {mine};
  }

  @Override
  public ByteBuffer[] allGather(ByteBuffer mine) {
    return new ByteBuffer[] {mine};
  }

  @Override
  public Traffic traffic() {
    return Traffic.NONE;
  }

  @Override
  public void abort(String cause) {}

  @Override
  public void close() {}
}
