package org.pydl4j.nn.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.layers.Vertex;

/**
 * A network as it is computed: nodes in an order in which each comes behind its sources, the shapes
 * between them, and which signals are the network's outputs. A chain of layers is one such plan, a
 * graph another. Immutable.
 */
public final class Plan {
  private final List<Node> nodes;
  private final List<String> inputNames;
  private final List<InputType> inputs;
  private final List<String> outputNames;
  private final List<Source> outputs;
  private final List<Double> lossWeights;
  private final @Nullable DataFormat outputFormat;

  Plan(
      List<Node> nodes,
      List<String> inputNames,
      List<InputType> inputs,
      List<String> outputNames,
      List<Source> outputs,
      List<Double> lossWeights,
      @Nullable DataFormat outputFormat) {
    this.nodes = List.copyOf(nodes);
    this.inputNames = List.copyOf(inputNames);
    this.inputs = List.copyOf(inputs);
    this.outputNames = List.copyOf(outputNames);
    this.outputs = List.copyOf(outputs);
    this.lossWeights = List.copyOf(lossWeights);
    this.outputFormat = outputFormat;
  }

  /** The nodes in the order of computation. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The node with this number. */
  public Node get(int index) {
    return nodes.get(index);
  }

  /** How many nodes there are. */
  public int size() {
    return nodes.size();
  }

  /** The last node, which a chain's output comes from. */
  public Node last() {
    return nodes.get(nodes.size() - 1);
  }

  /** What the network's inputs are called. */
  public List<String> inputNames() {
    return inputNames;
  }

  /** The shapes of one example of each input, as they are handed in. */
  public List<InputType> inputs() {
    return inputs;
  }

  /** What the network's outputs are called. */
  public List<String> outputNames() {
    return outputNames;
  }

  /** Where the network's outputs come from. */
  public List<Source> outputs() {
    return outputs;
  }

  /** The node that makes an output of the network. */
  public Node outputNode(int output) {
    return nodes.get(outputs.get(output).node());
  }

  /** The shape of one example of an output, as it is handed out. */
  public InputType outputType(int output) {
    Source source = outputs.get(output);
    return outside(nodes.get(source.node()).outputs().get(source.port()));
  }

  /**
   * What a vertex makes as it is handed out: in the order of axes of the network's {@code
   * outputFormat}; where it has none, in that of the first input of its kind.
   */
  public InputType outside(InputType made) {
    if (outputFormat != null) {
      return made.in(outputFormat);
    }
    for (InputType input : inputs) {
      if (input.getClass() == made.getClass()) {
        return made.in(input.dataFormat());
      }
    }
    return made;
  }

  /** An input [n, …] with its axes in the order in which vertices compute: a view. */
  public NDArray inputInside(int input, NDArray values) {
    return AxisOrder.inside(inputs.get(input), values);
  }

  /** Outputs or labels [n, …] with their axes in the order in which vertices compute: a view. */
  public NDArray outputInside(int output, NDArray values) {
    return AxisOrder.inside(outputType(output), values);
  }

  /** What a vertex made as it is handed out: a view. */
  public Signal handedOut(InputType made, Signal signal) {
    return signal.with(AxisOrder.outside(outside(made), signal.value()));
  }

  /** How much an output's loss counts. */
  public double lossWeight(int output) {
    return lossWeights.get(output);
  }

  /** Whether an input is whole numbers for a vertex such as an embedding. */
  public boolean takesIndices(int input) {
    Source source = Source.input(input);
    return nodes.stream()
        .anyMatch(node -> node.sources().contains(source) && node.vertex().takesIndices());
  }

  /**
   * The vertex that allows the fewest whole numbers of an input, or null where none takes any; see
   * {@link Vertex#indexLimit()}.
   */
  public @Nullable Node indexed(int input) {
    Source source = Source.input(input);
    return nodes.stream()
        .filter(node -> node.sources().contains(source) && node.vertex().takesIndices())
        .min(Comparator.comparingLong(node -> node.vertex().indexLimit()))
        .orElse(null);
  }

  /** How many parameters there are. */
  public long parameterCount() {
    return nodes.stream().mapToLong(Node::parameterCount).sum();
  }

  static String described(int index, String prefix, Vertex vertex) {
    Declaration<?> kind = vertex.declaration();
    return prefix.equals(Integer.toString(index))
        ? "layer " + index + " (" + kind.name() + ")"
        : "'" + prefix + "' (" + kind.name() + ")";
  }

  /**
   * Throws when a batch does not have the shape that an input takes.
   *
   * @throws ShapeException that names both
   */
  public void requireInput(int input, long[] shape) {
    long[] example = inputs.get(input).shape();
    if (indexed(input) != null && shape.length == 2 && example.length == 2 && example[0] == 1) {
      requireInput(input, new long[] {shape[0], 1, shape[1]}); // words without an axis of size 1
      return;
    }
    boolean fits = shape.length == example.length + 1;
    for (int i = 0; fits && i < example.length; i++) {
      fits = shape[i + 1] == example[i] || (example[i] < 0 && shape[i + 1] > 0);
    }
    if (!fits) {
      String which = inputs.size() == 1 ? "" : " as its input '" + inputNames.get(input) + "'";
      throw new ShapeException(
          "The network expects batches of shape "
              + InputType.text(inputs.get(input).batchShape(-2)).replace("-2", "n")
              + which
              + ", got "
              + Arrays.toString(shape)
              + ". "
              + remedy(example, shape));
    }
  }

  /** What makes a batch of that shape one of such examples; a reshape would often mix numbers. */
  private static String remedy(long[] example, long[] shape) {
    if (isExample(example, shape, 0)) {
      return "One example is a batch of size 1: add an axis in front (x[None] in Python).";
    }
    int last = shape.length - 1;
    if (example.length > 1 && last == example.length) {
      long[] moved = shape.clone();
      moved[1] = shape[last];
      System.arraycopy(shape, 1, moved, 2, last - 1);
      if (isExample(example, moved, 1)) {
        return "Its last axis seems to be the network's second one: move it there"
            + " (np.moveaxis(x, -1, 1) in Python); a reshape would mix up the numbers.";
      }
      System.arraycopy(shape, 2, moved, 1, last - 1);
      moved[last] = shape[1];
      if (isExample(example, moved, 1)) {
        return "Its second axis seems to be the network's last one: move it there"
            + " (np.moveaxis(x, 1, -1) in Python); a reshape would mix up the numbers.";
      }
    }
    boolean one = example.length > 1 && example[0] == 1;
    long[] rest = one ? Arrays.copyOfRange(example, 1, example.length) : example;
    if (one && isExample(rest, shape, 1)) {
      return "Add the axis of size 1 behind the first (x[:, None] in Python).";
    }
    if (one && isExample(rest, shape, 0)) {
      return "One example is a batch of size 1, and an axis of size 1 is behind that: add both"
          + " (x[None, None] in Python).";
    }
    if (shape.length == 2 && isExample(example, new long[] {shape[1], shape[0]}, 0)) {
      return "One example is a batch of size 1, and its axes seem to be the other way round:"
          + " x.T[None] in Python.";
    }
    return "Reshape the features, or change the network's inputType.";
  }

  /** Whether the sizes from there on are those of an example. */
  private static boolean isExample(long[] example, long[] shape, int from) {
    boolean fits = shape.length - from == example.length;
    for (int i = 0; fits && i < example.length; i++) {
      fits = example[i] < 0 || shape[from + i] == example[i];
    }
    return fits;
  }
}
