package org.pydl4j.nn.traced;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Masks;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.layers.Signal;

/**
 * A layer that is a list of operations. Python makes the list of a function, which it calls once;
 * autograd finds the derivative. DL4J: {@code SameDiffLayer}, whose files hold Java classes.
 *
 * <p>Input: any shape. Output: what the last operation makes. Parameters: those it declares.
 *
 * <pre>{@code
 * Traced.builder()
 *     .weights(TracedWeight.builder().name("w").shape(4, 8).build())
 *     .operations(
 *         TracedOperation.builder().op("matmul").of("input", "w").build(),
 *         TracedOperation.builder().op("tanh").of("%0").build())
 * }</pre>
 */
public final class Traced extends Layer {
  /** What the layer sees of its input. */
  public enum Family {
    /** Whatever comes, features before place and time. */
    ANY,
    /** Rows [n, size]: images are flattened, series seen step by step. */
    ROWS,
    /** Series [n, size, time]. */
    SERIES,
    /** Images [n, channels, height, width]. */
    IMAGES
  }

  /** The operations. */
  public static final Key<List<TracedOperation>> OPERATIONS =
      Key.of("operations", Type.listOf(TracedOperation.KIND))
          .required()
          .doc(
              "The operations in the order in which they are done; the last one makes the output.");

  /** The parameters. */
  public static final Key<List<TracedWeight>> WEIGHTS =
      Key.of("weights", Type.listOf(TracedWeight.KIND))
          .defaultsTo(List.of())
          .doc("The parameters that the operations name.");

  /** What it sees of its input. */
  public static final Key<Family> FAMILY =
      Key.of("family", Type.enumOf(Family.class))
          .defaultsTo(Family.ANY)
          .doc(
              "What the operations see of the layer's input: whatever comes (ANY), rows [n, size]"
                  + " (ROWS, of series one for each time step), series [n, size, time] (SERIES) or"
                  + " images [n, channels, height, width] (IMAGES).");

  /** Name, documentation and keys. */
  public static final Declaration<Traced> DECLARATION =
      Declaration.of(KIND, "Traced", Traced::new)
          .doc(
              "A layer that was written as a function and is a list of operations.\n"
                  + "What the operations compute; autograd finds the derivative.\n"
                  + "Input: any shape; of series, steps that a mask leaves out are 0.\n"
                  + "Output: what the last operation makes: rows [n, size], series [n, size, time],"
                  + " images [n, channels, height, width] or volumes.\n"
                  + "Parameters: those of weights.\n"
                  + "DL4J: SameDiffLayer, SameDiffLambdaLayer.")
          .positional(OPERATIONS, WEIGHTS, FAMILY)
          .include(inherited())
          .include(Layer.KEYS)
          .build();

  private final Trace trace;

  /** All that networks hand on but what has no meaning here: weights say how they start. */
  private static List<Key<?>> inherited() {
    List<Key<?>> keys = new ArrayList<>(LayerKeys.INHERITED);
    keys.removeAll(List.of(LayerKeys.WEIGHT_INIT, LayerKeys.BIAS_INIT, LayerKeys.ACTIVATION));
    return keys;
  }

  private Traced(Settings settings) {
    super(DECLARATION, settings);
    this.trace = new Trace(get(OPERATIONS), get(WEIGHTS));
  }

  @Override
  public InputFamily inputFamily() {
    return switch (get(FAMILY)) {
      case ANY -> InputFamily.ANY;
      case ROWS -> InputFamily.FEED_FORWARD;
      case SERIES -> InputFamily.RECURRENT;
      case IMAGES -> InputFamily.CONVOLUTIONAL;
    };
  }

  /** A series may be brought together in any way. */
  @Override
  public boolean looksAhead() {
    return get(FAMILY) != Family.ROWS;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    try {
      return type(trace.infer(Shaped.of(input.batchShape(Shaped.EXAMPLES))));
    } catch (ShapeException e) {
      throw place.expects(
          "what its operations can work on", input.described(), String.valueOf(e.getMessage()));
    }
  }

  private static InputType type(Shaped made) {
    long[] sizes = made.sizes();
    if (!made.hasExamples() || made.truth()) {
      throw new ShapeException(
          "The last operation makes "
              + made.described()
              + (made.truth() ? " of true and false" : "")
              + ": an output is numbers for each example, [n, …].");
    }
    for (int i = 1; i < sizes.length; i++) {
      boolean time = sizes.length == 3 && i == 2;
      if (sizes[i] < 0 && !time) {
        throw new ShapeException(
            "The last operation makes "
                + made.described()
                + ": only the last axis of series [n, size, time] may have any size.");
      }
    }
    return switch (sizes.length) {
      case 2 -> InputType.feedForward(sizes[1]);
      case 3 -> InputType.recurrent(sizes[1], sizes[2]);
      case 4 -> InputType.convolutional(sizes[2], sizes[3], sizes[1]);
      case 5 -> InputType.convolutional3D(sizes[2], sizes[3], sizes[4], sizes[1]);
      default ->
          throw new ShapeException(
              "The last operation makes "
                  + made.described()
                  + ": layers take rows [n, size], series [n, size, time], images and volumes.");
    };
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    List<ParameterSpec> parameters = new ArrayList<>();
    get(WEIGHTS).forEach(weight -> parameters.add(weight.spec()));
    return parameters;
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    if (input.mask() == null) {
      return Signal.of(forward(context, input.value()));
    }
    NDArray made = forward(context, Masks.real(input.value(), input.mask()));
    NDArray value = input.value();
    boolean steps = value.rank() == 3 && made.rank() == 3 && made.size(2) == value.size(2);
    return input.mask().rank() == 1 || steps ? input.with(made) : Signal.of(made);
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return trace.run(context, input);
  }

  /** Starts a builder. */
  public static TracedBuilder builder() {
    return new TracedBuilder();
  }
}
