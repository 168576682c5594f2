package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * How parameters follow their gradient. An updater works on a run of neighbouring parameters of the
 * network's flat vector at once: all of them, where the layers share one updater.
 */
public abstract class Updater extends Configured {
  /** The family of updaters. */
  public static final Kind<Updater> KIND =
      Kind.withShorthand(
          "updater", Updater.class, "How parameters follow their gradient (DL4J's updaters).");

  /** Takes the place of the learning rate when set. */
  public static final Key<Schedule> LEARNING_RATE_SCHEDULE =
      Key.of("learningRateSchedule", Type.object(Schedule.KIND))
          .doc("When set, gives the learning rate at each step in place of learningRate.");

  private final Key<Double> learningRate;

  /** For subclasses, which pass their own learning rate key since its default differs. */
  protected Updater(Declaration<?> declaration, Settings settings, Key<Double> learningRate) {
    super(declaration, settings);
    this.learningRate = learningRate;
  }

  /** A learning rate key with this default. */
  protected static Key<Double> learningRateKey(double value) {
    return Key.of("learningRate", Type.DOUBLE)
        .defaultsTo(value)
        .check(ValueCheck.atLeast(0))
        .doc("Step size, called lr in the formula.");
  }

  /** The learning rate at this point of training; both count from 0. */
  public final double learningRate(long iteration, long epoch) {
    return find(LEARNING_RATE_SCHEDULE)
        .map(schedule -> schedule.valueAt(iteration, epoch))
        .orElseGet(() -> get(learningRate));
  }

  /**
   * The names of the state vectors, each as long as the parameters; empty when there is no state.
   */
  public abstract List<String> stateNames();

  /**
   * Prepares steps on these arrays, which stay with their owner and must outlive the steps.
   *
   * @param parameters a contiguous run of the flat parameters, shape [n]
   * @param gradient their gradient, averaged over the mini-batch and regularized, shape [n]
   * @param state one vector [n] for each of {@link #stateNames}
   */
  public abstract Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state);

  /** Steps on bound arrays; owns what the engine needed to bind them, until {@link #close()}. */
  public interface Steps extends AutoCloseable {
    /**
     * Changes the parameters (and the state) in place.
     *
     * @param learningRate lr for this step
     * @param t the number of this step, from 1
     */
    void step(double learningRate, long t);

    @Override
    default void close() {}
  }
}
