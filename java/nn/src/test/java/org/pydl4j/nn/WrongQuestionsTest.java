package org.pydl4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.testing.Nets;
import org.pydl4j.nn.weights.WeightInits;

/** What a network does not have is named, in place of a null or an index. */
class WrongQuestionsTest {
  @Test
  void aLayerThatIsNotThereIsNamed() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network()) {
      for (int layer : new int[] {-1, 2}) {
        Exception e =
            assertThrows(
                ConfigurationException.class, () -> net.activation(Nets.features(2), layer));
        assertEquals(
            "There is no layer " + layer + ". This network has the layers 0 to 1.", e.getMessage());
      }
    }
  }

  @Test
  void logitsOfANetworkWithoutALossAreRefused() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder().layer(Dense.builder().nIn(6).nOut(3)).build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      Exception e = assertThrows(ConfigurationException.class, () -> net.logits(Nets.features(2)));
      assertEquals(
          "Logits come from a last layer with a loss, such as Output. It is layer 0 (Dense): ask"
              + " for output().",
          e.getMessage());
    }
  }

  @Test
  void anEvaluationWithoutLabelsSaysSo() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data = new ArrayDataSetIterator(Nets.features(4), null, 2)) {
      Exception e = assertThrows(DataException.class, () -> net.evaluate(data));
      assertEquals("Evaluation needs labels. This data set has none.", e.getMessage());
    }
  }

  /** Declares {@code gain} and asks for {@code gian}. */
  private static final class Misspelt extends Layer {
    static final Declaration<Misspelt> DECLARATION =
        Declaration.of(KIND, "Misspelt", Misspelt::new).include(Layer.KEYS).build();

    Misspelt(Settings settings) {
      super(DECLARATION, settings);
    }

    @Override
    public InputType outputType(InputType input, LayerPlace place) {
      return input;
    }

    @Override
    public List<ParameterSpec> parameters(InputType input) {
      return List.of(
          ParameterSpec.of("gain", ParameterRole.GAIN, WeightInits.constant(1), input.size()));
    }

    @Override
    public NDArray forward(LayerContext context, NDArray input) {
      return context.parameter("gian");
    }
  }

  @Test
  void aParameterThatALayerDoesNotHaveIsNamedWithTheNearest() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .layer(Misspelt.DECLARATION.builder())
            .inputType(InputType.feedForward(6))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      Exception e = assertThrows(ConfigurationException.class, () -> net.output(Nets.features(2)));
      assertEquals(
          "The layer 0 (Misspelt) has no parameter 'gian'. Did you mean 'gain'?", e.getMessage());
    }
  }
}
