package org.pydl4j.nn.constraints;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** Norms of 1. DL4J: {@code UnitNormConstraint}. */
public final class UnitNorm extends Constraint {
  /** Name, documentation and keys. */
  public static final Declaration<UnitNorm> DECLARATION =
      Declaration.of(KIND, "UnitNorm", UnitNorm::new)
          .alias("unit_norm")
          .doc(
              "w / (norm + 1e-6). DL4J: UnitNormConstraint over the axes of one "
                  + "output; Keras: UnitNorm.")
          .build();

  private UnitNorm(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public void apply(NDArray parameter) {
    NDArray norms = norms(parameter);
    rescale(parameter, norms, Arithmetic.add(Arithmetic.mul(norms, 0.0), 1));
  }

  /** Starts a builder. */
  public static UnitNormBuilder builder() {
    return new UnitNormBuilder();
  }
}
