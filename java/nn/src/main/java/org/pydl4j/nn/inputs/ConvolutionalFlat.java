package org.pydl4j.nn.inputs;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** Images as rows in c order: batches are [n, channels · height · width]. */
public final class ConvolutionalFlat extends Images {
  /** Name, documentation and keys. */
  public static final Declaration<ConvolutionalFlat> DECLARATION =
      Declaration.of(KIND, "ConvolutionalFlat", ConvolutionalFlat::new)
          .doc(
              "Images as rows in c order: batches are [n, channels · height · width]."
                  + " DL4J: InputType.convolutionalFlat.")
          .positional(HEIGHT, WIDTH, CHANNELS)
          .build();

  private ConvolutionalFlat(Settings settings) {
    super(DECLARATION, settings);
  }

  static ConvolutionalFlat of(long height, long width, long channels) {
    return built(DECLARATION, height, width, channels);
  }

  @Override
  public long[] shape() {
    return new long[] {channels() * height() * width()};
  }

  @Override
  public InputType withFeatures(long number) {
    return InputType.feedForward(number);
  }

  @Override
  public String described() {
    return "[" + size() + "] (" + channels() + " x " + height() + " x " + width() + ")";
  }
}
