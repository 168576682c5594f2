package org.pydl4j.etl.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.pydl4j.etl.images.ImageTransform.Drawing;
import org.pydl4j.etl.images.ImageTransform.Lots;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Some changes of pictures, each declared in a few lines. */
abstract class TransformFamily implements Declared {
  static final Key<Double> DELTA =
      Key.of("delta", Type.DOUBLE)
          .required()
          .check(ValueCheck.fromTo(0, 1))
          .doc("Most that the factor differs from 1.");

  private static final Map<String, Declaration<ImageTransform>> KNOWN = new ConcurrentHashMap<>();

  private final List<Declaration<?>> declarations = new ArrayList<>();

  final void declare(String name, String doc, Lots lots, Key<?>... keys) {
    declare(name, doc, new Drawing(lots, how -> false, how -> {}), keys);
  }

  final void declare(String name, String doc, Drawing drawing, Key<?>... keys) {
    declarations.add(
        KNOWN.computeIfAbsent( // the service loader makes this class anew, declarations stay
            name,
            key ->
                Declaration.<ImageTransform>ofFamily(
                        ImageTransform.KIND,
                        name,
                        (declaration, settings) ->
                            new ImageTransform(declaration, settings, drawing))
                    .doc(doc)
                    .positional(keys)
                    .build()));
  }

  @Override
  public final List<Declaration<?>> declarations() {
    return List.copyOf(declarations);
  }

  @SuppressWarnings("unchecked") // each key is followed by its value
  static ImageTransform make(String name, Object... keysAndValues) {
    ConfiguredBuilder<ImageTransform, ?> builder =
        Objects.requireNonNull(KNOWN.get(name), name).builder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      builder.set((Key<Object>) keysAndValues[i], keysAndValues[i + 1]);
    }
    return builder.build();
  }

  /** From -1 to 1. */
  static double either(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }

  static double factor(ImageTransform how, SplittableRandom random) {
    return 1 + how.get(DELTA) * either(random);
  }
}
