package org.pydl4j.nn.zoo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MultiDataSet;
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
    "AlexNet, 61100840, false", "Xception, 22855952, false", "Xception, 22910480, true",
    "NASNet, 5326716, true"
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
    "UNet, 2, 512, 31032837",
    "SimpleCNN, 7, 48, 644503",
    "FaceNetNN4Small2, 10, 96, 3582010",
    "InceptionResNetV1, 10, 160, 15954938"
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

  /** Of Deeplearning4j 1.0.0-M2.1's own, with 47 letters. */
  @Test
  void ofTheOneThatWrites() {
    assertEquals(850_223, parameters(TextGenerationLSTM.builder().build().conf(), true));
  }

  /**
   * Of Hugging Face's BertForSequenceClassification with two classes, and of timm's
   * vit_small_patch16_224, 22,050,664, without its class token and the place of that.
   */
  @Test
  void ofTransformers() {
    assertEquals(109_483_778, parameters(BERT.builder().build().conf(), true));
    assertEquals(22_050_664 - 2 * 384, parameters(ViT.builder().build().conf(), true));
  }

  /** What padding holds, and how much of it there is, changes nothing that a text is called. */
  @Test
  void anEncoderOfTextsReadsWhatIsReal() {
    BERT small =
        BERT.builder()
            .numClasses(3)
            .vocabulary(20)
            .maxLength(8)
            .hiddenSize(8)
            .numLayers(2)
            .nHeads(2)
            .build();
    assertEquals(small, ZooModel.KIND.fromJson(small.toJson()));
    try (Scope scope = Scope.open();
        ComputationGraph net = (ComputationGraph) small.init()) {
      double[] said = net.output(text(7)).get(0).toDoubleArray();
      assertEquals(3, said.length);
      assertArrayEquals(said, net.output(text(8)).get(0).toDoubleArray());
      net.fit(text(9));
      assertFalse(Arrays.equals(said, net.output(text(7)).get(0).toDoubleArray()));
    }
  }

  /** Four words, and this one as padding. */
  private static MultiDataSet text(long padding) {
    NDArray mask = Nd.create(new float[] {1, 1, 1, 1, 0, 0}, 1, 6);
    return new MultiDataSet(
        List.of(
            Nd.create(new long[] {3, 4, 5, 6, padding, padding}, 1, 1, 6),
            Nd.create(new long[] {0, 0, 1, 1, 0, 0}, 1, 1, 6)),
        List.of(Nd.create(new long[] {1})),
        List.of(mask, mask),
        List.of(),
        null);
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
  @CsvSource({
    "ResNet50, 32",
    "SqueezeNet, 32",
    "MobileNetV2, 32",
    "LeNet, 16",
    "SimpleCNN, 16",
    "NASNet, 32",
    "FaceNetNN4Small2, 96",
    "InceptionResNetV1, 80",
    "ViT, 32"
  })
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
