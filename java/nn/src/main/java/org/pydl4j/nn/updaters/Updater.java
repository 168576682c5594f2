package org.pydl4j.nn.updaters;

import java.util.List;
import org.jspecify.annotations.Nullable;
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

  /** Takes the place of the learning rate when set, as in DL4J. */
  public static final Key<Schedule> LEARNING_RATE_SCHEDULE =
      Key.of("learningRateSchedule", Type.object(Schedule.KIND))
          .doc("DL4J's name for a schedule as learningRate; when set, takes its place.");

  private final @Nullable Key<Schedule> learningRate;

  /** For subclasses, which pass their own learning rate key since its default differs. */
  protected Updater(Declaration<?> declaration, Settings settings, Key<Schedule> learningRate) {
    super(declaration, settings);
    this.learningRate = learningRate;
  }

  /** For subclasses without a learning rate. */
  protected Updater(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
    this.learningRate = null;
  }

  /** A learning rate key with this default. */
  protected static Key<Schedule> learningRateKey(double value) {
    return Key.of("learningRate", Schedule.TYPE)
        .defaultsTo(new FixedSchedule(value))
        .check(Schedule.each(ValueCheck.atLeast(0)))
        .doc("Step size, called lr in the formula: a number or a schedule.");
  }

  /** A key for a decay rate, at least 0 and less than 1, with this default. */
  protected static Key<Double> decayKey(String name, double value, String doc) {
    return Key.of(name, Type.DOUBLE).defaultsTo(value).check(ValueCheck.fromTo(0, 1)).doc(doc);
  }

  /** A key for what keeps divisions finite, above 0, with this default. */
  protected static Key<Double> epsilonKey(double value) {
    return Key.of("epsilon", Type.DOUBLE)
        .defaultsTo(value)
        .check(ValueCheck.above(0))
        .doc("Keeps the division finite.");
  }

  /**
   * The learning rate at this point of training; both count from 0. NaN for updaters without one.
   */
  public final double learningRate(long iteration, long epoch) {
    if (learningRate == null) {
      return Double.NaN;
    }
    Key<Schedule> key =
        settings().has(LEARNING_RATE_SCHEDULE) ? LEARNING_RATE_SCHEDULE : learningRate;
    return Schedule.valueOf(this, key, iteration, epoch);
  }

  /** The value of a setting in this step. */
  protected final double valueOf(Key<Schedule> key, Moment now) {
    return Schedule.valueOf(this, key, now.iteration(), now.epoch());
  }

  /**
   * The names of the state vectors, each as long as the parameters; empty when there is no state.
   */
  public abstract List<String> stateNames();

  /** Whether each parameter (a layer's weights, its biases) is stepped by itself. */
  public boolean byParameter() {
    return false;
  }

  /**
   * Prepares steps on these arrays, which stay with their owner and must outlive the steps.
   *
   * @param parameters a contiguous run of the flat parameters, shape [n]
   * @param gradient their gradient, averaged over the mini-batch and regularized, shape [n]
   * @param state one vector [n] of zeros for each of {@link #stateNames}
   */
  public abstract Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state);

  /**
   * The point of training that a step is made at.
   *
   * @param learningRate lr for this step; NaN for updaters without one
   * @param t the number of this step of the state, from 1
   * @param iteration mini-batches before it
   * @param epoch epochs before it
   */
  public record Moment(double learningRate, long t, long iteration, long epoch) {}

  /** Steps on bound arrays; owns what the engine needed to bind them, until {@link #close()}. */
  public interface Steps extends AutoCloseable {
    /** Changes the parameters (and the state) in place. */
    void step(Moment now);

    @Override
    default void close() {}
  }
}
