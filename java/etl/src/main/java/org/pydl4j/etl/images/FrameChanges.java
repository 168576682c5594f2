package org.pydl4j.etl.images;

import java.util.List;
import org.pydl4j.etl.internal.opencv.Change;
import org.pydl4j.etl.internal.opencv.Frames;

/**
 * Changes at random of pictures that others decoded, the same for all pictures of a film. Any
 * number of threads may use it.
 */
public final class FrameChanges {
  private final RandomChanges changes;
  private final ImageFormat format;

  private FrameChanges(RandomChanges changes, ImageFormat format) {
    changes.requireFits(format);
    this.changes = changes;
    this.format = format;
    Frames.start();
  }

  /**
   * Changes that are always made in one order.
   *
   * @param format of the pictures, of 8 bits
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code image}
   */
  public static FrameChanges of(Augmentation how, ImageFormat format) {
    return new FrameChanges(how.changes(), format);
  }

  /**
   * Transforms in any order.
   *
   * @param seed start of the lots
   * @param format of the pictures, of 8 bits
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code image}
   */
  public static FrameChanges of(ImageTransform how, long seed, ImageFormat format) {
    return new FrameChanges(how.changes(seed), format);
  }

  /** Draws what is changed in the film at a place of a pass. */
  public Film at(long epoch, long position) {
    return new Film(format, changes.at(epoch, position));
  }

  /** A part of what places of passes are compared by. */
  @Override
  public String toString() {
    return changes.description();
  }

  /** What is changed in all pictures of one film. */
  public static final class Film {
    private final ImageFormat format;
    private final List<Change> changes;

    private Film(ImageFormat format, List<Change> changes) {
      this.format = format;
      this.changes = changes;
    }

    /**
     * Changes a picture in its place.
     *
     * @param planes [channels, height, width], bytes from 0 to 255
     */
    public void change(byte[] planes) {
      if (!changes.isEmpty()) {
        Frames.change(planes, format.form(), changes);
      }
    }
  }
}
