package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/**
 * Puts the features of its inputs behind each other. DL4J: {@code MergeVertex}; a layer with
 * several inputs has one before it by itself.
 */
public final class MergeVertex extends GraphVertex {
  /** Name, documentation and keys. */
  public static final Declaration<MergeVertex> DECLARATION =
      Declaration.of(KIND, "MergeVertex", MergeVertex::new)
          .doc(
              "Puts the features of its inputs behind each other.\nRows [n, a] and [n, b] make [n,"
                  + " a + b], images are joined by their channels, sequences step by step.\n"
                  + "Input: two or more of one family, equal in all axes but the features.\n"
                  + "Output: as the inputs, with the sum of their features.\n"
                  + "No parameters.\n"
                  + "DL4J: MergeVertex.")
          .build();

  private MergeVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    long features = 0;
    for (InputType input : inputs) {
      if (!Joined.fits(input.shape(), inputs.get(0).shape(), 1)) {
        throw place.expects(
            "inputs that differ in their features alone",
            inputs,
            "Bring them to one height, width and length before.");
      }
      features += input.features();
    }
    return List.of(inputs.get(0).withFeatures(features));
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Joined joined = Joined.of(inputs);
    joined.requireOneShape("MergeVertex", 1);
    return List.of(new Signal(Shapes.concat(1, joined.values()), joined.mask()));
  }

  /** Starts a builder. */
  public static MergeVertexBuilder builder() {
    return new MergeVertexBuilder();
  }
}
