package org.pydl4j.nn.inputs;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Settings;

/** Images as rows in c order: batches are [n, channels · height · width]. */
public final class ConvolutionalFlat extends InputType {
  /** Name, documentation and keys. */
  public static final Declaration<ConvolutionalFlat> DECLARATION =
      Declaration.of(KIND, "ConvolutionalFlat", ConvolutionalFlat::new)
          .doc(
              "Images as rows in c order: batches are [n, channels · height · width]."
                  + " DL4J: InputType.convolutionalFlat.")
          .positional(Images.HEIGHT, Images.WIDTH, Images.CHANNELS)
          .build();

  private ConvolutionalFlat(Settings settings) {
    super(DECLARATION, settings);
  }

  static ConvolutionalFlat of(long height, long width, long channels) {
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
    return new long[] {channels() * height() * width()};
  }

  @Override
  public String described() {
    return "[" + size() + "] (" + channels() + " x " + height() + " x " + width() + ")";
  }

  /** Builds one; see {@link InputType#convolutionalFlat}. */
  @AutoService(Declared.class)
  public static final class Builder extends ConfiguredBuilder<ConvolutionalFlat, Builder> {
    /** Nothing set. */
    public Builder() {
      super(DECLARATION);
    }
  }
}
