package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/** Takes some features of its input. DL4J: {@code SubsetVertex}. */
public final class SubsetVertex extends GraphVertex {
  /** The first feature. */
  public static final Key<Long> FROM =
      Key.of("from", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(0))
          .doc("The first feature that is taken, from 0.");

  /** The last feature. */
  public static final Key<Long> TO =
      Key.of("to", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(0))
          .doc("The last feature that is taken, itself included, as in DL4J.");

  /** Name, documentation and keys. */
  public static final Declaration<SubsetVertex> DECLARATION =
      Declaration.of(KIND, "SubsetVertex", SubsetVertex::new)
          .doc(
              "Takes some features of its input: rows [n, size], channels of images, the numbers of"
                  + " each step of sequences.\n"
                  + "Input: one.\n"
                  + "Output: as the input, with to - from + 1 features.\n"
                  + "No parameters.\n"
                  + "DL4J: SubsetVertex.")
          .positional(FROM, TO)
          .build();

  private SubsetVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(1, inputs, place);
    if (get(FROM) > get(TO) || get(TO) >= inputs.get(0).features()) {
      throw place.expects(
          "an input with the features " + get(FROM) + " to " + get(TO),
          inputs,
          "They count from 0, the last one included.");
    }
    return List.of(inputs.get(0).withFeatures(get(TO) - get(FROM) + 1));
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Signal input = inputs.get(0);
    return List.of(input.with(Indexing.slice(input.value(), 1, get(FROM), get(TO) + 1)));
  }

  /** Starts a builder. */
  public static SubsetVertexBuilder builder() {
    return new SubsetVertexBuilder();
  }
}
