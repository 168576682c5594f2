package org.pydl4j.nn.inputs;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Sequences: batches are [n, size, time]. Without a length, batches may have series of any length;
 * a mask [n, time] says which steps of a batch are real. DL4J: {@code InputType.recurrent}.
 */
public final class Recurrent extends InputType {
  /** Numbers a time step. */
  public static final Key<Long> SIZE =
      Key.of("size", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("How many numbers a time step has.");

  /** Time steps. */
  public static final Key<Long> TIME_SERIES_LENGTH =
      Key.of("timeSeriesLength", Type.LONG)
          .check(ValueCheck.atLeast(1))
          .doc("How many time steps a series has; any number when not set.");

  /** Name, documentation and keys. */
  public static final Declaration<Recurrent> DECLARATION =
      Declaration.of(KIND, "Recurrent", Recurrent::new)
          .doc("Sequences: batches are [n, size, time]. DL4J: InputType.recurrent.")
          .positional(SIZE, TIME_SERIES_LENGTH)
          .build();

  private Recurrent(Settings settings) {
    super(DECLARATION, settings);
  }

  static Recurrent of(long size, long time) {
    var builder = DECLARATION.builder().set(SIZE, size);
    return (time < 0 ? builder : builder.set(TIME_SERIES_LENGTH, time)).build();
  }

  /** Numbers a time step. */
  public long width() {
    return get(SIZE);
  }

  /** Time steps; -1 for any number. */
  public long time() {
    return find(TIME_SERIES_LENGTH).orElse(-1L);
  }

  /** One time step. */
  public InputType step() {
    return InputType.feedForward(width());
  }

  /** Sequences as long as these of another step. */
  public Recurrent of(InputType step) {
    return of(step.size(), time());
  }

  @Override
  public long[] shape() {
    return new long[] {width(), time()};
  }

  @Override
  public long features() {
    return width();
  }

  @Override
  public InputType withFeatures(long number) {
    return of(number, time());
  }

  @Override
  public String described() {
    return "[" + width() + ", " + (time() < 0 ? "time" : time()) + "] (size, time)";
  }
}
