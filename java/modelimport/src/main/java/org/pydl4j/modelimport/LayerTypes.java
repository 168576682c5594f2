package org.pydl4j.modelimport;

import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;

/** What layers make in networks, while a network is read or written. */
public final class LayerTypes {
  private LayerTypes() {}

  /** What comes out of a layer: one of rows works on each step of series, as networks let it. */
  public static InputType output(Layer layer, InputType input, LayerPlace place) {
    Layer.InputFamily family = layer.inputFamily();
    boolean bySteps =
        family == Layer.InputFamily.FEED_FORWARD || family == Layer.InputFamily.TIME_STEPS;
    if (bySteps && input instanceof Recurrent series) {
      InputType each = layer.outputType(InputType.feedForward(series.features()), place);
      return InputType.recurrent(each.size(), series.time());
    }
    return layer.outputType(input, place);
  }

  /** What a source of a network of ours gives, before it is changed for its reader. */
  public static InputType of(Plan plan, Source source) {
    return source.isInput()
        ? plan.inputs().get(source.inputNumber())
        : plan.get(source.node()).outputs().get(source.port());
  }
}
