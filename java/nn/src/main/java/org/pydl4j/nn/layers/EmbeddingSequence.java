package org.pydl4j.nn.layers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.FeedForward;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;

/**
 * A row of weights for each of some things, named by whole numbers, such as the words of texts:
 * {@code activation(W[i] + b)} for each step. DL4J: {@code EmbeddingSequenceLayer}.
 *
 * <p>Input [n, time] or [n, 1, time] int64, each from 0 to nIn - 1; output [n, nOut, time]. With
 * the input type recurrent(1) texts may have any length, with feedForward(time) all have this one.
 * Parameters: {@code W} [nIn, nOut], {@code b} [nOut]. It must be the first layer.
 *
 * <pre>{@code
 * EmbeddingSequence.builder().nIn(50_000).nOut(64)
 * }</pre>
 */
public final class EmbeddingSequence extends Lookup {
  /** Whether the number 0 is padding. */
  public static final Key<Boolean> MASK_ZERO =
      Key.of("maskZero", Type.BOOL)
          .defaultsTo(false)
          .doc(
              "Whether the number 0 is padding: its steps are left out by all layers behind, as"
                  + " Keras' mask_zero does.");

  /** Name, documentation and keys. */
  public static final Declaration<EmbeddingSequence> DECLARATION =
      Declaration.of(KIND, "EmbeddingSequence", EmbeddingSequence::new)
          .doc(
              "A row of weights for each of some things, named by whole numbers, such as the words"
                  + " of texts. It must be the first layer.\n"
                  + "activation(W[i] + b) for each step\n"
                  + "Input: [n, time] or [n, 1, time] int64, each from 0 to nIn - 1.\n"
                  + "Output: [n, nOut, time].\n"
                  + "Parameters: W [nIn, nOut], b [nOut].\n"
                  + "DL4J: EmbeddingSequenceLayer.")
          .positional(N_IN, LayerKeys.N_OUT)
          .include(FeedForwardLayer.KEYS)
          .key(N_IN)
          .key(HAS_BIAS)
          .key(ACTIVATION)
          .key(MASK_ZERO)
          .build();

  private EmbeddingSequence(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Optional<InputType> ownInput() {
    return Optional.of(InputType.recurrent(1));
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    if (input instanceof Recurrent series && series.width() == 1) {
      return InputType.recurrent(nOut(), series.time());
    }
    if (input instanceof FeedForward) {
      return InputType.recurrent(nOut(), input.size());
    }
    throw place.expects(
        "one whole number a step",
        input.described(),
        "Set the network's inputType to recurrent(1), or to feedForward with their length.");
  }

  @Override
  public NDArray preOutput(LayerContext context, NDArray input) {
    long n = input.size(0);
    NDArray indices = Shapes.reshape(input, n, input.size(-1));
    NDArray rows = Volumes.embedding(context.parameter("W"), indices); // [n, time, nOut]
    @Nullable NDArray bias = bias(context);
    NDArray made = bias == null ? rows : Arithmetic.add(rows, bias);
    return Shapes.permute(made, 0, 2, 1);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    Signal made = super.apply(context, input);
    if (!get(MASK_ZERO)) {
      return made;
    }
    NDArray indices = Shapes.reshape(input.value(), input.value().size(0), input.value().size(-1));
    NDArray real = Casts.castTo(Comparison.ne(indices, 0), made.value().dtype());
    @Nullable NDArray given = made.mask();
    NDArray mask = given == null || given.rank() != 2 ? real : Arithmetic.mul(real, given);
    return new Signal(made.value(), mask);
  }

  /** Starts a builder. */
  public static EmbeddingSequenceBuilder builder() {
    return new EmbeddingSequenceBuilder();
  }
}
