package org.pydl4j.etl.images;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.pydl4j.etl.internal.opencv.Change;
import org.pydl4j.etl.internal.opencv.Changes;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Changes that move points, of boxes and masks, too. */
@AutoService(Declared.class)
public final class PointTransforms extends TransformFamily {
  static final Key<FlipMode> MODE =
      Key.of("mode", Type.enumOf(FlipMode.class))
          .defaultsTo(FlipMode.LEFT_RIGHT)
          .doc("Which sides are exchanged.");
  static final Key<Double> ANGLE =
      Key.of("angle", Type.DOUBLE)
          .required()
          .check(ValueCheck.between(0, 180))
          .doc("Most degrees that it is turned, either way.");
  static final Key<Double> CROP =
      Key.of("crop", Type.DOUBLE)
          .required()
          .check(ValueCheck.fromTo(0, 0.5))
          .doc("Most that is cut off at each side, as a share of the height or the width.");
  static final Key<Double> SHARE =
      Key.of("share", Type.DOUBLE)
          .required()
          .check(ValueCheck.between(1e-3, 1))
          .doc("Least share of the area that is kept.");
  static final Key<Double> PROPORTION =
      Key.of("proportion", Type.DOUBLE)
          .defaultsTo(4.0 / 3)
          .check(ValueCheck.between(1, 10))
          .doc("Most that its proportions differ from the picture's, as a factor, either way.");
  static final Key<Double> WARP =
      Key.of("delta", Type.DOUBLE)
          .required()
          .check(ValueCheck.between(0, Augmentation.MOST_WARP))
          .doc("Most that each corner is moved, either way, as a share of height and width.");
  static final Key<Double> DX =
      Key.of("x", Type.DOUBLE)
          .required()
          .check(ValueCheck.between(0, 1))
          .doc("Most that it is moved to the left or right, as a share of the width.");
  static final Key<Double> DY =
      Key.of("y", Type.DOUBLE)
          .required()
          .check(ValueCheck.between(0, 1))
          .doc("Most that it is moved up or down, as a share of the height.");

  /** Called by the service loader. */
  public PointTransforms() {
    declare(
        "FlipImageTransform",
        "Exchanges sides of a picture. DataVec: FlipImageTransform.",
        (how, random, into) -> flip(how.get(MODE), random, into),
        MODE);
    declare(
        "CropImageTransform",
        "Cuts off some of each side, and resizes what is left. DataVec: CropImageTransform, by"
            + " pixels.",
        (how, random, into) -> {
          double most = how.get(CROP);
          into.add(
              Changes.edges(
                  most * random.nextDouble(),
                  most * random.nextDouble(),
                  most * random.nextDouble(),
                  most * random.nextDouble()));
        },
        CROP);
    declare(
        "RandomCropTransform",
        "Keeps a part, anywhere, and resizes it. Szegedy et al. 2014, arXiv:1409.4842; torchvision:"
            + " RandomResizedCrop.",
        (how, random, into) -> {
          double share = how.get(SHARE) + (1 - how.get(SHARE)) * random.nextDouble();
          double proportion = Math.exp(Math.log(how.get(PROPORTION)) * either(random));
          into.add(Changes.cut(share, proportion, random.nextDouble(), random.nextDouble()));
        },
        SHARE,
        PROPORTION);
    declare(
        "RotateImageTransform",
        "Turns a picture around its middle. DataVec: RotateImageTransform.",
        (how, random, into) -> into.add(Changes.turn(how.get(ANGLE) * either(random))),
        ANGLE);
    declare(
        "ScaleImageTransform",
        "Makes what is seen larger or smaller, around the middle. DataVec: ScaleImageTransform, by"
            + " pixels.",
        (how, random, into) -> {
          double factor = factor(how, random);
          into.add(Changes.scale(factor, factor));
        },
        DELTA);
    declare(
        "ShiftImageTransform",
        "Moves what is seen. torchvision: RandomAffine's translate.",
        (how, random, into) ->
            into.add(Changes.shift(how.get(DX) * either(random), how.get(DY) * either(random))),
        DX,
        DY);
    declare(
        "WarpImageTransform",
        "Moves the corners: the picture in perspective. DataVec: WarpImageTransform, by pixels.",
        (how, random, into) -> {
          List<Double> corners = new ArrayList<>();
          for (int i = 0; i < 8; i++) {
            corners.add(how.get(WARP) * either(random));
          }
          into.add(Changes.warp(corners));
        },
        WARP);
  }

  private static void flip(FlipMode mode, SplittableRandom random, List<Change> into) {
    boolean across = mode == FlipMode.LEFT_RIGHT || mode == FlipMode.BOTH;
    boolean down = mode == FlipMode.UP_DOWN || mode == FlipMode.BOTH;
    if (mode == FlipMode.RANDOM) {
      int lot = random.nextInt(4);
      across = lot % 2 == 1;
      down = lot > 1;
    }
    if (across || down) {
      into.add(Changes.mirror(across, down));
    }
  }
}
