package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.gradientcheck.GradientCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.testing.Dl4jParts;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.nn.weights.WeightInits;

/**
 * Single layers against PyTorch and Deeplearning4j 1.0.0-M2.1: {@code make_layers.py} and {@code
 * Dl4jLayers.java} in {@code src/test/reference} wrote the numbers. Each layer is also written as
 * JSON and read, saved and loaded, and its gradients are compared with differences.
 */
class LayerNumbersTest {
  private static final int N = 3;

  static Stream<Arguments> cases() throws IOException {
    return read("/torch/layers.json");
  }

  static Stream<Arguments> deeplearning4j() throws IOException {
    return read("/dl4j/layers.json");
  }

  private static Stream<Arguments> read(String resource) throws IOException {
    try (Reader in =
        new InputStreamReader(
            LayerNumbersTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
      return StreamSupport.stream(JsonParser.parseReader(in).getAsJsonArray().spliterator(), false)
          .map(JsonElement::getAsJsonObject)
          .map(each -> Arguments.of(each.get("layer") + " of " + each.get("input"), each))
          .toList()
          .stream();
    }
  }

  /** The formula of the script. */
  private static double[] numbers(int k, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.sin(12.9898 * (i + 1) + 4.1 * k);
    }
    return values;
  }

  private static InputType input(JsonObject given) {
    return InputType.KIND.fromJson(given.get("input").toString());
  }

  private static NDArray features(JsonObject given) {
    long[] shape = input(given).batchShape(N);
    int count = (int) (N * input(given).size());
    int indices = given.get("indices").getAsInt();
    if (indices == 0) {
      return Nd.create(numbers(0, count), shape);
    }
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = (i * 7L + 3) % indices;
    }
    return Nd.create(values, shape);
  }

  private static MultiLayerConfiguration configuration(JsonObject given, Layer... before) {
    var builder = MultiLayerConfiguration.builder().dataType(DataType.DOUBLE).updater(new Sgd(0.1));
    for (Layer layer : before) {
      builder.layer(layer);
    }
    return builder
        .layer(Layer.KIND.fromJson(given.get("layer").toString()))
        .layer(LossLayer.builder().loss("l2"))
        .inputType(input(given))
        .build();
  }

  private static MultiLayerNetwork network(JsonObject given) {
    MultiLayerNetwork net = new MultiLayerNetwork(configuration(given)).init();
    int k = 1;
    for (Map.Entry<String, NDArray> entry : net.paramTable().entrySet()) {
      double[] values = numbers(k++, (int) entry.getValue().length());
      for (int i = 0; i < values.length; i++) {
        values[i] = entry.getKey().equals("0_var") ? 1 + 0.3 * values[i] : 0.5 * values[i];
      }
      entry.getValue().assign(Nd.create(values, entry.getValue().shape()));
    }
    return net;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void outputsAndGradientsAreThoseOfPyTorch(String name, JsonObject given, @TempDir Path folder) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(given)) {
      NDArray x = features(given);
      NDArray y = net.output(x);
      assertClose(Dl4jParts.numbers(given, "output"), y.toDoubleArray(), 1e-9, name);
      long[] shape = net.configuration().plan().get(0).output().batchShape(N);
      long[] expected =
          given.getAsJsonArray("shape").asList().stream().mapToLong(e -> e.getAsLong()).toArray();
      assertArrayEquals(expected, shape, name);
      net.computeGradientAndScore(new DataSet(x, Nd.zeros(y.dtype(), y.shape())));
      Map<String, NDArray> gradients = net.table(net.gradient());
      JsonObject wanted = given.getAsJsonObject("gradients");
      for (String parameter : wanted.keySet()) {
        double[] got = gradients.get("0_" + parameter).toDoubleArray();
        assertClose(
            Dl4jParts.numbers(wanted, parameter), got, 1e-8, name + ": gradient of " + parameter);
      }
      roundTrip(net, x, y, folder);
    }
  }

  /** Outputs, and parameters with running means after a step of Sgd on the sum of squares. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("deeplearning4j")
  void outputsAndStepsAreThoseOfDeeplearning4j(String name, JsonObject given) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(given)) {
      NDArray x = features(given);
      NDArray y = net.output(x);
      assertClose(Dl4jParts.numbers(given, "output"), y.toDoubleArray(), 1e-8, name);
      net.fit(new DataSet(x, Nd.zeros(y.dtype(), y.shape())));
      Map<String, NDArray> after = net.paramTable();
      JsonObject wanted = given.getAsJsonObject("after");
      for (String parameter : wanted.keySet()) {
        double[] got = after.get("0_" + parameter).toDoubleArray();
        assertClose(Dl4jParts.numbers(wanted, parameter), got, 1e-7, name + ": " + parameter);
      }
    }
  }

  private static void roundTrip(MultiLayerNetwork net, NDArray x, NDArray y, Path folder) {
    String json = net.configuration().toJson();
    assertEquals(net.configuration(), MultiLayerConfiguration.fromJson(json));
    Path file = folder.resolve("net.zip");
    net.save(file);
    try (MultiLayerNetwork loaded = MultiLayerNetwork.load(file)) {
      assertArrayEquals(y.toDoubleArray(), loaded.output(x).toDoubleArray(), 0);
    }
  }

  /** Slopes in front of the layer show whether derivatives go back through it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void gradientsAgreeWithDifferences(String name, JsonObject given) {
    boolean indices = given.get("indices").getAsInt() > 0;
    PReLU slopes =
        PReLU.DECLARATION.builder().set(PReLU.WEIGHT_INIT, WeightInits.constant(0.5)).build();
    MultiLayerConfiguration conf = indices ? configuration(given) : configuration(given, slopes);
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray x = features(given);
      NDArray y = net.output(x);
      NDArray labels = Nd.create(numbers(9, (int) y.length()), y.shape());
      GradientCheck check = GradientCheck.of(net, x, labels, 1e-6, 1e-4, 1e-7, 5);
      assertTrue(check.passed(), () -> name + "\n" + check.stats());
    }
  }
}
