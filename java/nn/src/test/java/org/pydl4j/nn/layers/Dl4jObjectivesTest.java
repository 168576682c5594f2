package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.testing.Dl4jParts;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.nn.variational.BernoulliReconstruction;
import org.pydl4j.nn.variational.ReconstructionDistribution;

/**
 * Layers with losses of their own against Deeplearning4j 1.0.0-M2.1, whose numbers {@code
 * src/test/reference/Dl4jObjectives.java} wrote.
 */
class Dl4jObjectivesTest {
  private static final JsonArray CASES =
      JsonParser.parseReader(
              new InputStreamReader(
                  Dl4jObjectivesTest.class.getResourceAsStream("/dl4j/objectives.json"),
                  StandardCharsets.UTF_8))
          .getAsJsonArray();

  private static List<JsonObject> cases(String name) {
    return CASES.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(each -> each.get("name").getAsString().equals(name))
        .toList();
  }

  private static double[] numbers(int k, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.sin(12.9898 * (i + 1) + 4.1 * k);
    }
    return values;
  }

  private static double[] shares() {
    double[] values = numbers(0, 20);
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5 + 0.5 * values[i];
    }
    return values;
  }

  /** Parameters by the formula, in the order of these names. */
  private static MultiLayerNetwork net(InputType input, List<String> names, Layer... layers) {
    var builder = MultiLayerConfiguration.builder().dataType(DataType.DOUBLE).updater(new Sgd(0.1));
    for (Layer layer : layers) {
      builder.layer(layer);
    }
    MultiLayerNetwork net = new MultiLayerNetwork(builder.inputType(input).build()).init();
    Map<String, NDArray> table = net.paramTable();
    for (int k = 0; k < names.size(); k++) {
      NDArray parameter = table.get(names.get(k));
      double[] values = numbers(k + 1, (int) parameter.length());
      for (int i = 0; i < values.length; i++) {
        values[i] *= 0.5;
      }
      parameter.assign(Nd.create(values, parameter.shape()));
    }
    return net;
  }

  private static void assertParameters(JsonObject wanted, MultiLayerNetwork net, double bound) {
    Map<String, NDArray> table = net.paramTable();
    for (String name : wanted.keySet()) {
      assertClose(Dl4jParts.numbers(wanted, name), table.get(name).toDoubleArray(), bound, name);
    }
  }

  private static void step(JsonObject given, MultiLayerNetwork net, NDArray x, NDArray y) {
    assertClose(Dl4jParts.numbers(given, "output"), net.output(x).toDoubleArray(), 1e-8, "output");
    DataSet data = new DataSet(x, y);
    assertEquals(given.get("score").getAsDouble(), net.score(data), 1e-8);
    net.fit(data);
    assertParameters(given.getAsJsonObject("after"), net, 1e-8);
  }

  @Test
  void centreLossAndItsCentresAreDeeplearning4js() {
    CenterLossOutput layer =
        CenterLossOutput.builder().nOut(3).loss("mcxent").lambda(0.3).alpha(0.1).build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            net(InputType.feedForward(5), List.of("0_W", "0_b", "0_cL"), layer)) {
      NDArray classes = Nd.create(new long[] {0, 2, 1, 2, 0, 2});
      step(cases("center").get(0), net, Nd.create(numbers(0, 30), 6, 5), classes);
    }
  }

  @Test
  void yoloIsDeeplearning4js() {
    double[][] things = {
      {0, 1, 2, 1.7, 0.8, 3.1, 1.9, 0},
      {0, 2, 0, 0.1, 1.9, 0.9, 2.8, 2},
      {1, 0, 3, 2.9, 0.2, 3.8, 1.5, 1}
    };
    double[] labels = new double[2 * 7 * 12];
    for (double[] thing : things) {
      int start = (int) (thing[0] * 7 * 12 + thing[1] * 4 + thing[2]);
      for (int part = 0; part < 4; part++) {
        labels[start + part * 12] = thing[3 + part];
      }
      labels[start + (4 + (int) thing[7]) * 12] = 1;
    }
    Layer last = Yolo2Output.builder().boundingBoxes(1, 1.5, 2, 0.8).build();
    Layer first = Convolution.builder().nOut(16).kernelSize(1).activation("identity").build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            net(InputType.convolutional(3, 4, 2), List.of("0_b", "0_W"), first, last)) {
      NDArray x = Nd.create(numbers(0, 48), 2, 2, 3, 4);
      step(cases("yolo").get(0), net, x, Nd.create(labels, 2, 7, 3, 4));
    }
  }

  @Test
  void outputsOfOneClassAreDeeplearning4js() {
    Layer layer = OCNNOutput.builder().hiddenSize(3).nu(0.1).activation("sigmoid").build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            net(InputType.feedForward(5), List.of("0_v", "0_w", "0_r"), layer)) {
      double[] made = net.output(Nd.create(numbers(0, 30), 6, 5)).toDoubleArray();
      assertClose(Dl4jParts.numbers(cases("ocnn").get(0), "output"), made, 1e-8, "output");
    }
  }

  @Test
  void anAutoencoderGoesThereAndBackAsInDeeplearning4j() {
    JsonObject given = cases("autoencoder").get(0);
    Layer layer = AutoEncoder.builder().nOut(3).build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            net(InputType.feedForward(5), List.of("0_W", "0_b", "0_vb"), layer)) {
      NDArray hidden = net.output(Nd.create(numbers(0, 30), 6, 5));
      assertClose(Dl4jParts.numbers(given, "output"), hidden.toDoubleArray(), 1e-8, "output");
      double[] again = net.decode(null, hidden).toDoubleArray();
      assertClose(Dl4jParts.numbers(given, "decoded"), again, 1e-8, "decoded");
    }
  }

  /** With variances of nearly 0, so that chance has no part in it. */
  @Test
  void aStepOfAVariationalAutoencoderIsDeeplearning4js() {
    JsonObject given = cases("variational").get(0);
    List<String> names =
        List.of(
            "0_e0W",
            "0_e0b",
            "0_e1W",
            "0_e1b",
            "0_pZXMeanW",
            "0_pZXMeanb",
            "0_pZXLogStd2W",
            "0_pZXLogStd2b",
            "0_d0W",
            "0_d0b",
            "0_pXZW",
            "0_pXZb");
    Layer layer =
        VariationalAutoencoder.builder()
            .nOut(2)
            .encoderLayerSizes(4, 3)
            .decoderLayerSizes(4)
            .activation("tanh")
            .reconstructionDistribution(BernoulliReconstruction.builder().build())
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = net(InputType.feedForward(5), names, layer)) {
      Map<String, NDArray> table = net.paramTable();
      table.get("0_pZXLogStd2W").assign(Nd.zeros(3, 2));
      table.get("0_pZXLogStd2b").assign(Nd.create(new double[] {-70, -70}));
      NDArray x = Nd.create(shares(), 4, 5);
      NDArray z = net.output(x);
      assertClose(Dl4jParts.numbers(given, "output"), z.toDoubleArray(), 1e-8, "output");
      double[] made = net.decode("layer0", z).toDoubleArray();
      assertClose(Dl4jParts.numbers(given, "decoded"), made, 1e-8, "decoded");
      try (ArrayDataSetIterator data = new ArrayDataSetIterator(x, null, 4)) {
        net.pretrain(data, 1);
      }
      assertParameters(given.getAsJsonObject("after"), net, 1e-7);
    }
  }

  @Test
  void distributionsAreDeeplearning4js() {
    assertEquals(5, cases("distribution").size());
    for (JsonObject given : cases("distribution")) {
      String json = given.get("distribution").toString();
      ReconstructionDistribution ours = ReconstructionDistribution.KIND.fromJson(json);
      try (Scope scope = Scope.open()) {
        long size = ours.parameters(5);
        NDArray p = Nd.create(numbers(1, (int) (4 * size)), 4, size);
        double[] losses = ours.losses(Nd.create(shares(), 4, 5), p).toDoubleArray();
        assertClose(Dl4jParts.numbers(given, "losses"), losses, 1e-8, json);
        double[] mean = ours.mean(p).toDoubleArray();
        assertClose(Dl4jParts.numbers(given, "mean"), mean, 1e-8, json);
      }
    }
  }
}
