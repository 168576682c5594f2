package org.pydl4j.nn.vertices;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/** Puts the examples of its inputs behind each other. DL4J: {@code StackVertex}. */
public final class StackVertex extends GraphVertex {
  /** Name, documentation and keys. */
  public static final Declaration<StackVertex> DECLARATION =
      Declaration.of(KIND, "StackVertex", StackVertex::new)
          .doc(
              "Puts the examples of its inputs behind each other.\nOne layer then works on all with"
                  + " the same parameters; UnstackVertex takes them apart.\n"
                  + "Input: two or more of one shape, [n, …].\n"
                  + "Output: [k · n, …] of k inputs.\n"
                  + "No parameters.\n"
                  + "DL4J: StackVertex.")
          .build();

  private StackVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    return List.of(Joined.same(inputs, place));
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    List<NDArray> values = new ArrayList<>();
    List<NDArray> masks = new ArrayList<>();
    NDArray like = null;
    for (Signal input : inputs) {
      values.add(input.value());
      like = input.mask() == null ? like : input.mask();
    }
    new Joined(values, null).requireOneShape("StackVertex", -1);
    if (like != null) {
      for (Signal input : inputs) {
        masks.add(input.mask() == null ? Nd.ones(like.dtype(), like.shape()) : input.mask());
      }
    }
    NDArray mask = like == null ? null : Shapes.concat(0, masks);
    return List.of(new Signal(Shapes.concat(0, values), mask));
  }

  /** Starts a builder. */
  public static StackVertexBuilder builder() {
    return new StackVertexBuilder();
  }
}
