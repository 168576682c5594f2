package org.pydl4j.etl.images;

import com.google.auto.service.AutoService;
import org.pydl4j.etl.images.ImageTransform.Drawing;
import org.pydl4j.etl.internal.opencv.Changes;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Changes of colours, which leave boxes and masks alone. */
@AutoService(Declared.class)
public final class ColourTransforms extends TransformFamily {
  static final Key<Double> DEGREES =
      Key.of("degrees", Type.DOUBLE)
          .required()
          .check(ValueCheck.between(0, 180))
          .doc("Most that colours are turned, either way; 120 is from red to green or blue.");
  static final Key<Double> LEAST =
      Key.of("least", Type.DOUBLE)
          .defaultsTo(0.1)
          .check(ValueCheck.between(0.01, 100))
          .doc("Least standard deviation of the Gaussian, in pixels.");
  static final Key<Double> MOST =
      Key.of("most", Type.DOUBLE)
          .defaultsTo(2.0)
          .check(ValueCheck.between(0.01, 100))
          .doc("Greatest standard deviation of the Gaussian, in pixels.");

  /** Called by the service loader. */
  public ColourTransforms() {
    declare(
        "BrightnessTransform",
        "All numbers times a factor. torchvision: ColorJitter's brightness.",
        (how, random, into) -> into.add(Changes.light(factor(how, random))),
        DELTA);
    declare(
        "ContrastTransform",
        "Distances from the mean of the gray picture times a factor. torchvision: ColorJitter's"
            + " contrast.",
        (how, random, into) -> into.add(Changes.spread(factor(how, random))),
        DELTA);
    declare(
        "SaturationTransform",
        "Distances from the gray picture times a factor. torchvision: ColorJitter's saturation.",
        (how, random, into) -> into.add(Changes.colour(factor(how, random))),
        DELTA);
    declare(
        "HueTransform",
        "Turns colours on their circle. torchvision: ColorJitter's hue, in turns.",
        (how, random, into) ->
            into.add(Changes.hue((360 + how.get(DEGREES) * either(random)) % 360)),
        DEGREES);
    declare(
        "GrayscaleTransform",
        "Makes all channels gray. torchvision: Grayscale.",
        (how, random, into) -> into.add(Changes.colour(0)));
    declare(
        "BlurTransform",
        "A Gaussian. torchvision: GaussianBlur.",
        new Drawing(
            (how, random, into) ->
                into.add(
                    Changes.blur(
                        how.get(LEAST) + (how.get(MOST) - how.get(LEAST)) * random.nextDouble())),
            how -> false,
            ColourTransforms::requireRange),
        LEAST,
        MOST);
    declare(
        "EqualizeHistTransform",
        "Equalizes the histogram of the brightness; for 8 bits. DataVec: EqualizeHistTransform.",
        new Drawing((how, random, into) -> into.add(Changes.equalize()), how -> true, how -> {}));
  }

  private static void requireRange(ImageTransform how) {
    if (how.get(LEAST) > how.get(MOST)) {
      throw new ConfigurationException(
          "The 'least' of a BlurTransform must not be above 'most'. Got "
              + how.get(LEAST)
              + " and "
              + how.get(MOST)
              + ".");
    }
  }
}
