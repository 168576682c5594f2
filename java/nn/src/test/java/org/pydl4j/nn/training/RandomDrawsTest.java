package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Sgd;

/** Every random draw of a pass is another one, and the same again in a network made alike. */
class RandomDrawsTest {
  private static final int N = 64;

  /** What layers saw and drew, in order: 0 where an element was dropped. */
  private static final List<String> DRAWN = new ArrayList<>();

  /** Draws twice by itself, after the dropout that every layer has. */
  private static final class Drawing extends Layer {
    static final Declaration<Drawing> DECLARATION =
        Declaration.of(KIND, "Drawing", Drawing::new).doc("Draws.").include(Layer.KEYS).build();

    private Drawing(Settings settings) {
      super(DECLARATION, settings);
    }

    @Override
    public InputType outputType(InputType input, LayerPlace place) {
      return input;
    }

    @Override
    public NDArray forward(LayerContext context, NDArray input) {
      if (context.training()) {
        DRAWN.add(Arrays.toString(input.toFloatArray()));
        for (int i = 0; i < 2; i++) {
          NDArray mask = Activations.dropout(Nd.ones(1, N), 0.5, context.random());
          DRAWN.add(Arrays.toString(mask.toFloatArray()));
        }
      }
      return Nd.ones(1, N);
    }
  }

  private static List<String> drawn(int steps, int replica) {
    DRAWN.clear();
    Drawing layer =
        Drawing.DECLARATION.create(Settings.EMPTY.with(LayerKeys.DROP_OUT, new Dropout(0.5)));
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .seed(7)
            .updater(new Sgd(0.1))
            .layer(layer)
            .layer(layer)
            .layer(Output.builder().nOut(1).loss("mse").activation("identity"))
            .inputType(InputType.feedForward(N))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      net.setReplica(replica);
      for (int i = 0; i < steps; i++) {
        net.fit(new DataSet(Nd.ones(1, N), Nd.zeros(1, 1)));
      }
    }
    return List.copyOf(DRAWN);
  }

  @Test
  void drawsOfOneLayerOfLayersAndOfStepsDifferAndRepeatWithTheSeed() {
    List<String> all = drawn(2, 0);
    Set<String> different = new HashSet<>(all);
    assertEquals(2 * 2 * 3, all.size());
    assertEquals(all.size(), different.size(), "equal draws in " + all);
    assertEquals(all, drawn(2, 0));
  }

  @Test
  void replicasOfANetworkDrawDifferentNumbersEach() {
    Set<String> different = new HashSet<>();
    for (int replica = 0; replica < 3; replica++) {
      different.addAll(drawn(2, replica));
      assertEquals(drawn(2, replica), drawn(2, replica));
    }
    assertEquals(3 * 2 * 2 * 3, different.size());
  }
}
