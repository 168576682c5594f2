package org.pydl4j.nn.inputs;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/**
 * Images: batches are [n, channels, height, width], or [n, height, width, channels] with {@code
 * format} NHWC.
 */
public final class Convolutional extends Images {
  /** The order of the axes. */
  public static final Key<CNN2DFormat> FORMAT =
      Key.of("format", Type.enumOf(CNN2DFormat.class))
          .defaultsTo(CNN2DFormat.NCHW)
          .doc(
              "The order of the axes of what goes into the network, and of outputs and labels that"
                  + " are images: NCHW is [n, channels, height, width], NHWC is [n, height, width,"
                  + " channels].");

  /** Name, documentation and keys. */
  public static final Declaration<Convolutional> DECLARATION =
      Declaration.of(KIND, "Convolutional", Convolutional::new)
          .doc(
              "Images: batches are [n, channels, height, width], or [n, height, width, channels]"
                  + " with format NHWC. DL4J: InputType.convolutional.")
          .positional(HEIGHT, WIDTH, CHANNELS)
          .key(FORMAT)
          .build();

  private Convolutional(Settings settings) {
    super(DECLARATION, settings);
  }

  static Convolutional of(long height, long width, long channels) {
    return built(DECLARATION, height, width, channels);
  }

  static Convolutional of(long height, long width, long channels, CNN2DFormat format) {
    return format == CNN2DFormat.NCHW
        ? of(height, width, channels)
        : DECLARATION
            .builder()
            .set(HEIGHT, height)
            .set(WIDTH, width)
            .set(CHANNELS, channels)
            .set(FORMAT, format)
            .build();
  }

  @Override
  public Convolutional in(DataFormat format) {
    boolean last = format == DataFormat.CHANNELS_LAST;
    return of(height(), width(), channels(), last ? CNN2DFormat.NHWC : CNN2DFormat.NCHW);
  }

  @Override
  public DataFormat dataFormat() {
    return get(FORMAT) == CNN2DFormat.NHWC ? DataFormat.CHANNELS_LAST : DataFormat.CHANNELS_FIRST;
  }

  @Override
  public long[] shape() {
    return get(FORMAT) == CNN2DFormat.NHWC
        ? new long[] {height(), width(), channels()}
        : new long[] {channels(), height(), width()};
  }

  @Override
  public long features() {
    return channels();
  }

  @Override
  public InputType withFeatures(long number) {
    return Convolutional.of(height(), width(), number);
  }

  @Override
  public String described() {
    return get(FORMAT) == CNN2DFormat.NHWC
        ? "[" + height() + ", " + width() + ", " + channels() + "] (height, width, channels)"
        : "[" + channels() + ", " + height() + ", " + width() + "] (channels, height, width)";
  }
}
