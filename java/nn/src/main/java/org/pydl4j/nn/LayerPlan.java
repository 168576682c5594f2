package org.pydl4j.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.Layer.InputFamily;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.preprocessors.Preprocessor;

/**
 * A layer in its network, with everything inferred.
 *
 * @param index its number, from 0
 * @param layer with the inherited settings filled in
 * @param preprocessor what changes the shape before it, or null
 * @param input what it works on, after the preprocessor
 * @param output what it makes
 * @param parameters in the order in which they lie in the flat vector
 */
public record LayerPlan(
    int index,
    Layer layer,
    @Nullable Preprocessor preprocessor,
    InputType input,
    InputType output,
    List<ParameterSpec> parameters) {

  /** The layer's own name, or {@code layer0} …, as in DL4J. */
  public String name() {
    return layer.find(LayerKeys.NAME).orElse("layer" + index);
  }

  /** For messages: {@code layer 2 (Dense)}. */
  public String described() {
    return described(index, layer);
  }

  /** How many parameters it has. */
  public long parameterCount() {
    return parameters.stream().mapToLong(ParameterSpec::length).sum();
  }

  static String described(int index, Layer layer) {
    return "layer " + index + " (" + layer.declaration().name() + ")";
  }

  /** Infers all shapes, front to back. */
  static List<LayerPlan> of(List<Layer> layers, @Nullable InputType first) {
    List<LayerPlan> plans = new ArrayList<>();
    InputType input = first != null ? first : inferredInput(layers.get(0));
    String source = "the network's inputType";
    for (Layer layer : layers) {
      int index = plans.size();
      LayerPlace place = new LayerPlace(described(index, layer), source);
      LayerPlan plan = of(index, layer, input, place);
      plans.add(plan);
      input = plan.output();
      source = plan.described();
    }
    return List.copyOf(plans);
  }

  private static LayerPlan of(int index, Layer layer, InputType incoming, LayerPlace place) {
    Preprocessor preprocessor = Preprocessor.before(layer, incoming);
    InputType input = preprocessor == null ? incoming : preprocessor.output();
    if (layer.inputFamily() == InputFamily.CONVOLUTIONAL && !(input instanceof Convolutional)) {
      throw place.expects(
          "images [channels, height, width]",
          input.described(),
          "Set the network's inputType to convolutional or convolutionalFlat.");
    }
    InputType output = layer.outputType(input, place);
    return new LayerPlan(index, layer, preprocessor, input, output, layer.parameters(input));
  }

  private static InputType inferredInput(Layer layer) {
    Optional<Long> nIn = layer.find(LayerKeys.N_IN);
    if (layer.inputFamily() == InputFamily.FEED_FORWARD && nIn.isPresent()) {
      return InputType.feedForward(nIn.get());
    }
    throw new ConfigurationException(
        "The input of "
            + described(0, layer)
            + " is unknown. Set the network's inputType"
            + (layer.inputFamily() == InputFamily.FEED_FORWARD ? " or the layer's nIn." : "."));
  }

  /** The network's input as users hand it in: what comes before the first layer's preprocessor. */
  static InputType networkInput(List<LayerPlan> plans, @Nullable InputType declared) {
    return declared != null ? declared : plans.get(0).input();
  }

  /** Throws when a batch does not have the shape that the network takes. */
  public static void requireInput(InputType expected, long[] shape) {
    long[] example = expected.shape();
    boolean fits = shape.length == example.length + 1;
    for (int i = 0; fits && i < example.length; i++) {
      fits = shape[i + 1] == example[i];
    }
    if (!fits) {
      throw new ShapeException(
          "The network expects batches of shape "
              + batch(example)
              + ", got "
              + java.util.Arrays.toString(shape)
              + ". Reshape the features, or change the network's inputType.");
    }
  }

  private static String batch(long[] example) {
    StringBuilder text = new StringBuilder("[n");
    for (long extent : example) {
      text.append(", ").append(extent);
    }
    return text.append(']').toString();
  }
}
