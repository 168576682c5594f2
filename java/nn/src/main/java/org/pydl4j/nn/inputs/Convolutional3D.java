package org.pydl4j.nn.inputs;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/** Volumes: batches are [n, channels, depth, height, width]. */
public final class Convolutional3D extends Images {
  /** Slices. */
  public static final Key<Long> DEPTH =
      extent("depth", "Slices of a volume, or pictures of a film.");

  /** Name, documentation and keys. */
  public static final Declaration<Convolutional3D> DECLARATION =
      Declaration.of(KIND, "Convolutional3D", Convolutional3D::new)
          .doc(
              "Volumes: batches are [n, channels, depth, height, width]."
                  + " DL4J: InputType.convolutional3D.")
          .positional(DEPTH, HEIGHT, WIDTH, CHANNELS)
          .build();

  private Convolutional3D(Settings settings) {
    super(DECLARATION, settings);
  }

  static Convolutional3D of(long depth, long height, long width, long channels) {
    return DECLARATION
        .builder()
        .set(DEPTH, depth)
        .set(HEIGHT, height)
        .set(WIDTH, width)
        .set(CHANNELS, channels)
        .build();
  }

  /** Slices. */
  public long depth() {
    return get(DEPTH);
  }

  @Override
  public long[] shape() {
    return new long[] {channels(), depth(), height(), width()};
  }

  @Override
  public long features() {
    return channels();
  }

  @Override
  public InputType withFeatures(long number) {
    return of(depth(), height(), width(), number);
  }

  @Override
  public String described() {
    return "["
        + channels()
        + ", "
        + depth()
        + ", "
        + height()
        + ", "
        + width()
        + "] (channels, depth, height, width)";
  }
}
