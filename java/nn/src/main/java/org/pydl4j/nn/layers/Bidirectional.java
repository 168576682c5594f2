package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;

/**
 * A recurrent layer in both directions: one copy goes over a series from its first real step to its
 * last, another one, with weights of its own, back. DL4J: {@code Bidirectional}, whose backward
 * direction does not look at the mask; this one begins at the last real step.
 *
 * <p>Input [n, nIn, time], output [n, nOut, time], with {@code CONCAT} [n, 2 · nOut, time].
 * Parameters: those of the layer inside twice, as {@code fW} … and {@code bW} ….
 *
 * <pre>{@code
 * Bidirectional.builder().layer(LSTM.builder().nOut(64)).mode(Bidirectional.Mode.CONCAT)
 * }</pre>
 */
public final class Bidirectional extends WrapperLayer {
  /** How the two directions become one output; DL4J's names. */
  public enum Mode {
    /** Their sum. */
    ADD,
    /** Their product. */
    MUL,
    /** Their mean. */
    AVERAGE,
    /** One behind the other, the forward direction first. */
    CONCAT
  }

  /** How the two directions become one output. */
  public static final Key<Mode> MODE =
      Key.of("mode", Type.enumOf(Mode.class))
          .defaultsTo(Mode.CONCAT)
          .doc("How the two directions become one output.");

  /** Name, documentation and keys. */
  public static final Declaration<Bidirectional> DECLARATION =
      Declaration.of(KIND, "Bidirectional", Bidirectional::new)
          .doc(
              "A recurrent layer in both directions, each with weights of its own.\n"
                  + "The backward direction begins at the last step that the mask leaves.\n"
                  + "Input: [n, nIn, time].\n"
                  + "Output: [n, nOut, time]; [n, 2 · nOut, time] with mode CONCAT.\n"
                  + "Parameters: those of the layer inside twice, fW … and bW ….\n"
                  + "DL4J: Bidirectional.")
          .positional(LAYER, MODE)
          .key(LayerKeys.NAME)
          .key(LayerKeys.FROZEN)
          .build();

  private Bidirectional(Settings settings) {
    super(DECLARATION, settings);
    requireRecurrent();
  }

  @Override
  String innerName(String name) {
    return name.substring(1);
  }

  @Override
  public List<String> carriedNames() {
    return inner().carriedNames().stream().map(name -> "f" + name).toList();
  }

  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    InputType one = inner().outputType(input, place);
    if (get(MODE) != Mode.CONCAT) {
      return one;
    }
    InputType both = InputType.feedForward(2 * one.features());
    return one instanceof Recurrent sequences ? sequences.of(both) : both;
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    List<ParameterSpec> both = new ArrayList<>();
    for (String direction : new String[] {"f", "b"}) {
      inner().parameters(input).forEach(spec -> both.add(spec.named(direction + spec.name())));
    }
    return both;
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    LayerContext there = new NestedContext(context, "f", context.carries());
    LayerContext back = new NestedContext(context, "b", false);
    Signal forward = through(inner(), there, input);
    Signal backward = turned(through(inner(), back, turned(input)));
    return forward.with(joined(forward.value(), backward.value()));
  }

  /** The last step first, where there are steps. */
  private static Signal turned(Signal signal) {
    NDArray value = signal.value();
    @Nullable NDArray mask = signal.mask();
    return new Signal(
        value.rank() == 3 ? Shapes.flip(value, 2) : value,
        mask != null && mask.rank() == 2 ? Shapes.flip(mask, 1) : mask);
  }

  private NDArray joined(NDArray forward, NDArray backward) {
    return switch (get(MODE)) {
      case ADD -> Arithmetic.add(forward, backward);
      case MUL -> Arithmetic.mul(forward, backward);
      case AVERAGE -> Arithmetic.mul(Arithmetic.add(forward, backward), 0.5);
      case CONCAT -> Shapes.concat(1, forward, backward);
    };
  }

  /** Starts a builder. */
  public static BidirectionalBuilder builder() {
    return new BidirectionalBuilder();
  }
}
