package org.pydl4j.nn.plan;

/**
 * Where a signal comes from.
 *
 * @param node the number of a node, or {@code -1 - k} for the network's input k
 * @param port which of the node's outputs, from 0
 */
public record Source(int node, int port) {
  /** The network's input with this number, from 0. */
  public static Source input(int number) {
    return new Source(-1 - number, 0);
  }

  /** The first output of a node. */
  public static Source node(int index) {
    return new Source(index, 0);
  }

  /** Whether it is an input of the network. */
  public boolean isInput() {
    return node < 0;
  }

  /** The number of that input. */
  public int inputNumber() {
    return -1 - node;
  }
}
