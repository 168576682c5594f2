package org.pydl4j.nn.constraints;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** No weight below 0. DL4J: {@code NonNegativeConstraint}. */
public final class NonNegative extends Constraint {
  /** Name, documentation and keys. */
  public static final Declaration<NonNegative> DECLARATION =
      Declaration.of(KIND, "NonNegative", NonNegative::new)
          .alias("non_negative")
          .doc("max(w, 0). DL4J: NonNegativeConstraint; Keras: NonNeg.")
          .build();

  private NonNegative(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public void apply(NDArray parameter) {
    Maths.clipInPlace(parameter, 0, Double.POSITIVE_INFINITY); // the largest double is no float
  }

  /** Starts a builder. */
  public static NonNegativeBuilder builder() {
    return new NonNegativeBuilder();
  }
}
