package org.pydl4j.nn.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.Layer.InputFamily;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.layers.Vertex;
import org.pydl4j.nn.preprocessors.Preprocessor;

/** Infers all shapes, front to back. */
public final class PlanBuilder {
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> inputNames = new ArrayList<>();
  private final List<InputType> inputs = new ArrayList<>();
  private final List<String> outputNames = new ArrayList<>();
  private final List<Source> outputs = new ArrayList<>();
  private final List<Double> lossWeights = new ArrayList<>();
  private final @Nullable DataFormat outputFormat;

  /**
   * Begins.
   *
   * @param outputFormat where the features of outputs stand; null for what the inputs say
   */
  public PlanBuilder(@Nullable DataFormat outputFormat) {
    this.outputFormat = outputFormat;
  }

  /**
   * The plan of layers that stand one after the other.
   *
   * @param outputFormat where the features of the output stand; null for what the input says
   */
  public static Plan chain(
      List<Layer> layers, @Nullable InputType first, @Nullable DataFormat outputFormat) {
    PlanBuilder builder = new PlanBuilder(outputFormat);
    InputType input = first != null ? first : inferredInput(layers.get(0));
    builder.input("input", input);
    Source source = Source.input(0);
    for (Layer layer : layers) {
      int index = builder.nodes.size();
      String name = layer.find(LayerKeys.NAME).orElse("layer" + index);
      source = builder.node(name, Integer.toString(index), layer, List.of(source));
    }
    return builder.output("output", source, 1).build();
  }

  /** Adds an input of the network. */
  public PlanBuilder input(String name, InputType type) {
    Countable.require("The input '" + name + "'", type);
    inputNames.add(name);
    inputs.add(type);
    return this;
  }

  /**
   * Adds a vertex behind its sources.
   *
   * @param prefix what the names of its parameters begin with
   * @return its first output
   * @throws org.pydl4j.nd.errors.ShapeException if it cannot work on what its sources give
   */
  public Source node(String name, String prefix, Vertex vertex, List<Source> sources) {
    int index = nodes.size();
    LayerPlace place =
        new LayerPlace(
            Plan.described(index, prefix, vertex),
            sources.stream().map(this::describedSource).toList());
    List<@Nullable Preprocessor> before = new ArrayList<>();
    List<InputType> taken = new ArrayList<>();
    boolean byStep = false;
    for (Source source : sources) {
      InputType given = type(source);
      Preprocessor preprocessor =
          vertex instanceof Layer layer ? Preprocessor.before(layer, given, place) : null;
      InputType input = preprocessor == null ? given : preprocessor.output();
      if (vertex instanceof Layer layer && worksByStep(layer, input)) {
        byStep = true;
        input = ((Recurrent) input).step();
      }
      before.add(preprocessor);
      taken.add(input);
    }
    List<InputType> made = inferring(place, () -> vertex.infer(taken, place));
    made.forEach(type -> Countable.require(place.capitalised(), type));
    List<ParameterSpec> parameters = inferring(place, () -> vertex.parameters(taken));
    parameters.forEach(spec -> requireStart(spec, place));
    requireIndices(vertex, sources, place);
    if (byStep) {
      Recurrent sequences = (Recurrent) shown(before.get(0), sources.get(0));
      made = made.stream().map(step -> (InputType) sequences.of(step)).toList();
    }
    nodes.add(
        new Node(
            index,
            name,
            prefix,
            index,
            vertex,
            List.copyOf(sources),
            before,
            byStep,
            taken,
            made,
            List.copyOf(parameters)));
    return Source.node(index);
  }

  /** What a vertex says of itself; what it refuses has its place in the message. */
  private static <T> T inferring(LayerPlace place, Supplier<T> saying) {
    try {
      return saying.get();
    } catch (ArithmeticException e) {
      throw new ShapeException(
          place.capitalised() + " has sizes that no memory holds. Make them smaller.", e);
    } catch (ConfigurationException e) {
      String message = String.valueOf(e.getMessage());
      boolean placed = message.contains(place.layer()) || message.contains(place.capitalised());
      throw placed ? e : new ConfigurationException(place.capitalised() + ": " + message, e);
    }
  }

