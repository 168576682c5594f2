package org.pydl4j.spark.transport;

import java.nio.ByteBuffer;

/** Some numbers of every worker, for every worker: each passes on what it received last. */
final class NumberExchange implements Program {
  private final int rank;
  private final double[][] numbers;
  private final ByteBuffer out;
  private final ByteBuffer in;

  NumberExchange(int rank, int size, double[] mine) {
    this.rank = rank;
    numbers = new double[size][];
    numbers[rank] = mine.clone();
    out = ByteBuffer.allocate(mine.length * Double.BYTES);
    in = ByteBuffer.allocate(mine.length * Double.BYTES);
  }

  /** Those of all, by rank, when it is done. */
  double[][] numbers() {
    return numbers;
  }

  @Override
  public int frames() {
    return numbers.length - 1;
  }

  @Override
  public int needed(int k) {
    return k;
  }

  @Override
  public ByteBuffer[] outgoing(int k) {
    out.clear();
    for (double number : numbers[row(k)]) {
      out.putDouble(number);
    }
    return new ByteBuffer[] {out.flip()};
  }

  @Override
  public ByteBuffer[] incoming(int k) {
    return new ByteBuffer[] {in.clear()};
  }

  @Override
  public void received(int k) {
    in.flip();
    double[] row = new double[in.remaining() / Double.BYTES];
    in.asDoubleBuffer().get(row);
    numbers[row(k + 1)] = row;
  }

  private int row(int k) {
    return Math.floorMod(rank - k, numbers.length);
  }
}
