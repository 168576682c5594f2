package org.pydl4j.nn.inputs;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Sequences: batches are [n, size, time], or [n, time, size] with {@code format} NWC. Without a
 * length, batches may have series of any length; a mask [n, time] says which steps of a batch are
 * real. DL4J: {@code InputType.recurrent}.
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

  /** The order of the axes. */
  public static final Key<RNNFormat> FORMAT =
      Key.of("format", Type.enumOf(RNNFormat.class))
          .defaultsTo(RNNFormat.NCW)
          .doc(
              "The order of the axes of what goes into the network, and of its labels and outputs:"
                  + " NCW is [n, size, time], NWC is [n, time, size].");

  /** Name, documentation and keys. */
  public static final Declaration<Recurrent> DECLARATION =
      Declaration.of(KIND, "Recurrent", Recurrent::new)
          .doc(
              "Sequences: batches are [n, size, time], or [n, time, size] with format NWC. DL4J:"
                  + " InputType.recurrent.")
          .positional(SIZE, TIME_SERIES_LENGTH)
          .key(FORMAT)
          .build();

  private Recurrent(Settings settings) {
    super(DECLARATION, settings);
  }

  static Recurrent of(long size, long time) {
    return of(size, time, RNNFormat.NCW);
  }

  static Recurrent of(long size, long time, RNNFormat format) {
    var builder = DECLARATION.builder().set(SIZE, size);
    if (format != RNNFormat.NCW) {
      builder.set(FORMAT, format);
    }
    return (time < 0 ? builder : builder.set(TIME_SERIES_LENGTH, time)).build();
  }

  /** The order of the axes. */
  public RNNFormat format() {
    return get(FORMAT);
  }

  /** The same sequences with their axes in this order. */
  public Recurrent in(RNNFormat format) {
    return format == format() ? this : of(width(), time(), format);
  }

  @Override
  public Recurrent in(DataFormat format) {
    return in(format == DataFormat.CHANNELS_LAST ? RNNFormat.NWC : RNNFormat.NCW);
  }

  @Override
  public DataFormat dataFormat() {
    return format() == RNNFormat.NWC ? DataFormat.CHANNELS_LAST : DataFormat.CHANNELS_FIRST;
  }

  /** Which axis of a batch is time. */
  public int timeAxis() {
    return format() == RNNFormat.NCW ? 2 : 1;
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
    return of(step.size(), time(), format());
  }

  @Override
  public long[] shape() {
    return format() == RNNFormat.NCW ? new long[] {width(), time()} : new long[] {time(), width()};
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
    String time = time() < 0 ? "time" : Long.toString(time());
    return format() == RNNFormat.NCW
        ? "[" + width() + ", " + time + "] (size, time)"
        : "[" + time + ", " + width() + "] (time, size)";
  }
}
