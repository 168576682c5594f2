package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/**
 * Leaves out, for the layer inside and those behind it, the steps whose numbers are all {@code
 * maskingValue}: for series that were padded with it and came without a mask. DL4J: {@code
 * MaskZeroLayer}.
 *
 * <p>Input [n, nIn, time], output as the layer inside. Parameters: those of the layer inside.
 *
 * <pre>{@code
 * MaskZero.builder().layer(LSTM.builder().nOut(64)).maskingValue(-1)
 * }</pre>
 */
public final class MaskZero extends WrapperLayer {
  /** The number that padding consists of. */
  public static final Key<Double> MASKING_VALUE =
      Key.of("maskingValue", Type.DOUBLE)
          .defaultsTo(0.0)
          .doc("The number of which all of a step's inputs are where it is left out.");

  /** Name, documentation and keys. */
  public static final Declaration<MaskZero> DECLARATION =
      Declaration.of(KIND, "MaskZero", MaskZero::new)
          .doc(
              "Leaves out, for the layer inside and those behind it, the steps whose numbers are"
                  + " all maskingValue.\n"
                  + "Input: [n, nIn, time].\n"
                  + "Output: as the layer inside.\n"
                  + "Parameters: those of the layer inside.\n"
                  + "DL4J: MaskZeroLayer.")
          .positional(LAYER, MASKING_VALUE)
          .key(LayerKeys.NAME)
          .key(LayerKeys.FROZEN)
          .build();

  private MaskZero(Settings settings) {
    super(DECLARATION, settings);
    requireRecurrent();
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    return through(inner(), context, StepValues.withoutStepsOf(input, get(MASKING_VALUE)));
  }

  /** Starts a builder. */
  public static MaskZeroBuilder builder() {
    return new MaskZeroBuilder();
  }
}
