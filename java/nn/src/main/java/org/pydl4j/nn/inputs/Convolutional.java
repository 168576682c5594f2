package org.pydl4j.nn.inputs;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Settings;

/** Images: batches are [n, channels, height, width]. */
public final class Convolutional extends InputType {
  /** Name, documentation and keys. */
  public static final Declaration<Convolutional> DECLARATION =
      Declaration.of(KIND, "Convolutional", Convolutional::new)
          .doc(
              "Images: batches are [n, channels, height, width]."
                  + " DL4J: InputType.convolutional.")
          .positional(Images.HEIGHT, Images.WIDTH, Images.CHANNELS)
          .build();

  private Convolutional(Settings settings) {
    super(DECLARATION, settings);
  }

  static Convolutional of(long height, long width, long channels) {
    return new Builder()
        .set(Images.HEIGHT, height)
        .set(Images.WIDTH, width)
        .set(Images.CHANNELS, channels)
        .build();
  }

  /** Rows of pixels. */
  public long height() {
    return get(Images.HEIGHT);
  }

  /** Columns of pixels. */
  public long width() {
    return get(Images.WIDTH);
  }

  /** Numbers a pixel, or feature maps. */
  public long channels() {
    return get(Images.CHANNELS);
  }

  @Override
  public long[] shape() {
    return new long[] {channels(), height(), width()};
  }

  @Override
  public String described() {
    return "[" + channels() + ", " + height() + ", " + width() + "] (channels, height, width)";
  }

  /** Builds one; see {@link InputType#convolutional}. */
  @AutoService(Declared.class)
  public static final class Builder extends ConfiguredBuilder<Convolutional, Builder> {
    /** Nothing set. */
    public Builder() {
      super(DECLARATION);
    }
  }
}
