package org.pydl4j.spark.transport;

import java.nio.ByteBuffer;

/** Bytes of every worker, for every worker; each passes on what it received last. */
final class Gather implements Program {
  private final int rank;
  private final ByteBuffer[] all;

  /**
   * @param all one buffer a worker, from position to limit: the own one full, the others to be
   *     filled
   */
  Gather(int rank, ByteBuffer[] all) {
    this.rank = rank;
    this.all = all;
  }

  /** The bytes of all, by rank, when it is done. */
  ByteBuffer[] all() {
    return all;
  }

  @Override
  public int frames() {
    return all.length - 1;
  }

  @Override
  public int needed(int k) {
    return k;
  }

  @Override
  public ByteBuffer[] outgoing(int k) {
    return new ByteBuffer[] {at(k).duplicate()};
  }

  @Override
  public ByteBuffer[] incoming(int k) {
    return new ByteBuffer[] {at(k + 1)};
  }

  @Override
  public void received(int k) {
    at(k + 1).flip();
  }

  private ByteBuffer at(int k) {
    return all[Math.floorMod(rank - k, all.length)];
  }
}
