package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NetworkConfiguration.BackpropType;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.ActivityRegularization;
import org.pydl4j.nn.layers.BatchNormalization;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.DropoutLayer;
import org.pydl4j.nn.layers.EmbeddingSequence;
import org.pydl4j.nn.layers.GRU;
import org.pydl4j.nn.layers.LSTM;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.RnnOutput;
import org.pydl4j.nn.layers.TransformerEncoder;
import org.pydl4j.nn.testing.Random64;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.vertices.ElementWiseVertex;
import org.pydl4j.nn.vertices.MergeVertex;
import org.pydl4j.nn.weightnoise.DropConnect;

/** What the backward pass computes again gives the derivatives of what is kept, bit for bit. */
class GradientCheckpointingTest {
  private static final int N = 6;
  private static final int TIME = 7;

  static List<String> networks() {
    return List.of("pictures", "series", "words", "parts", "dense", "noisy");
  }

  private static MultiLayerConfigurationBuilder chain() {
    return MultiLayerConfiguration.builder().seed(3).updater(new Adam(0.01)).activation("tanh");
  }

  private static NetworkConfiguration network(String name) {
    return switch (name) {
      case "pictures" ->
          chain()
              .convolutionMode(ConvolutionMode.Same)
              .layer(Convolution.builder().nOut(4).kernelSize(3))
              .layer(BatchNormalization.builder())
              .layer(DropoutLayer.of(0.7))
              .layer(Convolution.builder().nOut(3).kernelSize(3).dropOut(0.6))
              .layer(BatchNormalization.builder())
              .layer(ActivityRegularization.builder().l1(0.01).l2(0.02))
              .layer(Dense.builder().nOut(5).dropOut(0.5))
              .layer(Output.builder().nOut(2).loss("mse").activation("identity").dropOut(0.8))
              .inputType(InputType.convolutional(5, 6, 2))
              .build();
      case "series" ->
          chain()
              .layer(LSTM.builder().nOut(4).dropOut(0.6))
              .layer(GRU.builder().nOut(4))
              .layer(
                  TransformerEncoder.builder().nHeads(2).attentionDropOut(0.7).residualDropOut(0.6))
              .layer(RnnOutput.builder().nOut(2).loss("mse").activation("identity"))
              .inputType(InputType.recurrent(3))
              .build();
      case "words" ->
          chain()
              .layer(EmbeddingSequence.builder().nIn(9).nOut(4))
              .layer(TransformerEncoder.builder().nHeads(2).residualDropOut(0.6))
              .layer(TransformerEncoder.builder().nHeads(2).residualDropOut(0.6))
              .layer(RnnOutput.builder().nOut(2).loss("mse").activation("identity"))
              .inputType(InputType.recurrent(1))
              .build();
      case "parts" ->
          chain()
              .backpropType(BackpropType.TruncatedBPTT)
              .tbpttLength(3)
              .layer(LSTM.builder().nOut(4).dropOut(0.6))
              .layer(GRU.builder().nOut(4).dropOut(0.7))
              .layer(RnnOutput.builder().nOut(2).loss("mse").activation("identity"))
              .inputType(InputType.recurrent(3))
              .build();
      case "noisy" ->
          chain()
              .weightNoise(new DropConnect(0.7))
              .layer(Dense.builder().nOut(6))
              .layer(Dense.builder().nOut(5).frozen(true))
              .layer(Dense.builder().nOut(6).dropOut(0.5))
              .layer(Output.builder().nOut(2).loss("mse").activation("identity"))
              .inputType(InputType.feedForward(3))
              .build();
      default -> dense();
    };
  }

  /**
   * Everything reads everything before it, one layer is there three times, and there are two
   * outputs.
   */
  private static NetworkConfiguration dense() {
    return ComputationGraphConfiguration.builder()
        .seed(3)
        .updater(new Adam(0.01))
        .activation("tanh")
        .addInputs("x", "y")
        .setInputTypes(InputType.feedForward(3), InputType.feedForward(4))
        .addLayer("a", Dense.builder().nOut(4).dropOut(0.8), "x")
        .addLayer("b", Dense.builder().nOut(4), "a", "y")
        .addLayer("c", Dense.builder().nOut(4).dropOut(0.6), "a")
        .addShared("c2", "c", "b")
        .addShared("c3", "c", "c2")
        .addVertex("all", MergeVertex.builder(), "a", "b", "c", "c2", "c3")
        .addLayer("d", Dense.builder().nOut(4), "all", "a")
        .addVertex("sum", ElementWiseVertex.builder().op(ElementWiseVertex.Op.ADD), "a", "b", "d")
        .addLayer("o", Output.builder().nOut(2).loss("mse").activation("identity"), "sum", "c3")
        .addLayer("p", Output.builder().nOut(2).loss("mse").activation("identity"), "d", "a")
        .setOutputs("o", "p")
        .build();
  }

