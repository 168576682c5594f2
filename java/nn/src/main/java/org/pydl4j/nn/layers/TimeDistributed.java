package org.pydl4j.nn.layers;

import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.FeedForward;
import org.pydl4j.nn.inputs.InputType;

/**
 * A layer for rows on each time step of sequences. Layers such as {@link Dense} work so by
 * themselves; this one refuses what is no sequence. DL4J and Keras: {@code TimeDistributed}.
 *
 * <p>Input [n, nIn, time], output [n, nOut, time]. Parameters: those of the layer inside.
 *
 * <pre>{@code
 * TimeDistributed.builder().layer(Dense.builder().nOut(64))
 * }</pre>
 */
public final class TimeDistributed extends WrapperLayer {
  /** Name, documentation and keys. */
  public static final Declaration<TimeDistributed> DECLARATION =
      Declaration.of(KIND, "TimeDistributed", TimeDistributed::new)
          .doc(
              "A layer for rows on each time step of sequences. Dense and its like work so by"
                  + " themselves.\n"
                  + "Input: [n, nIn, time].\nOutput: [n, nOut, time].\n"
                  + "Parameters: those of the layer inside.\n"
                  + "DL4J and Keras: TimeDistributed.")
          .positional(LAYER)
          .key(LayerKeys.NAME)
          .key(LayerKeys.FROZEN)
          .build();

  private TimeDistributed(Settings settings) {
    super(DECLARATION, settings);
    InputFamily family = inner().inputFamily();
    boolean rows = family == InputFamily.FEED_FORWARD || family == InputFamily.ANY;
    if (!rows || inner() instanceof SupervisedLayer) {
      throw new ConfigurationException(
          "TimeDistributed stands around a layer for rows without a loss, such as Dense. Got "
              + inner().declaration().name()
              + (inner() instanceof SupervisedLayer
                  ? ", which has a loss for each time step by itself."
                  : "."));
    }
  }

  /** The network hands in the steps as rows. */
  @Override
  public InputFamily inputFamily() {
    return InputFamily.TIME_STEPS;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    InputType made = super.outputType(input, place);
    if (!(made instanceof FeedForward)) {
      throw place.expects(
          "a layer that makes a row of numbers of each time step",
          inner().declaration().name() + ", which makes " + made.described(),
          "Take a layer for rows, such as Dense.");
    }
    return made;
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    return through(inner(), context, input);
  }

  /** Starts a builder. */
  public static TimeDistributedBuilder builder() {
    return new TimeDistributedBuilder();
  }
}
