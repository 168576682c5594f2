package org.pydl4j.etl.images;

import java.util.List;

/**
 * The changes of pictures that there are, under DataVec's names where it has them.
 *
 * <pre>{@code
 * ImageTransform often =
 *     ImageTransforms.pipeline(
 *         List.of(ImageTransforms.flip(), ImageTransforms.rotate(10), ImageTransforms.equalize()),
 *         List.of(0.5, 1.0, 0.1),
 *         true);
 * DataPipeline train = data.over(pictures.augmented(often, 7));
 * }</pre>
 */
public final class ImageTransforms {
  static {
    new PointTransforms(); // for those who make transforms before a registry was asked
    new ColourTransforms();
    new SeveralTransforms();
  }

  private ImageTransforms() {}

  /** Exchanges left and right. */
  public static ImageTransform flip() {
    return flip(FlipMode.LEFT_RIGHT);
  }

  /** Exchanges sides. */
  public static ImageTransform flip(FlipMode mode) {
    return TransformFamily.make("FlipImageTransform", PointTransforms.MODE, mode);
  }

  /** Cuts off up to a share of the height or width at each side. */
  public static ImageTransform crop(double crop) {
    return TransformFamily.make("CropImageTransform", PointTransforms.CROP, crop);
  }

  /** Keeps a part of at least this share of the area, of proportions from 3:4 to 4:3. */
  public static ImageTransform randomCrop(double share) {
    return TransformFamily.make("RandomCropTransform", PointTransforms.SHARE, share);
  }

  /** Turns by up to so many degrees, either way. */
  public static ImageTransform rotate(double angle) {
    return TransformFamily.make("RotateImageTransform", PointTransforms.ANGLE, angle);
  }

  /** Makes what is seen larger or smaller by a factor that differs from 1 by so much at most. */
  public static ImageTransform scale(double delta) {
    return TransformFamily.make("ScaleImageTransform", TransformFamily.DELTA, delta);
  }

  /** Moves what is seen by shares of width and height at most, either way. */
  public static ImageTransform shift(double x, double y) {
    return TransformFamily.make(
        "ShiftImageTransform", PointTransforms.DX, x, PointTransforms.DY, y);
  }

  /** Moves corners by a share of height and width at most, either way, up to 0.2. */
  public static ImageTransform warp(double delta) {
    return TransformFamily.make("WarpImageTransform", PointTransforms.WARP, delta);
  }

  /** All numbers times a factor that differs from 1 by so much at most. */
  public static ImageTransform brightness(double delta) {
    return TransformFamily.make("BrightnessTransform", TransformFamily.DELTA, delta);
  }

  /** The same for distances from the mean of the gray picture. */
  public static ImageTransform contrast(double delta) {
    return TransformFamily.make("ContrastTransform", TransformFamily.DELTA, delta);
  }

  /** The same for distances from the gray picture. */
  public static ImageTransform saturation(double delta) {
    return TransformFamily.make("SaturationTransform", TransformFamily.DELTA, delta);
  }

  /** Turns colours by up to so many degrees, either way. */
  public static ImageTransform hue(double degrees) {
    return TransformFamily.make("HueTransform", ColourTransforms.DEGREES, degrees);
  }

  /** Makes all channels gray. */
  public static ImageTransform grayscale() {
    return TransformFamily.make("GrayscaleTransform");
  }

  /** A Gaussian of a standard deviation between these, in pixels. */
  public static ImageTransform blur(double least, double most) {
    return TransformFamily.make(
        "BlurTransform", ColourTransforms.LEAST, least, ColourTransforms.MOST, most);
  }

  /** Equalizes the histogram of the brightness, of 8 bits. */
  public static ImageTransform equalize() {
    return TransformFamily.make("EqualizeHistTransform");
  }

  /**
   * Several, one behind the other.
   *
   * @param probabilities how likely each is made, from 0 to 1
   * @param shuffle whether they come in another order for each picture
   */
  public static ImageTransform pipeline(
      List<ImageTransform> transforms, List<Double> probabilities, boolean shuffle) {
    return TransformFamily.make(
        "PipelineImageTransform",
        SeveralTransforms.TRANSFORMS,
        transforms,
        SeveralTransforms.PROBABILITIES,
        probabilities,
        SeveralTransforms.SHUFFLE,
        shuffle);
  }

  /** One of several, all as likely. */
  public static ImageTransform choice(List<ImageTransform> transforms) {
    return TransformFamily.make("ChoiceImageTransform", SeveralTransforms.TRANSFORMS, transforms);
  }
}