  /** Refuses a parameter that no memory holds, or that cannot start as it should. */
  private static void requireStart(ParameterSpec spec, LayerPlace place) {
    Countable.require(place.capitalised(), spec);
    spec.init()
        .objection(spec.shape())
        .ifPresent(
            why -> {
              throw new ConfigurationException(
                  place.capitalised() + ", parameter " + spec.name() + ": " + why);
            });
  }

  /** Refuses to look up what was computed: only an input is whole numbers. */
  private void requireIndices(Vertex vertex, List<Source> sources, LayerPlace place) {
    if (vertex.takesIndices() && !sources.stream().allMatch(Source::isInput)) {
      throw place.expects(
          "whole numbers from an input of the network",
          sources.stream().map(this::type).toList(),
          "Put it behind an input, before all other layers.");
    }
  }

  private InputType shown(@Nullable Preprocessor preprocessor, Source source) {
    return preprocessor == null ? type(source) : preprocessor.output();
  }

  private static boolean worksByStep(Layer layer, InputType input) {
    InputFamily family = layer.inputFamily();
    return input instanceof Recurrent
        && (family == InputFamily.FEED_FORWARD || family == InputFamily.TIME_STEPS);
  }

  /**
   * Adds a vertex that uses the parameters of another one of its class.
   *
   * @param owner the first output of the other one
   */
  public Source shared(String name, Source owner, List<Source> sources) {
    Node first = nodes.get(owner.node());
    Source made = node(name, first.prefix(), first.vertex(), sources);
    Node node = nodes.get(made.node());
    if (!sameShapes(node.parameters(), first.parameters())) {
      throw new ConfigurationException(
          "'"
              + name
              + "' shares the parameters of "
              + first.described()
              + ", which has others for its input "
              + first.input().described()
              + " than '"
              + name
              + "' needs for "
              + node.input().described()
              + ". Give it inputs of the same shape, or a layer of its own.");
    }
    nodes.set(
        node.index(),
        new Node(
            node.index(),
            name,
            first.prefix(),
            first.owner(),
            node.vertex(),
            node.sources(),
            node.preprocessors(),
            node.byStep(),
            node.inputs(),
            node.outputs(),
            node.parameters()));
    return made;
  }

  private static boolean sameShapes(List<ParameterSpec> some, List<ParameterSpec> others) {
    return shapes(some).equals(shapes(others));
  }

  private static List<String> shapes(List<ParameterSpec> specs) {
    return specs.stream()
        .map(spec -> spec.name() + java.util.Arrays.toString(spec.shape()))
        .toList();
  }

  /** Makes a signal an output of the network, whose loss counts so much. */
  public PlanBuilder output(String name, Source source, double lossWeight) {
    outputNames.add(name);
    outputs.add(source);
    lossWeights.add(lossWeight);
    return this;
  }

  /** The plan. */
  public Plan build() {
    return new Plan(nodes, inputNames, inputs, outputNames, outputs, lossWeights, outputFormat);
  }

  /** The vertex that makes a signal. */
  Vertex vertex(Source source) {
    return nodes.get(source.node()).vertex();
  }

  /** How many signals a node makes. */
  int outputs(Source source) {
    return nodes.get(source.node()).outputs().size();
  }

  private InputType type(Source source) {
    return source.isInput()
        ? AxisOrder.inside(inputs.get(source.inputNumber()))
        : nodes.get(source.node()).outputs().get(source.port());
  }

  private String describedSource(Source source) {
    if (!source.isInput()) {
      return nodes.get(source.node()).described();
    }
    return inputs.size() == 1
        ? "the network's inputType"
        : "the network's input '" + inputNames.get(source.inputNumber()) + "'";
  }

  private static InputType inferredInput(Layer layer) {
    Optional<InputType> own = layer.ownInput();
    if (own.isPresent()) {
      return own.get();
    }
    throw new ConfigurationException(
        "The input of "
            + Plan.described(0, "0", layer)
            + " is unknown. Set the network's inputType"
            + (layer.inputFamily() == InputFamily.FEED_FORWARD ? " or the layer's nIn." : "."));
  }
}
