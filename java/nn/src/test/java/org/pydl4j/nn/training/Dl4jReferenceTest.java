package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pydl4j.nn.testing.Numbers.assertClose;
import static org.pydl4j.nn.testing.Numbers.npy;
import static org.pydl4j.nn.testing.Numbers.number;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.Subsampling;
import org.pydl4j.nn.testing.Numbers.Npy;
import org.pydl4j.nn.updaters.Adam;

/** The same network gives the numbers that Deeplearning4j 1.0.0-M2.1 gave: resources/dl4j. */
class Dl4jReferenceTest {
  private static final double TOLERANCE = 1e-5;

  private static MultiLayerConfiguration configuration(String name) {
    MultiLayerConfigurationBuilder builder = MultiLayerConfiguration.builder();
    if (name.equals("mlp")) {
      return builder
          .updater(new Adam(0.01))
          .layer(Dense.builder().nIn(8).nOut(16).activation("relu"))
          .layer(Output.builder().nOut(3).loss("mcxent"))
          .build();
    }
    return builder
        .updater(new Adam(0.001))
        .activation("identity")
        .layer(Convolution.builder().nOut(6).kernelSize(5))
        .layer(Subsampling.builder().kernelSize(2).stride(2))
        .layer(Convolution.builder().nOut(8).kernelSize(3))
        .layer(Subsampling.builder().kernelSize(2).stride(2))
        .layer(Dense.builder().nOut(20).activation("relu"))
        .layer(Output.builder().nOut(4).loss("mcxent"))
        .inputType(InputType.convolutional(16, 18, 2))
        .build();
  }

  static NDArray array(String name) {
    Npy npy = npy("/dl4j/" + name + ".npy");
    return Nd.create(npy.values(), npy.shape());
  }

  /** DL4J's flat vector cut into named arrays of the shapes that users see. */
  static Map<String, NDArray> named(NeuralNetwork net, float[] flat, int start) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    int offset = start;
    for (Map.Entry<String, NDArray> entry : net.paramTable().entrySet()) {
      long[] shape = entry.getValue().shape();
      int length = (int) entry.getValue().length();
      float[] part = Arrays.copyOfRange(flat, offset, offset + length);
      NDArray array = Nd.create(part, shape);
      if (shape.length == 2) { // DL4J's 'f' order
        array = Shapes.transpose(Nd.create(part, shape[1], shape[0]));
      }
      arrays.put(entry.getKey(), array);
      offset += length;
    }
    return arrays;
  }

  static void assign(Map<String, NDArray> targets, Map<String, NDArray> values) {
    values.forEach((name, value) -> targets.get(name).assign(value));
  }

  static void assertTable(
      Map<String, NDArray> expected, Map<String, NDArray> actual, double scale, String what) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach(
        (name, value) -> {
          double[] got = actual.get(name).toDoubleArray();
          for (int i = 0; i < got.length; i++) {
            got[i] *= scale;
          }
          assertClose(value.toDoubleArray(), got, TOLERANCE, what + " " + name);
        });
  }

  /** The network with the parameters, updater state and counters of the saved one. */
  private static MultiLayerNetwork restored(String name) {
    return restored(name, new MultiLayerNetwork(configuration(name)).init());
  }

  /** The same network with those. */
  static <N extends NeuralNetwork> N restored(String name, N net) {
    float[] params = npy("/dl4j/" + name + "/params.npy").values();
    assertEquals(params.length, net.numParams());
    assign(net.paramTable(), named(net, params, 0));
    float[] state = npy("/dl4j/" + name + "/updater_state.npy").values();
    NDArray mine = net.updaterState();
    for (int half = 0; half < 2; half++) {
      long start = half * net.numParams();
      NDArray part = Indexing.slice(mine, 0, start, start + net.numParams());
      assign(net.table(part), named(net, state, (int) start));
    }
    net.setProgress(5, 0);
    net.setUpdaterSteps(5);
    return net;
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp", "lenet"})
  void outputAndScoreAreThoseOfDl4j(String name) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = restored(name)) {
      NDArray input = array(name + "/input");
      float[] expected = npy("/dl4j/" + name + "/output.npy").values();
      assertClose(expected, net.output(input).toDoubleArray(), TOLERANCE, "output");
      DataSet data = new DataSet(input, array(name + "/labels"));
      assertEquals(number("/dl4j/" + name + "/score.txt"), net.score(data), TOLERANCE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp", "lenet"})
  void gradientIsThatOfDl4j(String name) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = restored(name)) {
      DataSet data = new DataSet(array(name + "/input"), array(name + "/labels"));
      double score = net.computeGradientAndScore(data);
      assertEquals(number("/dl4j/" + name + "/score.txt"), score, TOLERANCE);
      float[] sum = npy("/dl4j/" + name + "/gradient.npy").values();
      assertTable(named(net, sum, 0), net.table(net.gradient()), data.size(), "gradient");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp", "lenet"})
  void trainingGoesOnAsInDl4j(String name) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = restored(name)) {
      DataSet data = new DataSet(array(name + "/input"), array(name + "/labels"));
      for (int step = 1; step <= 3; step++) {
        net.fit(data);
        if (step != 2) {
          String file = step == 1 ? "params_after_1_step" : "params_after_3_steps";
          float[] expected = npy("/dl4j/" + name + "/" + file + ".npy").values();
          assertTable(named(net, expected, 0), net.paramTable(), 1, "after " + step);
        }
      }
      float[] output = npy("/dl4j/" + name + "/output_after_3_steps.npy").values();
      assertClose(
          output, net.output(data.features()).toDoubleArray(), TOLERANCE, "output after 3 steps");
    }
  }
}
