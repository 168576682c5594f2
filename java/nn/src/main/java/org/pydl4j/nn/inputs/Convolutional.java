package org.pydl4j.nn.inputs;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** Images: batches are [n, channels, height, width]. */
public final class Convolutional extends Images {
  /** Name, documentation and keys. */
  public static final Declaration<Convolutional> DECLARATION =
      Declaration.of(KIND, "Convolutional", Convolutional::new)
          .doc(
              "Images: batches are [n, channels, height, width]."
                  + " DL4J: InputType.convolutional.")
          .positional(HEIGHT, WIDTH, CHANNELS)
          .build();

  private Convolutional(Settings settings) {
    super(DECLARATION, settings);
  }

  static Convolutional of(long height, long width, long channels) {
    return built(DECLARATION, height, width, channels);
  }

  @Override
  public long[] shape() {
    return new long[] {channels(), height(), width()};
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
    return "[" + channels() + ", " + height() + ", " + width() + "] (channels, height, width)";
  }
}
