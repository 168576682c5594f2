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

  /** Of Deeplearning4j 1.0.0-M2.1's own models, with states. */
  @ParameterizedTest
  @CsvSource({
    "Darknet19, 1000, 224, 20856776",
    "TinyYOLO, 20, 416, 15867885",
    "YOLO2, 80, 608, 50983561",
    "UNet, 2, 512, 31032837"
  })
  void parametersAreAsManyAsInDeeplearning4j(String name, long classes, long size, long expected) {
    ZooModel made =
        (ZooModel)
            ZooModel.KIND
                .named(name)
                .with(ZooModel.NUM_CLASSES, classes)
                .with(ZooModel.HEIGHT, size)
                .with(ZooModel.WIDTH, size);
    assertEquals(expected, parameters(made.conf(), true));
  }

  @ParameterizedTest
  @CsvSource({"TinyYOLO, 64, 2", "UNet, 32, 32"})
  void networksOfPlacesLearnAStep(String name, long size, long cells) {
    ZooModel made =
        (ZooModel)
            ZooModel.KIND
                .named(name)
                .with(ZooModel.NUM_CLASSES, 2L)
                .with(ZooModel.HEIGHT, size)
                .with(ZooModel.WIDTH, size);
    try (Scope scope = Scope.open();
        NeuralNetwork net = made.init()) {
      long channels = name.equals("UNet") ? 1 : 6;
      NDArray labels = Nd.zeros(1, channels, cells, cells);
      net.fit(new DataSet(Nd.rand(Seed.of(1), 1, 3, size, size), labels));
      assertTrue(Double.isFinite(net.score()));
    }
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
