package org.pydl4j.nn.layers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;

/**
 * A row of weights for each of some things, named by whole numbers: {@code activation(W[i] + b)},
 * as a {@link Dense} layer of one-hot rows. DL4J: {@code EmbeddingLayer}.
 *
 * <p>Input [n, 1] int64, each from 0 to nIn - 1; output [n, nOut]. Of sequences [n, 1, time] each
 * step is looked up. Parameters: {@code W} [nIn, nOut], {@code b} [nOut]. It must be the first
 * layer.
 *
 * <pre>{@code
 * Embedding.builder().nIn(50_000).nOut(64)
 * }</pre>
 */
public final class Embedding extends Lookup {
  /** Name, documentation and keys. */
  public static final Declaration<Embedding> DECLARATION =
      Declaration.of(KIND, "Embedding", Embedding::new)
          .doc(
              "A row of weights for each of some things, named by whole numbers. It must be the"
                  + " first layer.\n"
                  + "activation(W[i] + b)\n"
                  + "Input: [n, 1] int64, each from 0 to nIn - 1.\n"
                  + "Output: [n, nOut].\n"
                  + "Parameters: W [nIn, nOut], b [nOut].\n"
                  + "DL4J: EmbeddingLayer.")
          .positional(N_IN, LayerKeys.N_OUT)
          .include(FeedForwardLayer.KEYS)
          .key(N_IN)
          .key(HAS_BIAS)
          .key(ACTIVATION)
          .build();

  private Embedding(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.FEED_FORWARD;
  }

  @Override
  public Optional<InputType> ownInput() {
    return Optional.of(InputType.feedForward(1));
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    if (input.size() != 1) {
      throw place.expects(
          "one whole number an example",
          input.described(),
          "Set the network's inputType to feedForward(1), or use EmbeddingSequence.");
    }
    return InputType.feedForward(nOut());
  }

  @Override
  public NDArray preOutput(LayerContext context, NDArray input) {
    NDArray rows = Volumes.embedding(context.parameter("W"), Shapes.reshape(input, input.length()));
    @Nullable NDArray bias = bias(context);
    return bias == null ? rows : Arithmetic.add(rows, bias);
  }

  /** Starts a builder. */
  public static EmbeddingBuilder builder() {
    return new EmbeddingBuilder();
  }
}
