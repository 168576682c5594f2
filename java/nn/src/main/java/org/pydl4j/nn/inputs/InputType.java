package org.pydl4j.nn.inputs;

import java.util.Arrays;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;

/**
 * The shape of one example as it enters a network or passes between two layers, without the batch
 * dimension.
 *
 * <p>From the network's input type all later sizes ({@code nIn}) are inferred, and the steps
 * between convolutional and fully connected layers are put in.
 */
public abstract class InputType extends Configured {
  /** The family of input types. */
  public static final Kind<InputType> KIND =
      Kind.of(
          "inputType", InputType.class, "The shape of one example, without the batch dimension.");

  /** For subclasses. */
  protected InputType(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** {@code size} numbers: batches are [n, size]. */
  public static InputType feedForward(long size) {
    return FeedForward.of(size);
  }

  /** Images: batches are [n, channels, height, width]. */
  public static InputType convolutional(long height, long width, long channels) {
    return Convolutional.of(height, width, channels);
  }

  /** Images with their axes in this order. */
  public static InputType convolutional(
      long height, long width, long channels, CNN2DFormat format) {
    return Convolutional.of(height, width, channels, format);
  }

  /** Images as rows of channels · height · width numbers in c order: batches are [n, c · h · w]. */
  public static InputType convolutionalFlat(long height, long width, long channels) {
    return ConvolutionalFlat.of(height, width, channels);
  }

  /** Volumes: batches are [n, channels, depth, height, width]. */
  public static InputType convolutional3D(long depth, long height, long width, long channels) {
    return Convolutional3D.of(depth, height, width, channels);
  }

  /** Volumes with their axes in this order. */
  public static InputType convolutional3D(
      long depth, long height, long width, long channels, CNN3DFormat format) {
    return Convolutional3D.of(depth, height, width, channels, format);
  }

  /** Sequences of any length: batches are [n, size, time]. */
  public static InputType recurrent(long size) {
    return Recurrent.of(size, -1);
  }

  /** Sequences of {@code time} steps: batches are [n, size, time]. */
  public static InputType recurrent(long size, long time) {
    return Recurrent.of(size, time);
  }

  /** Sequences of any length with their axes in this order. */
  public static InputType recurrent(long size, RNNFormat format) {
    return Recurrent.of(size, -1, format);
  }

  /** Sequences of {@code time} steps with their axes in this order. */
  public static InputType recurrent(long size, long time, RNNFormat format) {
    return Recurrent.of(size, time, format);
  }

  /**
   * The shape of one example: [size], [channels, height, width], [channels, depth, height, width]
   * or [size, time]; -1 for an axis of any length.
   */
  public abstract long[] shape();

  /**
   * The same with its axes in this order; itself where it has no axes of place or time.
   *
   * @param format whether features stand before place and time, as layers compute, or behind them
   */
  public InputType in(DataFormat format) {
    return this;
  }

  /** Where the features stand; first where there are no axes of place or time. */
  public DataFormat dataFormat() {
    return DataFormat.CHANNELS_FIRST;
  }

  /** Numbers in a row: the size, of images the channels, of sequences the numbers of a step. */
  public long features() {
    return size();
  }

  /** The same with another number of {@link #features()}; images of flat rows become rows. */
  public abstract InputType withFeatures(long number);

  /** The shape of a batch: [n, …]. */
  public final long[] batchShape(long n) {
    long[] example = shape();
    long[] batch = new long[example.length + 1];
    batch[0] = n;
    System.arraycopy(example, 0, batch, 1, example.length);
    return batch;
  }

  /** A shape as messages and tables show it: {@code [5, time]}. */
  public static String text(long[] shape) {
    return Arrays.toString(shape).replace("-1", "time");
  }

  /** How many numbers an example has; with an axis of any length, of one time step. */
  public final long size() {
    return size(1);
  }

  /** How many numbers an example has whose axis of any length is so long. */
  public final long size(long free) {
    long size = 1;
    for (long extent : shape()) {
      size *= extent < 0 ? free : extent;
    }
    return size;
  }

  /**
   * The shape in words, for messages and tables: {@code [20, 12, 12] (channels, height, width)}.
   */
  public abstract String described();
}
