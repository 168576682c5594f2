package org.pydl4j.etl.images;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.pydl4j.etl.internal.opencv.Change;
import org.pydl4j.etl.internal.opencv.Changes;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * What is changed at random in pictures that are trained on, others in each pass, the same when a
 * pass is taken up again. Each is 0 (of {@code crop} 1) for no change. Source of the cuts: Szegedy
 * et al. 2014, arXiv:1409.4842; of the colours: torchvision's {@code ColorJitter}.
 *
 * @param flip probability that left and right are exchanged
 * @param crop least share of the area that is kept, of proportions from 3:4 to 4:3 of the
 *     picture's, before it is resized
 * @param rotate most degrees that it is turned, either way; what comes in at the edges is the
 *     picture mirrored, of pictures with objects gray
 * @param brightness most that the factor of all numbers differs from 1, below 1
 * @param contrast the same for distances from the mean of the gray picture
 * @param saturation the same for distances from the gray picture
 * @param blur probability that it is blurred, by a Gaussian of 0.1 to 1.5 pixels
 * @param warp most that each corner is moved, either way, as a share of height and width, up to
 *     0.2; the picture is then seen in perspective. DL4J: {@code WarpImageTransform}
 * @param equalize probability that the histogram of its brightness is equalized, of 8 bits. DL4J:
 *     {@code EqualizeHistTransform}
 * @param seed start of the lots
 */
public record Augmentation(
    double flip,
    double crop,
    double rotate,
    double brightness,
    double contrast,
    double saturation,
    double blur,
    double warp,
    double equalize,
    long seed) {
  static final double MOST_WARP = 0.2; // from 0.25 on corners may lie on one line

  /** Refuses what there cannot be. */
  public Augmentation {
    within("flip", flip, 0, 1);
    within("crop", crop, 1e-3, 1);
    within("rotate", rotate, 0, 180);
    within("brightness", brightness, 0, 1);
    within("contrast", contrast, 0, 1);
    within("saturation", saturation, 0, 1);
    within("blur", blur, 0, 1);
    within("warp", warp, 0, MOST_WARP);
    within("equalize", equalize, 0, 1);
  }

  /** Without a warp, and nothing equalized. */
  public Augmentation(
      double flip,
      double crop,
      double rotate,
      double brightness,
      double contrast,
      double saturation,
      double blur,
      long seed) {
    this(flip, crop, rotate, brightness, contrast, saturation, blur, 0, 0, seed);
  }

  /** A part of what places of passes are compared by: what is not changed is not in it. */
  @Override
  public String toString() {
    return "Augmentation[flip="
        + flip
        + ", crop="
        + crop
        + ", rotate="
        + rotate
        + ", brightness="
        + brightness
        + ", contrast="
        + contrast
        + ", saturation="
        + saturation
        + ", blur="
        + blur
        + (warp == 0 ? "" : ", warp=" + warp)
        + (equalize == 0 ? "" : ", equalize=" + equalize)
        + ", seed="
        + seed
        + "]";
  }

  private static void within(String what, double number, double least, double most) {
    if (!(number >= least && number <= most)) {
      throw new ConfigurationException(
          "The '"
              + what
              + "' of an augmentation must be from "
              + least
              + " to "
              + most
              + ". Got "
              + number
              + ".");
    }
  }

  RandomChanges changes() {
    String flat = equalize > 0 ? "The 'equalize' of an augmentation" : "";
    return new RandomChanges(this::drawn, seed, flat, toString());
  }

  /** Every lot is drawn, wanted or not. */
  private List<Change> drawn(SplittableRandom random) {
    double share = crop + (1 - crop) * random.nextDouble();
    double proportion = Math.exp(Math.log(4.0 / 3) * (2 * random.nextDouble() - 1));
    double x = random.nextDouble();
    double y = random.nextDouble();
    boolean mirrored = random.nextDouble() < flip;
    double angle = rotate * (2 * random.nextDouble() - 1);
    double light = 1 + brightness * (2 * random.nextDouble() - 1);
    double spread = 1 + contrast * (2 * random.nextDouble() - 1);
    double colour = 1 + saturation * (2 * random.nextDouble() - 1);
    boolean blurred = random.nextDouble() < blur;
    double sigma = 0.1 + 1.4 * random.nextDouble();
    List<Double> corners = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      corners.add(warp * (2 * random.nextDouble() - 1));
    }
    boolean equalized = random.nextDouble() < equalize;
    List<Change> made = new ArrayList<>();
    add(made, crop < 1, Changes.cut(share, proportion, x, y));
    add(made, mirrored, Changes.mirror(true, false));
    add(made, rotate > 0, Changes.turn(angle));
    add(made, warp > 0, Changes.warp(corners));
    add(made, equalized, Changes.equalize());
    add(made, brightness > 0, Changes.light(light));
    add(made, contrast > 0, Changes.spread(spread));
    add(made, saturation > 0, Changes.colour(colour));
    add(made, blurred, Changes.blur(sigma));
    return made;
  }

  private static void add(List<Change> made, boolean wanted, Change change) {
    if (wanted) {
      made.add(change);
    }
  }
}
