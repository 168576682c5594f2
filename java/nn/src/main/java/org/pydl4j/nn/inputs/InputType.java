package org.pydl4j.nn.inputs;

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

  /** Images as rows of channels · height · width numbers in c order: batches are [n, c · h · w]. */
  public static InputType convolutionalFlat(long height, long width, long channels) {
    return ConvolutionalFlat.of(height, width, channels);
  }

  /** The shape of one example: [size] or [channels, height, width]. */
  public abstract long[] shape();

  /** The shape of a batch: [n, …]. */
  public final long[] batchShape(long n) {
    long[] example = shape();
    long[] batch = new long[example.length + 1];
    batch[0] = n;
    System.arraycopy(example, 0, batch, 1, example.length);
    return batch;
  }

  /** How many numbers an example has. */
  public final long size() {
    long size = 1;
    for (long extent : shape()) {
      size *= extent;
    }
    return size;
  }

  /**
   * The shape in words, for messages and tables: {@code [20, 12, 12] (channels, height, width)}.
   */
  public abstract String described();
}
