package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.gradientcheck.GradientCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.listeners.CollectScoresListener;
import org.pydl4j.nn.testing.Dl4jParts;
import org.pydl4j.nn.updaters.Sgd;

/**
 * Layers with losses of their own against PyTorch's numbers, which {@code make_objectives.py} in
 * {@code src/test/reference} wrote: with labels, and in pretraining without.
 */
class ObjectiveNumbersTest {
  static Stream<Arguments> cases() throws IOException {
    try (Reader in =
        new InputStreamReader(
            ObjectiveNumbersTest.class.getResourceAsStream("/torch/objectives.json"),
            StandardCharsets.UTF_8)) {
      return StreamSupport.stream(JsonParser.parseReader(in).getAsJsonArray().spliterator(), false)
          .map(JsonElement::getAsJsonObject)
          .map(each -> Arguments.of(each.get("layer") + " " + each.get("mask"), each))
          .toList()
          .stream();
    }
  }

  private static Layer layer(JsonObject given) {
    return Layer.KIND.fromJson(given.get("layer").toString());
  }

  private static MultiLayerConfiguration configuration(JsonObject given) {
    var builder = MultiLayerConfiguration.builder().dataType(DataType.DOUBLE).updater(new Sgd(1));
    Layer last = layer(given);
    if (last instanceof Yolo2Output) {
      builder.layer(Convolution.builder().nOut(16).kernelSize(1).activation("identity"));
    } else if (last instanceof CtcLoss) {
      builder.layer(Dense.builder().nOut(4).activation("identity"));
    }
    return builder
        .layer(last)
        .inputType(InputType.KIND.fromJson(given.get("input").toString()))
        .build();
  }

  private static MultiLayerNetwork network(JsonObject given) {
    MultiLayerNetwork net = new MultiLayerNetwork(configuration(given)).init();
    JsonObject values = given.getAsJsonObject("parameters");
    for (Map.Entry<String, NDArray> entry : net.paramTable().entrySet()) {
      double[] numbers = Dl4jParts.numbers(values, entry.getKey().substring(2));
      entry.getValue().assign(Nd.create(numbers, entry.getValue().shape()));
    }
    return net;
  }

  private static @Nullable NDArray array(JsonObject given, String values, String shape) {
    if (given.get(values).isJsonNull()) {
      return null;
    }
    long[] sizes =
        given.getAsJsonArray(shape).asList().stream().mapToLong(JsonElement::getAsLong).toArray();
    return Nd.create(Dl4jParts.numbers(given, values), sizes);
  }

  private static DataSet data(JsonObject given) {
    NDArray x = array(given, "x", "shape");
    NDArray mask = null;
    if (!given.get("mask").isJsonNull()) {
      List<Double> all = new ArrayList<>();
      for (JsonElement row : given.getAsJsonArray("mask")) {
        ((JsonArray) row).forEach(each -> all.add(each.getAsDouble()));
      }
      double[] flat = all.stream().mapToDouble(Double::doubleValue).toArray();
      mask = Nd.create(flat, x.size(0), flat.length / x.size(0));
    }
    return new DataSet(x, array(given, "labels", "labelShape"), mask, null, null);
  }

