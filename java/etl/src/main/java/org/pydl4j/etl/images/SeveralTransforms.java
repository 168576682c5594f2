package org.pydl4j.etl.images;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.pydl4j.etl.images.ImageTransform.Drawing;
import org.pydl4j.etl.internal.opencv.Change;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Several changes as one. */
@AutoService(Declared.class)
public final class SeveralTransforms extends TransformFamily {
  static final Key<List<ImageTransform>> TRANSFORMS =
      Key.of("transforms", Type.listOf(ImageTransform.KIND)).required().doc("Which ones.");
  static final Key<List<Double>> PROBABILITIES =
      Key.of("probabilities", Type.DOUBLES)
          .doc("How likely each is made, from 0 to 1. Default: all are made.");
  static final Key<Boolean> SHUFFLE =
      Key.of("shuffle", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether they come in another order for each picture.");
  static final Key<List<Double>> WEIGHTS =
      Key.of("weights", Type.DOUBLES)
          .doc("How likely each is, in proportion to the others. Default: all alike.");

  /** Called by the service loader. */
  public SeveralTransforms() {
    declare(
        "PipelineImageTransform",
        "Several, one behind the other, each with a probability. DataVec: PipelineImageTransform;"
            + " torchvision: Compose, RandomApply, RandomOrder.",
        new Drawing(
            SeveralTransforms::drawSome,
            how -> how.get(TRANSFORMS).stream().anyMatch(ImageTransform::isFlat),
            how -> requireNumbers(how, PROBABILITIES, 1)),
        TRANSFORMS,
        PROBABILITIES,
        SHUFFLE);
    declare(
        "ChoiceImageTransform",
        "One of several, by lot. torchvision: RandomChoice.",
        new Drawing(
            SeveralTransforms::drawOne,
            how -> how.get(TRANSFORMS).stream().anyMatch(ImageTransform::isFlat),
            how -> requireNumbers(how, WEIGHTS, Double.MAX_VALUE)),
        TRANSFORMS,
        WEIGHTS);
  }

  /** Each has lots of its own: what one draws moves no other's. */
  private static void drawSome(ImageTransform how, SplittableRandom random, List<Change> into) {
    List<Double> probabilities = how.find(PROBABILITIES).orElse(List.of());
    List<List<Change>> made = new ArrayList<>();
    for (int i = 0; i < how.get(TRANSFORMS).size(); i++) {
      SplittableRandom own = random.split();
      boolean wanted = own.nextDouble() < (probabilities.isEmpty() ? 1 : probabilities.get(i));
      if (wanted) {
        List<Change> drawn = new ArrayList<>();
        how.get(TRANSFORMS).get(i).draw(own, drawn);
        made.add(drawn);
      }
    }
    if (how.get(SHUFFLE)) {
      Collections.shuffle(made, new Random(random.nextLong()));
    }
    made.forEach(into::addAll);
  }

  private static void drawOne(ImageTransform how, SplittableRandom random, List<Change> into) {
    List<ImageTransform> all = how.get(TRANSFORMS);
    List<Double> weights = how.find(WEIGHTS).orElseGet(() -> Collections.nCopies(all.size(), 1.0));
    double lot = random.nextDouble() * weights.stream().mapToDouble(Double::doubleValue).sum();
    int chosen = 0;
    while (chosen < all.size() - 1 && (lot >= weights.get(chosen) || weights.get(chosen) == 0)) {
      lot -= weights.get(chosen++);
    }
    all.get(chosen).draw(random, into);
  }

  private static void requireNumbers(ImageTransform how, Key<List<Double>> key, double most) {
    int count = how.get(TRANSFORMS).size();
    List<Double> given = how.find(key).orElseGet(() -> Collections.nCopies(count, 1.0));
    boolean within = given.stream().allMatch(each -> each >= 0 && each <= most);
    boolean some = key != WEIGHTS || given.stream().anyMatch(each -> each > 0);
    if (count == 0 || given.size() != count || !within || !some) {
      throw new ConfigurationException(
          "A "
              + how.declaration().name()
              + " has at least one transform, and for each a number "
              + (key == WEIGHTS ? "of at least 0, not all 0" : "from 0 to 1")
              + " in '"
              + key.name()
              + "', or none at all. Got "
              + count
              + " transforms and "
              + given
              + ".");
    }
  }
}
