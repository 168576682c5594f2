package org.pydl4j.nn.data.pipeline;

/**
 * The examples of one mini-batch.
 *
 * @param numbers of the examples, in the order in which they are wanted
 * @param epoch the pass over the data, from 0
 * @param position how many examples of this pass come before these: with the seed and {@code epoch}
 *     it is what random changes of an example are made of, so that they are the same when a
 *     training is resumed
 */
public record Request(long[] numbers, long epoch, long position) {
  /** How many examples are wanted. */
  public int size() {
    return numbers.length;
  }
}