  private static double score(MultiLayerNetwork net, JsonObject given, DataSet data) {
    if (!(layer(given) instanceof UnsupervisedLayer)) {
      double score = net.score(data);
      net.fit(data);
      return score;
    }
    CollectScoresListener scores = new CollectScoresListener();
    int n = Math.toIntExact(data.features().size(0));
    try (ArrayDataSetIterator batch = new ArrayDataSetIterator(data.features(), null, n)) {
      net.pretrain(batch, 1, List.of(scores));
    }
    return scores.scores()[0];
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void lossesAndStepsAreThoseOfPyTorch(String name, JsonObject given, @TempDir Path folder) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(given);
        MultiLayerNetwork before = net.copy()) {
      DataSet data = data(given);
      roundTrip(net, data.features(), folder);
      double expected = given.get("score").getAsDouble();
      assertEquals(expected, score(net, given, data), 1e-9 * Math.max(1, Math.abs(expected)), name);
      Map<String, NDArray> old = before.paramTable();
      Map<String, NDArray> now = net.paramTable();
      JsonObject wanted = given.getAsJsonObject("gradients");
      for (String parameter : wanted.keySet()) {
        double[] start = old.get("0_" + parameter).toDoubleArray();
        double[] got = now.get("0_" + parameter).toDoubleArray();
        for (int i = 0; i < got.length; i++) {
          got[i] = start[i] - got[i]; // Sgd with rate 1
        }
        assertClose(
            Dl4jParts.numbers(wanted, parameter), got, 1e-8, name + ": gradient of " + parameter);
      }
    }
  }

  private static void roundTrip(MultiLayerNetwork net, NDArray x, Path folder) {
    String json = net.configuration().toJson();
    assertEquals(net.configuration(), MultiLayerConfiguration.fromJson(json));
    Path file = folder.resolve("net.zip");
    net.save(file);
    try (MultiLayerNetwork loaded = MultiLayerNetwork.load(file)) {
      assertArrayEquals(net.output(x).toDoubleArray(), loaded.output(x).toDoubleArray(), 0);
      assertArrayEquals(net.params().toDoubleArray(), loaded.params().toDoubleArray(), 0);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void gradientsAgreeWithDifferences(String name, JsonObject given) {
    if (layer(given) instanceof UnsupervisedLayer) {
      return; // below
    }
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(given)) {
      GradientCheck check = GradientCheck.of(net, data(given), 1e-6, 1e-4, 1e-7, 8);
      assertTrue(check.passed(), () -> name + "\n" + check.stats());
    }
  }

  /** With the draws of the first step, which are the same for all differences. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void stepsOfPretrainingAgreeWithDifferences(String name, JsonObject given) {
    if (!(layer(given) instanceof GenerativeLayer) || layer(given) instanceof RBM) {
      return; // an RBM follows no derivative of its score
    }
    JsonObject chance = given.deepCopy();
    if (layer(given) instanceof AutoEncoder) {
      chance.getAsJsonObject("layer").addProperty("corruptionLevel", 0.4);
    } else {
      chance.getAsJsonObject("parameters").add("pZXLogStd2b", numbers(0.3, -0.2));
    }
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(chance);
        MultiLayerNetwork trained = net.copy()) {
      DataSet data = data(given);
      score(trained, chance, data);
      double step = 1e-6;
      Map<String, NDArray> after = trained.paramTable();
      for (Map.Entry<String, NDArray> entry : net.paramTable().entrySet()) {
        double[] start = entry.getValue().toDoubleArray();
        double[] end = after.get(entry.getKey()).toDoubleArray();
        for (int i = 0; i < start.length; i += 5) {
          double up = mean(net, entry.getValue(), start, i, step, data);
          double down = mean(net, entry.getValue(), start, i, -step, data);
          String what = name + " " + entry.getKey() + "[" + i + "]";
          assertEquals((up - down) / (2 * step), start[i] - end[i], 1e-6, what);
        }
      }
    }
  }

  private static JsonArray numbers(double... values) {
    JsonArray array = new JsonArray();
    for (double value : values) {
      array.add(value);
    }
    return array;
  }

  private static double mean(
      MultiLayerNetwork net, NDArray parameter, double[] start, int i, double by, DataSet data) {
    double[] moved = start.clone();
    moved[i] += by;
    parameter.assign(Nd.create(moved, parameter.shape()));
    double mean = net.pretrainingLosses("layer0", data.features()).mean().getDouble();
    parameter.assign(Nd.create(start, parameter.shape()));
    return mean;
  }

  @Test
  void theCentresOfClassesMove() {
    try (Scope scope = Scope.open()) {
      JsonObject given =
          cases()
              .map(each -> (JsonObject) each.get()[1])
              .filter(ObjectiveNumbersTest::hasCentres)
              .findFirst()
              .orElseThrow();
      try (MultiLayerNetwork net = network(given)) {
        DataSet data = data(given);
        double[] before = net.paramTable().get("0_cL").toDoubleArray();
        net.fit(data);
        double[] after = net.paramTable().get("0_cL").toDoubleArray();
        double[] x = data.features().toDoubleArray();
        int[] classes = {0, 2, 1, 2, 0, 2};
        for (int c = 0; c < 3; c++) {
          for (int j = 0; j < 5; j++) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < 6; i++) {
              if (classes[i] == c) {
                sum += x[i * 5 + j] - before[c * 5 + j];
                count++;
              }
            }
            double expected = before[c * 5 + j] + 0.05 * sum / (1 + count) / 6;
            assertEquals(expected, after[c * 5 + j], 1e-12);
          }
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean hasCentres(JsonObject given) {
    return layer(given) instanceof CenterLossOutput;
  }
}
