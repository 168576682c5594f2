package org.pydl4j.nn.training;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nn.plan.Plan;

/**
 * The plan that a network computes by, made anew when its parameters have changed; those that still
 * compute by the former one end with it. Any number of threads may ask.
 *
 * <p>While anybody holds a live view of the parameters, who may write without telling, each node is
 * computed by its own formula, as in float64 and on a GPU. Otherwise the way depends on nothing but
 * the network, so that equal parameters and inputs give equal outputs.
 */
final class InferencePlans implements AutoCloseable {
  private final Plan plan;
  private final FlatParameters parameters;
  private final List<Stage> plain;
  private @Nullable InferencePlan current;
  private boolean closed;

  InferencePlans(Plan plan, FlatParameters parameters) {
    this.plan = plan;
    this.parameters = parameters;
    this.plain = InferencePlan.plain(plan);
  }

  /** What {@code work} makes of the stages, which are there until it ends. */
  <T> T with(Function<List<Stage>, T> work) {
    boolean own =
        parameters.values().dtype() == DType.FLOAT32
            && !parameters.mixed()
            && parameters.values().device().isCpu();
    if (!own || parameters.lent()) {
      return work.apply(plain);
    }
    InferencePlan mine = acquired();
    try {
      return work.apply(mine.stages());
    } finally {
      mine.release();
    }
  }

  private synchronized InferencePlan acquired() {
    if (closed) {
      throw new ClosedException("This network was closed. Make a new one, or load it again.");
    }
    InferencePlan known = current;
    if (known == null || known.changes() != parameters.changes()) {
      InferencePlan fresh = InferencePlan.of(plan, parameters);
      if (known != null) {
        known.release();
      }
      current = fresh;
      known = fresh;
    }
    return known.acquire();
  }

  /** The plan goes when the last one that computes by it has ended; later ones are refused. */
  @Override
  public synchronized void close() {
    closed = true;
    if (current != null) {
      current.release();
      current = null;
    }
  }
}
