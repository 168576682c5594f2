package org.pydl4j.etl.films;

import java.util.List;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/**
 * What is read of a film: some of its pictures, all of one size. What shrinks is averaged, what
 * grows is interpolated linearly.
 *
 * @param height in pixels; 0 for the film's
 * @param width in pixels; 0 for the film's
 * @param channels {@code gray}, {@code rgb} or {@code bgr}
 * @param start how many pictures are left out at the beginning
 * @param frames how many are read; 0 for all that there are
 * @param step of so many the first is read
 */
public record FilmFormat(int height, int width, String channels, long start, int frames, int step) {
  private static final List<String> CHANNELS = List.of("gray", "rgb", "bgr");

  /** Refuses what there cannot be. */
  public FilmFormat {
    require(
        height >= 0 && width >= 0 && height <= 1 << 13 && width <= 1 << 13,
        "height and width must be from 1 to 8192, or 0 for the film's",
        height + " and " + width);
    if (!CHANNELS.contains(channels)) {
      throw new ConfigurationException(
          "There are no channels '"
              + channels
              + "' of films. "
              + Names.suggestion(channels, CHANNELS));
    }
    require(start >= 0, "start must be at least 0", Long.toString(start));
    require(frames >= 0, "frames must be at least 1, or 0 for all", Integer.toString(frames));
    require(step >= 1, "step must be at least 1", Integer.toString(step));
  }

  /** All pictures of a film as they are, red, green, blue. */
  public FilmFormat() {
    this(0, 0, "rgb", 0, 0, 1);
  }

  private static void require(boolean holds, String rule, String got) {
    if (!holds) {
      throw new ConfigurationException("Of films " + rule + ". Got " + got + ".");
    }
  }

  /** How many channels a picture has. */
  public int channelCount() {
    return channels.equals("gray") ? 1 : 3;
  }
}
