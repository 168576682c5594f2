package org.pydl4j.etl.internal.opencv;

import java.util.Locale;
import java.util.Map;

/**
 * What the pixels of masks say.
 *
 * @param classes how many there are
 * @param colours the class of each colour, 0xRRGGBB; empty where masks hold the classes' numbers
 * @param ignored the number, or the colour, of pixels that are of no class; -1 for none
 */
public record MaskRule(int classes, Map<Integer, Integer> colours, int ignored) {
  /** Keeps a copy of the map. */
  public MaskRule {
    colours = Map.copyOf(colours);
  }

  /**
   * The class of what a pixel holds, {@link Masked#IGNORED} for none.
   *
   * @return -1 where it says nothing
   */
  int classOf(int held) {
    if (held == ignored) {
      return Masked.IGNORED;
    }
    if (colours.isEmpty()) {
      return held < classes ? held : -1;
    }
    return colours.getOrDefault(held, -1);
  }

  /** What a pixel holds, as messages show it. */
  String shown(int held) {
    return colours.isEmpty()
        ? "the number " + held
        : String.format(Locale.ROOT, "the colour #%06x", held);
  }
}
