package org.pydl4j.serving.kafka;

/**
 * Partitions that no member of the group has, and that nobody would ever be given.
 *
 * <p>A cooperative rebalance takes partitions from one member and gives them to another one in a
 * second rebalance, which the first member asks for. If that one is killed in between, it comes
 * back, being static, to what it still has: the coordinator sees no reason for a rebalance, and
 * what it gave up stays without a member (measured with brokers and clients 4.3.1).
 */
interface Orphans extends AutoCloseable {
  /** Begins to look for them; does not wait. */
  void search();

  /** Whether the search has ended and found some; true once for each search. */
  boolean found();

  @Override
  default void close() {}
}
