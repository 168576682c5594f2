package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.gradientcheck.GradientCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.testing.Dl4jParts;
import org.pydl4j.nn.testing.Random64;

/** Recurrent layers give PyTorch's outputs and derivatives, with and without masks. */
class RecurrentNumbersTest {
  private static final JsonObject ALL = Dl4jParts.read("/torch/recurrent.json");
  private static final int N = 3;
  private static final int IN = 4;
  private static final int OUT = 5;
  private static final int TIME = 6;

  static Stream<String> cases() {
    return ALL.keySet().stream();
  }

  private static ConfiguredBuilder<? extends Layer, ?> layer(String name) {
    if (name.startsWith("Bidirectional ")) {
      return Bidirectional.builder().layer(layer(name.substring(14)));
    }
    return switch (name.split(" ")[0]) {
      case "LSTM" -> LSTM.builder().nOut(OUT);
      case "GravesLSTM" -> GravesLSTM.builder().nOut(OUT);
      case "GRU" -> GRU.builder().nOut(OUT).resetAfter(!name.contains("paper"));
      default -> SimpleRnn.builder().nOut(OUT).activation(name.contains("relu") ? "relu" : "tanh");
    };
  }

  private static MultiLayerNetwork network(ConfiguredBuilder<? extends Layer, ?> layer) {
    return new MultiLayerNetwork(
        MultiLayerConfiguration.builder()
            .dataType(DataType.DOUBLE)
            .seed(3)
            .layer(layer)
            .layer(RnnLoss.builder().loss("mse"))
            .inputType(InputType.recurrent(IN))
            .build());
  }

  private static DataSet data(JsonObject of, long width) {
    NDArray x = Nd.create(Dl4jParts.numbers(of, "input"), N, IN, TIME);
    NDArray y = Nd.create(Dl4jParts.numbers(of, "target"), N, width, TIME);
    double[] mask = Dl4jParts.numbers(of, "mask");
    DataSet all = new DataSet(x, y);
    return mask.length == 0 ? all : all.withMasks(Nd.create(mask, N, TIME), null);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputsAndDerivativesAreThoseOfPyTorch(String name) {
    JsonObject of = ALL.getAsJsonObject(name);
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer(name)).init()) {
      JsonObject parameters = of.getAsJsonObject("parameters");
      Map<String, NDArray> values = new LinkedHashMap<>();
      net.paramTable()
          .forEach(
              (key, shown) ->
                  values.put(
                      key,
                      Nd.create(Dl4jParts.numbers(parameters, key.substring(2)), shown.shape())));
      assertEquals(parameters.keySet().size(), values.size());
      values.forEach((key, value) -> net.paramTable().get(key).assign(value));
      DataSet data = data(of, name.startsWith("Bi") ? 2 * OUT : OUT);
      assertClose(
          Dl4jParts.numbers(of, "output"),
          net.output(data.features(), data.featuresMask()).toDoubleArray(),
          1e-9,
          name + ": output");
      double loss = Dl4jParts.numbers(of, "loss")[0];
      assertEquals(loss, net.computeGradientAndScore(data), 1e-9 * Math.abs(loss));
      JsonObject gradients = of.getAsJsonObject("gradients");
      net.table(net.gradient())
          .forEach(
              (key, got) ->
                  assertClose(
                      Dl4jParts.numbers(gradients, key.substring(2)),
                      got.toDoubleArray(),
                      1e-9,
                      name + ": derivative of " + key));
    }
  }

  /** Functions that the engine's own layers do not have. */
  static Stream<ConfiguredBuilder<? extends Layer, ?>> otherLayers() {
    return Stream.of(
        LSTM.builder().nOut(3).gateActivationFn("hardsigmoid").activation("softsign"),
        LSTM.builder().nOut(3).hasBias(false),
        GravesLSTM.builder().nOut(3).activation("softsign"),
        GRU.builder().nOut(3).activation("softsign").gateActivationFn("softplus"),
        GRU.builder().nOut(3).hasBias(false),
        GRU.builder().nOut(3).resetAfter(false).hasBias(false),
        SimpleRnn.builder().nOut(3).activation("sigmoid"),
        SimpleRnn.builder().nOut(3).hasBias(false),
        Bidirectional.builder().layer(LSTM.builder().nOut(3)).mode(Bidirectional.Mode.MUL),
        Bidirectional.builder().layer(GRU.builder().nOut(3)).mode(Bidirectional.Mode.AVERAGE),
        Bidirectional.builder().layer(GravesLSTM.builder().nOut(3)).mode(Bidirectional.Mode.ADD),
        MaskZero.builder().layer(LSTM.builder().nOut(3)),
        TimeDistributed.builder().layer(Dense.builder().nOut(3).activation("tanh")));
  }

  @ParameterizedTest
  @MethodSource("otherLayers")
  void gradientsAgreeWithFiniteDifferences(ConfiguredBuilder<? extends Layer, ?> layer) {
    Random64 random = new Random64("RecurrentNumbersTest " + layer.build());
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer).init()) {
      net.params().assign(random.normal(net.numParams()));
      NDArray x = random.normal(2, IN, 4);
      long width = net.output(x).size(1);
      GradientCheck check = GradientCheck.of(net, x, random.normal(2, width, 4));
      for (GradientCheck.Parameter parameter : check.parameters()) {
        assertEquals(0, parameter.failed(), parameter.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LSTM", "GravesLSTM", "GRU", "Bidirectional LSTM"})
  void gradientsOfTheLastStepAgreeWithFiniteDifferences(String name) {
    Random64 random = new Random64("RecurrentNumbersTest last step of " + name);
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .dataType(DataType.DOUBLE)
            .layer(LastTimeStep.builder().layer(layer(name)))
            .layer(Output.builder().nOut(2).loss("mcxent"))
            .inputType(InputType.recurrent(IN))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray x = random.normal(2, IN, 4);
      GradientCheck check = GradientCheck.of(net, x, random.classes(2, 2));
      List<String> names = check.parameters().stream().map(GradientCheck.Parameter::name).toList();
      assertEquals(net.paramTable().keySet().stream().toList(), names);
      check.parameters().forEach(each -> assertEquals(0, each.failed(), each.toString()));
    }
  }
}
