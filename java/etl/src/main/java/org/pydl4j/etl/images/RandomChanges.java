package org.pydl4j.etl.images;

import java.util.List;
import java.util.SplittableRandom;
import org.pydl4j.etl.internal.opencv.Change;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.Seeds;

/**
 * What is changed at random in pictures: others in each pass, the same when a pass is taken up
 * again.
 *
 * @param draw draws the changes of one picture
 * @param seed start of the lots
 * @param flat what needs pictures of 8 bits, as messages name it; empty for nothing
 * @param description a part of what places of passes are compared by
 */
record RandomChanges(Draw draw, long seed, String flat, String description) {
  /** Nothing is changed. */
  static final RandomChanges NONE = new RandomChanges(random -> List.of(), 0, "", "");

  /** Draws the changes of one picture, in their order. */
  @FunctionalInterface
  interface Draw {
    List<Change> of(SplittableRandom random);
  }

  /** What is changed in the picture at a place of a pass. */
  List<Change> at(long epoch, long position) {
    return draw.of(new SplittableRandom(Seeds.of(seed, epoch, position)));
  }

  void requireFits(ImageFormat format) {
    if (!flat.isEmpty() && format.bits() != 8) {
      throw new ConfigurationException(
          flat + " needs pictures of 8 bits. Got " + format.bits() + " bits.");
    }
  }

  /** Behind how pictures are read. */
  String behind() {
    return description.isEmpty() ? "" : ", " + description;
  }
}
