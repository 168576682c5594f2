package org.pydl4j.nn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.GraphNode;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.WindowKeys;
import org.pydl4j.nn.plan.GraphPlan;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.vertices.GraphVertex;

/**
 * The description of a network whose layers and vertices read each other by name: several inputs,
 * several outputs, branches, sums past layers. Immutable; sizes are inferred and checked when it is
 * made, so that a configuration that exists can be trained. DL4J: {@code
 * ComputationGraphConfiguration} and its {@code GraphBuilder}.
 *
 * <pre>{@code
 * ComputationGraphConfiguration conf =
 *     ComputationGraphConfiguration.builder()
 *         .updater(new Adam(1e-3))
 *         .addInputs("left", "right")
 *         .setInputTypes(InputType.feedForward(4), InputType.feedForward(3))
 *         .addLayer("a", Dense.builder().nOut(8), "left")
 *         .addLayer("b", Dense.builder().nOut(8), "right")
 *         .addVertex("sum", ElementWiseVertex.builder().op(ElementWiseVertex.Op.ADD), "a", "b")
 *         .addLayer("out", Output.builder().nOut(2).loss("mcxent").activation("softmax"), "sum")
 *         .setOutputs("out")
 *         .build();
 * }</pre>
 */
public final class ComputationGraphConfiguration extends NetworkConfiguration {
  /** The inputs. */
  public static final Key<List<String>> INPUTS =
      Key.of("inputs", Type.STRINGS)
          .required()
          .setter("addInputs")
          .check(names())
          .doc("The names of the inputs, in the order in which lists of arrays are handed in.");

  /** The shapes of the inputs. */
  public static final Key<List<InputType>> INPUT_TYPES =
      Key.of("inputTypes", Type.listOf(InputType.KIND))
          .setter("setInputTypes")
          .doc(
              "The shape of one example of each input, in their order. May be left out when each"
                  + " is read by a fully connected layer that has its nIn.");

  /** The vertices. */
  public static final Key<List<GraphNode>> VERTICES =
      Key.of("vertices", Type.graph(Layer.KIND, GraphVertex.KIND))
          .required()
          .check(ValueCheck.that("at least one vertex", nodes -> !nodes.isEmpty()))
          .doc(
              "The layers and vertices by name, each with the names of the inputs and vertices"
                  + " that it reads, in any order. A layer that reads several has them merged. The"
                  + " name of another vertex in place of a layer means its layer with the same"
                  + " parameters.");

  /** The outputs. */
  public static final Key<List<String>> OUTPUTS =
      Key.of("outputs", Type.STRINGS)
          .required()
          .setter("setOutputs")
          .check(names())
          .doc("The names of the vertices whose values are the outputs, in this order.");

  /** How much losses count. */
  public static final Key<List<Double>> LOSS_WEIGHTS =
      Key.of("lossWeights", Type.DOUBLES)
          .check(
              ValueCheck.that(
                  "numbers of at least 0", all -> all.stream().allMatch(weight -> weight >= 0)))
          .doc("How much the loss of each output counts, in their order; 1 each when not set.");

  /** Name, documentation and keys. */
  public static final Declaration<ComputationGraphConfiguration> DECLARATION =
      Declaration.<ComputationGraphConfiguration>of(
              KIND, "ComputationGraphConfiguration", ComputationGraphConfiguration::new)
          .doc(
              "A network whose layers and vertices read each other by name. Settings marked"
                  + " 'inherited' hold for all layers that do not set their own.")
          .version(1)
          .key(SEED)
          .key(INPUTS)
          .key(INPUT_TYPES)
          .key(VERTICES)
          .key(OUTPUTS)
          .key(LOSS_WEIGHTS)
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
          .build();

  private final Plan plan;

  private ComputationGraphConfiguration(Settings settings) {
    super(DECLARATION, settings);
    List<GraphNode> vertices = new ArrayList<>();
    for (GraphNode node : get(VERTICES)) {
      vertices.add(inheriting(node));
    }
    plan =
        GraphPlan.of(
            get(INPUTS),
            find(INPUT_TYPES).orElse(List.of()),
            vertices,
            get(OUTPUTS),
            find(LOSS_WEIGHTS).orElse(List.of()),
            find(OUTPUT_FORMAT).orElse(null));
    requireSegments();
    requirePrecision();
    if (get(VALIDATE_OUTPUT_LAYER_CONFIG)) {
      OutputLayerCheck.check(plan);
    }
  }

  private static ValueCheck<List<String>> names() {
    return ValueCheck.that(
        "at least one name, each of at most " + GraphNode.MOST_LETTERS + " letters",
        names ->
            !names.isEmpty()
                && names.stream().allMatch(name -> name.length() <= GraphNode.MOST_LETTERS));
  }

  private GraphNode inheriting(GraphNode node) {
    Configured own;
    if (node.member() instanceof Layer layer) {
      own = layer.inheriting(this);
    } else if (node.member() instanceof GraphVertex vertex) {
      own = vertex.inheriting(this);
    } else {
      return node;
    }
    return new GraphNode(node.name(), own, null, node.inputs());
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws ConfigurationException if it is not such a text; names the key and the vertex
   */
  public static ComputationGraphConfiguration fromJson(String json) {
    return DECLARATION.fromJson(json);
  }

  /**
   * What a network in a model file was made from; loads no engine.
   *
   * @throws ModelFileException if it is no model file of such a network
   */
  public static ComputationGraphConfiguration in(Path file) {
    NetworkConfiguration found = ModelFile.readConfiguration(file);
    if (found instanceof ComputationGraphConfiguration graph) {
      return graph;
    }
    throw new ModelFileException(
        "The model file " + file + " holds layers one after the other, not a graph.");
  }

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public ComputationGraph network() {
    return new ComputationGraph(this);
  }

  /** Starts a builder. */
  public static ComputationGraphConfigurationBuilder builder() {
    return new ComputationGraphConfigurationBuilder();
  }
}
