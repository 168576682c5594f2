package org.pydl4j.nn.inputs;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/**
 * Volumes: batches are [n, channels, depth, height, width], or [n, depth, height, width, channels]
 * with {@code format} NDHWC.
 */
public final class Convolutional3D extends Images {
  /** Slices. */
  public static final Key<Long> DEPTH =
      extent("depth", "Slices of a volume, or pictures of a film.");

  /** The order of the axes. */
  public static final Key<CNN3DFormat> FORMAT =
      Key.of("format", Type.enumOf(CNN3DFormat.class))
          .defaultsTo(CNN3DFormat.NCDHW)
          .doc(
              "The order of the axes of what goes into the network, and of outputs and labels that"
                  + " are volumes: NCDHW is [n, channels, depth, height, width], NDHWC is [n,"
                  + " depth, height, width, channels].");

  /** Name, documentation and keys. */
  public static final Declaration<Convolutional3D> DECLARATION =
      Declaration.of(KIND, "Convolutional3D", Convolutional3D::new)
          .doc(
              "Volumes: batches are [n, channels, depth, height, width], or [n, depth, height,"
                  + " width, channels] with format NDHWC. DL4J: InputType.convolutional3D.")
          .positional(DEPTH, HEIGHT, WIDTH, CHANNELS)
          .key(FORMAT)
          .build();

  private Convolutional3D(Settings settings) {
    super(DECLARATION, settings);
  }

  static Convolutional3D of(long depth, long height, long width, long channels) {
    return of(depth, height, width, channels, CNN3DFormat.NCDHW);
  }

  static Convolutional3D of(
      long depth, long height, long width, long channels, CNN3DFormat format) {
    var builder =
        DECLARATION
            .builder()
            .set(DEPTH, depth)
            .set(HEIGHT, height)
            .set(WIDTH, width)
            .set(CHANNELS, channels);
    return (format == CNN3DFormat.NCDHW ? builder : builder.set(FORMAT, format)).build();
  }

  @Override
  public Convolutional3D in(DataFormat format) {
    boolean last = format == DataFormat.CHANNELS_LAST;
    CNN3DFormat wanted = last ? CNN3DFormat.NDHWC : CNN3DFormat.NCDHW;
    return of(depth(), height(), width(), channels(), wanted);
  }

  @Override
  public DataFormat dataFormat() {
    return get(FORMAT) == CNN3DFormat.NDHWC ? DataFormat.CHANNELS_LAST : DataFormat.CHANNELS_FIRST;
  }

  /** Slices. */
  public long depth() {
    return get(DEPTH);
  }

  @Override
  public long[] shape() {
    return get(FORMAT) == CNN3DFormat.NDHWC
        ? new long[] {depth(), height(), width(), channels()}
        : new long[] {channels(), depth(), height(), width()};
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
    String place = depth() + ", " + height() + ", " + width();
    return get(FORMAT) == CNN3DFormat.NDHWC
        ? "[" + place + ", " + channels() + "] (depth, height, width, channels)"
        : "[" + channels() + ", " + place + "] (channels, depth, height, width)";
  }
}
