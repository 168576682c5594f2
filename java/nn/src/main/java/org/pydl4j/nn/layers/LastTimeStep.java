package org.pydl4j.nn.layers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;

/**
 * What a recurrent layer makes of the last step that the mask leaves; 0 where it leaves none. DL4J:
 * {@code LastTimeStep}.
 *
 * <p>Input [n, nIn, time], output [n, nOut]. Parameters: those of the layer inside.
 *
 * <pre>{@code
 * LastTimeStep.builder().layer(LSTM.builder().nOut(64))
 * }</pre>
 */
public final class LastTimeStep extends WrapperLayer {
  /** Name, documentation and keys. */
  public static final Declaration<LastTimeStep> DECLARATION =
      Declaration.of(KIND, "LastTimeStep", LastTimeStep::new)
          .doc(
              "What a recurrent layer makes of the last step that the mask leaves; 0 where it"
                  + " leaves none.\n"
                  + "Input: [n, nIn, time].\n"
                  + "Output: [n, nOut].\n"
                  + "Parameters: those of the layer inside.\n"
                  + "DL4J: LastTimeStep. Keras: return_sequences=False.")
          .positional(LAYER)
          .key(LayerKeys.NAME)
          .key(LayerKeys.FROZEN)
          .build();

  private LastTimeStep(Settings settings) {
    super(DECLARATION, settings);
    requireRecurrent();
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    InputType made = inner().outputType(input, place);
    if (!(made instanceof Recurrent sequences)) {
      throw place.expects(
          "a layer inside that gives sequences",
          inner().declaration().name() + ", which gives " + made.described() + ", for what comes",
          "Leave the outer LastTimeStep out.");
    }
    return sequences.step();
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    Signal made = through(inner(), context, input);
    return Signal.of(last(made.value(), made.mask()));
  }

  /** The last real step [n, size] of sequences [n, size, time], which are 0 where they are not. */
  public static NDArray last(NDArray value, @Nullable NDArray mask) {
    if (mask == null || mask.rank() == 1 || value.length() == 0) {
      return Indexing.select(value, 2, -1);
    }
    NDArray steps = Shapes.permute(value, 2, 0, 1); // [time, n, size]
    StepMask real = StepMask.of(mask, steps);
    NDArray none = Indexing.select(steps, 0, 0); // 0, since it is masked
    return real == null ? none : real.last(steps, none);
  }

  /** Starts a builder. */
  public static LastTimeStepBuilder builder() {
    return new LastTimeStepBuilder();
  }
}
