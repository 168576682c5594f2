package org.pydl4j.nn.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mini-batches in any form that networks take: {@link DataSetIterator} for one input and one
 * output, {@link MultiDataSetIterator} for several in order, {@link BatchIterator} by name.
 */
public interface MiniBatches extends AutoCloseable {
  /**
   * The same mini-batches under a network's names. What is returned reads this one, and closes it
   * when it is closed.
   *
   * @param inputs of the network, in order
   * @param outputs of the network, in order
   * @throws org.pydl4j.nd.errors.DataException if this form cannot have so many
   */
  BatchIterator named(List<String> inputs, List<String> outputs);

  /** Whether there is another mini-batch in this pass. */
  boolean hasNext();

  /** Back to the first mini-batch, in the same order. */
  void reset();

  /**
   * Back to the first mini-batch of a pass with this number, counted from 0. Iterators that shuffle
   * make the order from their seed and this number alone, so that a resumed training sees the
   * batches that it would have seen.
   */
  default void startEpoch(long epoch) {
    reset();
  }

  /** Examples in a full mini-batch; the last one of a pass may have fewer. -1 when not known. */
  int batch();

  /**
   * Examples in a pass, or -1 when that is not known. Training refuses passes that give another
   * number.
   */
  long totalExamples();

  /**
   * Where the pass is, behind the last mini-batch; null where it cannot be taken up again. A
   * network that is trained keeps it, and so does its file.
   */
  default @Nullable DataPosition position() {
    return null;
  }

  /** Lets go of what the iterator owns; not of arrays that were handed to it. */
  @Override
  default void close() {}
}
