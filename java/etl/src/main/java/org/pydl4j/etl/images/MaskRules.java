package org.pydl4j.etl.images;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.opencv.MaskRule;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * What the pixels of masks say.
 *
 * @param names of the classes, in the order of their numbers; the first is the background's
 * @param colours of the classes, 0xRRGGBB each, in the same order; null where a pixel holds the
 *     number of its class: its gray, or its place in the palette of a PNG
 * @param ignored the number, with colours the colour, of pixels that do not count; -1 for none
 * @param ending between the name of a picture and the dot of its mask's: {@code _mask}
 * @param skipsBroken whether pictures without a mask, masks without a picture, and what cannot be
 *     read are left out and noted, else the first one is an error
 */
public record MaskRules(
    List<String> names,
    @Nullable List<Integer> colours,
    int ignored,
    String ending,
    boolean skipsBroken) {
  private static final int MOST = 1 << 12;

  /** Refuses names that come twice, and colours that do not fit them. */
  public MaskRules {
    names = List.copyOf(names);
    colours = colours == null ? null : List.copyOf(colours);
    boolean each = names.stream().distinct().count() == names.size();
    if (names.size() < 2 || names.size() > MOST || !each) {
      throw new ConfigurationException(
          "The classes of masks must be from 2 to "
              + MOST
              + " names, each once. Got "
              + names
              + ".");
    }
    if (colours != null) {
      boolean different = colours.stream().distinct().count() == colours.size();
      boolean known = colours.stream().allMatch(colour -> colour >= 0 && colour <= 0xFFFFFF);
      if (colours.size() != names.size() || !different || !known || colours.contains(ignored)) {
        throw new ConfigurationException(
            "Masks need a colour for each class, each another one, and one of its own to ignore."
                + " Got "
                + names.size()
                + " classes and the colours "
                + colours.stream()
                    .map(colour -> String.format(Locale.ROOT, "#%06x", colour))
                    .toList()
                + ".");
      }
    }
    if (ignored < -1 || ignored > 0xFFFFFF) {
      throw new ConfigurationException(
          "What masks ignore must be a number or a colour of theirs, or -1. Got " + ignored + ".");
    }
  }

  /** Masks of the classes' numbers, named as their pictures; everything must be there. */
  public MaskRules(List<String> names) {
    this(names, null, -1, "", false);
  }

  MaskRule rule() {
    Map<Integer, Integer> classes = new HashMap<>();
    List<Integer> all = colours == null ? List.of() : colours;
    for (int i = 0; i < all.size(); i++) {
      classes.put(all.get(i), i);
    }
    return new MaskRule(names.size(), classes, ignored);
  }
}
