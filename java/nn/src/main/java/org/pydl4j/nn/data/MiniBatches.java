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

  /**
   * Where the pass is, behind the last mini-batch; null where it cannot be taken up again. A
   * network that is trained keeps it, and so does its file.
   */
  default @Nullable DataPosition position() {
    return null;
  }

  /** Lets go of what the iterator owns; not of arrays that were handed to it. */
  @Override
  void close();
}
