package org.pydl4j.nn.zoo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.plan.Node;

/** The numbers of parameters are the published ones, and small forms learn a step. */
class ZooTest {
  private static long parameters(NetworkConfiguration conf, boolean states) {
    return conf.plan().nodes().stream()
        .map(Node::parameters)
        .flatMap(specs -> specs.stream())
        .filter(spec -> states || spec.role() != ParameterRole.STATE)
        .mapToLong(spec -> spec.length())
        .sum();
  }

  /** Of torchvision's models, and with states of Keras's. */
  @ParameterizedTest
  @CsvSource({
    "VGG16, 138357544, false", "VGG19, 143667240, false", "ResNet50, 25557032, false",
    "SqueezeNet, 1235496, false", "MobileNetV2, 3504872, false", "MobileNetV2, 3538984, true",
    "AlexNet, 61100840, false", "Xception, 22855952, false", "Xception, 22910480, true"
  })
  void parametersAreAsMany(String name, long expected, boolean states) {
    assertEquals(expected, parameters(ZooModel.KIND.named(name).conf(), states));
  }

  /** 20 · (25 + 1) + 50 · (500 + 1) + 500 · (2450 + 1) + 10 · 501. */
  @Test
  void leNetOfDigits() {
    NetworkConfiguration conf =
        LeNet.builder().numClasses(10).height(28).width(28).channels(1).build().conf();
    assertEquals(1_256_080, parameters(conf, true));
  }

  @ParameterizedTest
  @CsvSource({"ResNet50, 32", "SqueezeNet, 32", "MobileNetV2, 32", "LeNet, 16"})
  void smallFormsLearnAStep(String name, long size) {
    ZooModel made =
        (ZooModel)
            ZooModel.KIND
                .named(name)
                .with(ZooModel.NUM_CLASSES, 3L)
                .with(ZooModel.HEIGHT, size)
                .with(ZooModel.WIDTH, size);
    assertEquals(made, ZooModel.KIND.fromJson(made.toJson()));
    NetworkConfiguration conf = made.conf();
    assertEquals(conf, NetworkConfiguration.KIND.fromJson(conf.toJson()));
    assertEquals(Settings.EMPTY.keys(), ZooModel.KIND.named(name).settings().keys());
    try (Scope scope = Scope.open();
        NeuralNetwork net = made.init()) {
      NDArray pictures = Nd.rand(Seed.of(1), 2, 3, size, size);
      net.fit(new DataSet(pictures, Nd.create(new long[] {0, 2})));
      assertTrue(Double.isFinite(net.score()));
      assertArrayEquals(new long[] {2, 3}, net.outputSingle(pictures).shape());
    }
  }
}
