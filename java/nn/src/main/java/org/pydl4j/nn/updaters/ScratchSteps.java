package org.pydl4j.nn.updaters;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;

/**
 * Steps that need room for results in between; owns vectors as long as the parameters until {@link
 * #close()}, so that no step allocates.
 */
abstract class ScratchSteps implements Updater.Steps {
  private final List<NDArray> rooms = new ArrayList<>();

  /** A vector like this one, whose numbers mean nothing. */
  final NDArray room(NDArray like) {
    NDArray room = Scope.detach(like.dup());
    rooms.add(room);
    return room;
  }

  /** {@code mean = decay · mean + (1 - decay) · x²}. */
  static void meanSquare(NDArray mean, double decay, NDArray x) {
    Arithmetic.mulInPlace(mean, decay);
    Updates.addProduct(mean, 1 - decay, x, x);
  }

  @Override
  public final void close() {
    rooms.forEach(NDArray::close);
  }
}