  private static Batch batch(String name) {
    Random64 random = new Random64((long) name.hashCode());
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    Map<String, NDArray> labels = new LinkedHashMap<>();
    Map<String, NDArray> masks = Map.of();
    switch (name) {
      case "pictures" -> inputs.put("input", random.normal(N, 2, 5, 6));
      case "noisy" -> inputs.put("input", random.normal(N, 3));
      case "dense" -> {
        inputs.put("x", random.normal(N, 3));
        inputs.put("y", random.normal(N, 4));
      }
      case "words" -> {
        long[] words = new long[N * TIME];
        Arrays.setAll(words, i -> i * 5 % 9);
        inputs.put("input", Nd.create(words, N, 1, TIME));
      }
      default -> inputs.put("input", random.normal(N, 3, TIME));
    }
    boolean series = inputs.containsKey("input") && inputs.get("input").rank() == 3;
    if (series) {
      double[] mask = new double[N * TIME];
      for (int i = 0; i < N; i++) {
        Arrays.fill(mask, i * TIME, i * TIME + TIME - i % 3, 1);
      }
      masks = Map.of("input", Nd.create(mask, N, TIME));
    }
    for (String output : name.equals("dense") ? List.of("o", "p") : List.of("output")) {
      labels.put(output, series ? random.normal(N, 2, TIME) : random.normal(N, 2));
    }
    return new Batch(inputs, labels, masks, Map.of(), null);
  }

  private record Trained(double score, double[] gradient, double[] parameters) {}

  private static Trained trained(String name, long group) {
    Configured conf = network(name).with(NetworkConfiguration.GRADIENT_CHECKPOINTING, group);
    try (Scope scope = Scope.open();
        NeuralNetwork net = ((NetworkConfiguration) conf).network().init()) {
      Batch batch = batch(name);
      double score = net.computeGradient(batch);
      double[] gradient = net.gradient().toDoubleArray();
      for (int i = 0; i < 3; i++) {
        net.fit(batch);
      }
      return new Trained(score, gradient, net.params().toDoubleArray());
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAreThoseOfKeepingEverything(String name) {
    Trained plain = trained(name, 0);
    assertTrue(Arrays.stream(plain.gradient).filter(each -> each != 0).count() > 20, name);
    for (long group : new long[] {1, 2, 3, 100}) {
      Trained again = trained(name, group);
      assertEquals(plain.score, again.score, name + " in groups of " + group);
      assertArrayEquals(plain.gradient, again.gradient, name + " in groups of " + group);
      assertArrayEquals(plain.parameters, again.parameters, name + " in groups of " + group);
    }
  }

  /** 30 layers of 2 MiB each, of which all are kept, or five boundaries and one group. */
  @Test
  void memoryIsThatOfTheBoundariesAndOneGroup() throws InterruptedException {
    double plain = peak(0);
    double grouped = peak(6);
    assertTrue(plain > 30 * 2, () -> "kept " + plain + " MiB");
    assertTrue(grouped < plain * 0.7, () -> "kept " + plain + " MiB, in groups " + grouped);
  }

  /** The most MiB of live arrays during a step. */
  private static double peak(long group) throws InterruptedException {
    MultiLayerConfigurationBuilder builder = chain().gradientCheckpointing(group);
    for (int i = 0; i < 30; i++) {
      builder.layer(Dense.builder().nOut(256));
    }
    MultiLayerConfiguration conf =
        builder
            .layer(Output.builder().nOut(2).loss("mse").activation("identity"))
            .inputType(InputType.feedForward(16))
            .build();
    AtomicLong most = new AtomicLong();
    AtomicBoolean done = new AtomicBoolean();
    try (Scope scope = Scope.open();
        NeuralNetwork net = conf.network().init()) {
      Batch batch =
          new Batch(Map.of("input", Nd.ones(2048, 16)), Map.of("output", Nd.ones(2048, 2)), null);
      net.fit(batch); // makes the gradient and the updaters' state
      long before = Memory.liveBytes();
      Thread watch =
          new Thread(
              () -> {
                while (!done.get()) {
                  most.accumulateAndGet(Memory.liveBytes() - before, Math::max);
                  Thread.onSpinWait();
                }
              });
      watch.start();
      try {
        net.fit(batch);
      } finally {
        done.set(true);
        watch.join();
      }
    }
    return most.get() / (double) (1 << 20);
  }
}
