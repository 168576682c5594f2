package org.pydl4j.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.training.FlatParameters;
import org.pydl4j.nn.training.Trainer;
import org.pydl4j.nn.training.UpdaterBlocks;

/**
 * The parameters of a network and, from its first step on, the updaters' state. Owns them until
 * {@link #close()}.
 */
final class NetworkVectors implements AutoCloseable {
  private final Supplier<FlatParameters> zeros;
  private final Consumer<FlatParameters> start;
  private final Function<FlatParameters, Trainer> training;
  private @Nullable FlatParameters parameters;
  private @Nullable Trainer trainer;
  private volatile boolean closed;

  /**
   * Makes nothing yet.
   *
   * @param zeros a vector for the parameters
   * @param start fills it where nobody gave values
   * @param training what changes it
   */
  NetworkVectors(
      Supplier<FlatParameters> zeros,
      Consumer<FlatParameters> start,
      Function<FlatParameters, Trainer> training) {
    this.zeros = zeros;
    this.start = start;
    this.training = training;
  }

  /** The parameters, which the first call makes. */
  synchronized FlatParameters parameters() {
    if (closed) {
      throw new ClosedException("This network was closed. Make a new one, or load it again.");
    }
    if (parameters == null) {
      parameters = filled(start);
    }
    return parameters;
  }

  /** Makes the parameters, which somebody fills. */
  synchronized void initialize(Consumer<FlatParameters> fill) {
    if (closed || parameters != null) {
      throw new ClosedException("Only a network without parameters can be given its first ones.");
    }
    parameters = filled(fill);
  }

  private FlatParameters filled(Consumer<FlatParameters> fill) {
    FlatParameters fresh = zeros.get();
    try {
      fill.accept(fresh);
      return fresh;
    } catch (RuntimeException | Error e) { // no memory for what it makes
      fresh.close();
      throw e;
    }
  }

  /** What trains the parameters, with the updaters' state; the first call makes it. */
  synchronized Trainer trainer() {
    if (trainer == null) {
      trainer = training.apply(parameters());
    }
    return trainer;
  }

  /** The updaters and their state, which the first call makes. */
  UpdaterBlocks updaters() {
    return trainer().updaters();
  }

  /** The updaters where they have a state other than the zeros that training begins with. */
  synchronized @Nullable UpdaterBlocks usedUpdaters() {
    return trainer != null && trainer.updaters().used() ? trainer.updaters() : null;
  }

  /** Steps that the updaters' state comes from. */
  synchronized long updaterSteps() {
    return trainer == null ? 0 : trainer.updaters().steps();
  }

  /** Overwrites all parameters. */
  void assign(NDArray values) {
    FlatParameters mine = parameters();
    requireShape("parameters", mine.values(), values);
    mine.assign(values);
  }

  /** Overwrites the updaters' state. */
  void assignState(NDArray values) {
    NDArray mine = updaters().state();
    requireShape("updater state", mine, values);
    mine.assign(values);
  }

  private static void requireShape(String what, NDArray mine, NDArray given) {
    if (!Arrays.equals(mine.shape(), given.shape())) {
      throw new ShapeException(
          "The "
              + what
              + " must be "
              + Arrays.toString(mine.shape())
              + ". Got "
              + Arrays.toString(given.shape())
              + ".");
    }
  }

  /** Each parameter under its name: live views, which the caller closes. */
  Map<String, NDArray> table() {
    FlatParameters mine = parameters();
    Map<String, NDArray> table = new LinkedHashMap<>();
    mine.slots().forEach(slot -> table.put(slot.name(), mine.shown(slot)));
    return table;
  }

  /** Whether {@link #close()} was called. */
  boolean closed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (trainer != null) {
      trainer.close();
      trainer = null;
    }
    if (parameters != null) {
      parameters.close(); // kept: a call that runs meanwhile finds them closed, not missing
    }
  }
}
