package org.pydl4j.nn.vertices;

import java.util.Arrays;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Masks;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.preprocessors.Preprocessor;

/**
 * Brings what it reads into the shape of an input type: images to rows, rows to images, volumes or
 * series of a known length. Layers need none: the network puts such changes before them by itself.
 * DL4J: {@code PreprocessorVertex} with a {@code CnnToFeedForwardPreProcessor} and its kin.
 */
public final class PreprocessorVertex extends GraphVertex {
  /** What comes out. */
  public static final Key<InputType> OUTPUT_TYPE =
      Key.of("outputType", Type.object(InputType.KIND))
          .required()
          .doc("What comes out: rows, images, volumes or series, of as many numbers an example.");

  /** Name, documentation and keys. */
  public static final Declaration<PreprocessorVertex> DECLARATION =
      Declaration.of(KIND, "PreprocessorVertex", PreprocessorVertex::new)
          .doc(
              "Brings what it reads into the shape of an input type; elements stay in c order. A"
                  + " mask of steps is dropped.\n"
                  + "Input: one.\n"
                  + "Output: as outputType says.\n"
                  + "No parameters.\n"
                  + "DL4J: PreprocessorVertex.")
          .positional(OUTPUT_TYPE)
          .build();

  private PreprocessorVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  /** To this type. */
  public static PreprocessorVertex to(InputType type) {
    return DECLARATION.builder().set(OUTPUT_TYPE, type).build();
  }

  /** As vertices compute, whatever the order of axes outside. */
  private InputType made() {
    return get(OUTPUT_TYPE).in(DataFormat.CHANNELS_FIRST);
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(1, inputs, place);
    InputType made = made();
    boolean free =
        open(inputs.get(0)) || open(made); // how long a series is, its other shape cannot know
    if (free || inputs.get(0).size() != made.size()) {
      throw place.expects(
          open(made) ? "series of a known length" : made.size() + " numbers an example",
          inputs,
          "Change outputType " + made.described() + ".");
    }
    return List.of(made);
  }

  private static boolean open(InputType type) {
    return Arrays.stream(type.shape()).anyMatch(size -> size < 0);
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Signal input = inputs.get(0);
    NDArray mask = input.mask();
    NDArray value = mask == null ? input.value() : Masks.real(input.value(), mask);
    NDArray made = new Preprocessor("PreprocessorVertex", made()).apply(value);
    return List.of(new Signal(made, mask != null && mask.rank() == 1 ? mask : null));
  }

  /** Starts a builder. */
  public static PreprocessorVertexBuilder builder() {
    return new PreprocessorVertexBuilder();
  }
}
