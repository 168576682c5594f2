package org.pydl4j.etl.images;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.pydl4j.etl.internal.opencv.Change;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;

/**
 * A change of pictures, with lots that are drawn for each of them; of their boxes and masks, too,
 * where it moves points. {@link ImageTransforms} makes them. Immutable. DataVec: {@code
 * ImageTransform}.
 */
public final class ImageTransform extends Configured {
  /** The family of all of them. */
  public static final Kind<ImageTransform> KIND =
      Kind.of(
          "imageTransform",
          ImageTransform.class,
          "A change of pictures, with lots that are drawn for each of them.");

  private final Drawing drawing;

  ImageTransform(Declaration<?> declaration, Settings settings, Drawing drawing) {
    super(declaration, settings);
    this.drawing = drawing;
    drawing.check().accept(this);
  }

  /**
   * The transform that {@link #toJson} wrote.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if the text is none; says which key and why
   */
  public static ImageTransform fromJson(String json) {
    return KIND.fromJson(json);
  }

  /** Draws the changes of one picture. */
  void draw(SplittableRandom random, List<Change> into) {
    drawing.lots().draw(this, random, into);
  }

  /** Whether it needs pictures of 8 bits. */
  boolean isFlat() {
    return drawing.flat().test(this);
  }

  /** The changes that begin with a seed. */
  RandomChanges changes(long seed) {
    return new RandomChanges(
        random -> {
          List<Change> made = new ArrayList<>();
          draw(random, made);
          return made;
        },
        seed,
        isFlat() ? "EqualizeHistTransform" : "",
        toJson() + " from " + seed);
  }

  /**
   * What is behind a declaration.
   *
   * @param lots draws
   * @param flat whether a transform needs pictures of 8 bits
   * @param check refuses settings that do not go together
   */
  record Drawing(Lots lots, Predicate<ImageTransform> flat, Consumer<ImageTransform> check) {}

  /** Draws the lots of a transform. */
  @FunctionalInterface
  interface Lots {
    /** Adds the changes. */
    void draw(ImageTransform how, SplittableRandom random, List<Change> into);
  }
}
