package org.pydl4j.nn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.WindowKeys;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.PlanBuilder;

/**
 * The description of a network whose layers stand one after the other. Immutable; sizes are
 * inferred and checked when it is made, so that a configuration that exists can be trained. DL4J:
 * {@code MultiLayerConfiguration}.
 *
 * <pre>{@code
 * MultiLayerConfiguration conf =
 *     MultiLayerConfiguration.builder()
 *         .seed(42)
 *         .updater(new Adam(1e-3))
 *         .layer(Dense.builder().nOut(500).activation("relu"))
 *         .layer(Output.builder().nOut(10).loss("mcxent").activation("softmax"))
 *         .inputType(InputType.feedForward(784))
 *         .build();
 * }</pre>
 */
public final class MultiLayerConfiguration extends NetworkConfiguration {
  /** The layers. */
  public static final Key<List<Layer>> LAYERS =
      Key.of("layers", Type.listOf(Layer.KIND))
          .required()
          .check(ValueCheck.that("a list of at least one layer", layers -> !layers.isEmpty()))
          .doc("The layers, front to back; messages count them from 0.");

  /** The shape of one example. */
  public static final Key<InputType> INPUT_TYPE =
      Key.of("inputType", Type.object(InputType.KIND))
          .doc(
              "The shape of one example. May be left out when the first layer is fully connected"
                  + " and has its nIn.");

  /** Name, documentation and keys. */
  public static final Declaration<MultiLayerConfiguration> DECLARATION =
      Declaration.<MultiLayerConfiguration>of(
              KIND, "MultiLayerConfiguration", MultiLayerConfiguration::new)
          .doc(
              "A network whose layers stand one after the other. Settings marked 'inherited' hold"
                  + " for all layers that do not set their own.")
          .version(1)
          .key(SEED)
          .key(INPUT_TYPE)
          .key(OUTPUT_FORMAT)
          .key(DATA_TYPE)
          .key(PRECISION)
          .key(VALIDATE_OUTPUT_LAYER_CONFIG)
          .include(LayerKeys.INHERITED)
          .key(WindowKeys.MODE)
          .key(BACKPROP_TYPE)
          .key(TBPTT_LENGTH)
          .key(GRADIENT_ACCUMULATION)
          .key(GRADIENT_CHECKPOINTING)
          .key(LAYERS)
          .build();

  private final Plan plan;

  private MultiLayerConfiguration(Settings settings) {
    super(DECLARATION, settings);
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : get(LAYERS)) {
      layers.add(layer.inheriting(this));
    }
    plan =
        PlanBuilder.chain(layers, find(INPUT_TYPE).orElse(null), find(OUTPUT_FORMAT).orElse(null));
    requireSegments();
    requirePrecision();
    if (get(VALIDATE_OUTPUT_LAYER_CONFIG)) {
      OutputLayerCheck.check(plan);
    }
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws ConfigurationException if it is not such a text; names the key and the layer
   */
  public static MultiLayerConfiguration fromJson(String json) {
    return DECLARATION.fromJson(json);
  }

  /**
   * What a network in a model file was made from; loads no engine.
   *
   * @throws org.pydl4j.nd.errors.ModelFileException if it is no model file of such a network
   */
  public static MultiLayerConfiguration in(Path file) {
    NetworkConfiguration found = ModelFile.readConfiguration(file);
    if (found instanceof MultiLayerConfiguration chain) {
      return chain;
    }
    throw new ModelFileException(
        "The model file " + file + " holds a graph, not layers one after the other.");
  }

  /** The layers with everything inferred. */
  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public MultiLayerNetwork network() {
    return new MultiLayerNetwork(this);
  }

  /** The shape of one example as it is handed in. */
  public InputType inputType() {
    return plan.inputs().get(0);
  }

  /** The shape of one output. */
  public InputType outputType() {
    return plan.outputType(0);
  }

  /** Starts a builder. */
  public static MultiLayerConfigurationBuilder builder() {
    return new MultiLayerConfigurationBuilder();
  }
}
