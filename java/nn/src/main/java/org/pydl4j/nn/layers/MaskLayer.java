package org.pydl4j.nn.layers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;

/**
 * Makes 0 what the mask leaves out. DL4J: {@code MaskLayer}.
 *
 * <p>Input and output of any one shape. No parameters.
 *
 * <pre>{@code
 * MaskLayer.builder()
 * }</pre>
 */
public final class MaskLayer extends Layer {
  /** Name, documentation and keys. */
  public static final Declaration<MaskLayer> DECLARATION =
      Declaration.of(KIND, "Mask", MaskLayer::new)
          .doc(
              "Makes 0 what the mask leaves out.\nInput: any shape.\nOutput: the same shape.\n"
                  + "No parameters.\nDL4J: MaskLayer.")
          .include(Layer.KEYS)
          .build();

  private MaskLayer(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return input;
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    @Nullable NDArray mask = input.mask();
    return mask == null ? input : input.with(Masks.real(input.value(), mask));
  }

  /** Starts a builder. */
  public static MaskLayerBuilder builder() {
    return new MaskLayerBuilder();
  }
}
