package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.NetworkConfiguration.Precision;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.ActivationLayer;
import org.pydl4j.nn.layers.BatchNormalization;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.Convolution1D;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.EinsumDense;
import org.pydl4j.nn.layers.EmbeddingSequence;
import org.pydl4j.nn.layers.GaussianNoiseLayer;
import org.pydl4j.nn.layers.GlobalPooling;
import org.pydl4j.nn.layers.LSTM;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.SelfAttention;
import org.pydl4j.nn.layers.Subsampling;
import org.pydl4j.nn.layers.Subsampling.PoolingType;
import org.pydl4j.nn.layers.TimeDistributed;
import org.pydl4j.nn.layers.TransformerEncoder;
import org.pydl4j.nn.testing.Dl4jParts;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;

/**
 * Products in bfloat16 go the way of PyTorch's autocast ({@code make_mixed.py} in {@code
 * src/test/reference}); all that lasts is float32.
 */
class MixedPrecisionTest {
  private static final int N = 16;

  /** Half of the last bit of bfloat16 beside 1, times the handful of roundings on the way. */
  private static final double TOLERANCE = 0.02;

  private static double[] numbers(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.sin(12.9898 * (i + 1));
    }
    return values;
  }

  private static MultiLayerConfigurationBuilder layers(String name) {
    MultiLayerConfigurationBuilder net = MultiLayerConfiguration.builder().updater(new Sgd(0.2));
    Output output = Output.builder().nOut(3).loss("mcxent").activation("softmax").build();
    return switch (name) {
      case "rows" ->
          net.layer(Dense.builder().nOut(24).activation("tanh"))
              .layer(Dense.builder().nOut(24).activation("relu"))
              .layer(output)
              .inputType(InputType.feedForward(12));
      case "pictures" ->
          net.layer(Convolution.builder().nOut(8).kernelSize(3).activation("identity"))
              .layer(BatchNormalization.builder())
              .layer(ActivationLayer.of("relu"))
              .layer(Subsampling.builder().kernelSize(2).stride(2))
              .layer(output)
              .inputType(InputType.convolutional(6, 6, 2));
      default ->
          net.layer(TransformerEncoder.builder().nHeads(2).dimFeedforward(16).activation("relu"))
              .layer(GlobalPooling.builder().poolingType(PoolingType.AVG))
              .layer(output)
              .inputType(InputType.recurrent(8, 5));
    };
  }

  private static MultiLayerNetwork network(String name, Precision precision, JsonObject start) {
    MultiLayerNetwork net = new MultiLayerNetwork(layers(name).precision(precision).build()).init();
    List<String> last = List.copyOf(start.keySet());
    for (String key : last) {
      boolean output = key.equals(last.get(last.size() - 1));
      String own = output ? net.configuration().plan().size() - 1 + "_W" : key;
      NDArray shown = net.paramTable().get(own);
      shown.assign(Nd.create(Dl4jParts.numbers(start, key), shown.shape()));
    }
    return net;
  }

  private record Trained(double[] scores, double[] output) {}

  private static Trained trained(String name, Precision precision, JsonObject start) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(name, precision, start)) {
      long[] shape = net.configuration().inputType().batchShape(N);
      NDArray x = Nd.create(numbers((int) (N * net.configuration().inputType().size())), shape);
      long[] labels = new long[N];
      Arrays.setAll(labels, i -> i % 3);
      DataSet data = new DataSet(x, Nd.create(labels));
      double[] scores = new double[12];
      for (int i = 0; i < scores.length; i++) {
        net.fit(data);
        scores[i] = net.score();
      }
      assertEquals(DType.FLOAT32, net.params().dtype());
      assertEquals(DType.FLOAT32, net.gradient().dtype());
      assertEquals(DType.FLOAT32, net.output(x).dtype());
      return new Trained(scores, net.output(x).toDoubleArray());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows", "pictures", "series"})
  void trainingGoesTheWayOfPyTorchsAutocast(String name) {
    JsonObject of = Dl4jParts.read("/torch/mixed.json").getAsJsonObject(name);
    JsonObject start = of.getAsJsonObject("mixed").getAsJsonObject("parameters");
    Trained mixed = trained(name, Precision.MixedBfloat16, start);
    Trained full = trained(name, Precision.Full, start);
    double[] theirs = Dl4jParts.numbers(of.getAsJsonObject("mixed"), "scores");
    assertClose(theirs, mixed.scores, TOLERANCE, name + ": scores");
    double[] exact = Dl4jParts.numbers(of.getAsJsonObject("full"), "scores");
    assertClose(exact, full.scores, 2e-4, name + ": scores in float32");
    if (!name.equals("pictures")) { // PyTorch counts running variances in another way
      double[] said = Dl4jParts.numbers(of.getAsJsonObject("mixed"), "output");
      assertClose(said, mixed.output, TOLERANCE, name + ": outputs");
    }
    double most = 0;
    for (int i = 0; i < full.output.length; i++) {
      most = Math.max(most, Math.abs(full.output[i] - mixed.output[i]));
    }
    assertTrue(most > 1e-5, "the products are no others: " + most);
  }

  /** Layers of all three kinds one behind the other, with dropout, noise, masks and padding. */
  private static MultiLayerConfigurationBuilder everything() {
    return MultiLayerConfiguration.builder()
        .seed(3)
        .updater(new Adam(0.01))
        .activation("tanh")
        .layer(EmbeddingSequence.builder().nIn(9).nOut(8))
        .layer(
            Convolution1D.builder()
                .nOut(8)
                .kernelSize(3)
                .convolutionMode(ConvolutionMode.Same)
                .dropOut(0.8))
        .layer(GaussianNoiseLayer.of(0.1))
        .layer(LSTM.builder().nOut(8))
        .layer(SelfAttention.builder().nOut(8).nHeads(4).nKeyValueHeads(2).attentionDropOut(0.9))
        .layer(TransformerEncoder.builder().nHeads(2).residualDropOut(0.9))
        .layer(EinsumDense.builder().equation("nft,fg->ngt").outputShape(8, -1).biasAxes("g"))
        .layer(TimeDistributed.builder().layer(Dense.builder().nOut(8).hasLayerNorm(true)))
        .layer(GlobalPooling.builder().poolingType(PoolingType.MAX))
        .layer(Output.builder().nOut(3).loss("mcxent").activation("softmax"))
        .inputType(InputType.recurrent(1));
  }

  private static DataSet series(double padding) {
    long[] words = new long[N * 6];
    Arrays.setAll(words, i -> i % 6 > 3 ? (long) padding : i * 5 % 9);
    float[] mask = new float[N * 6];
    long[] labels = new long[N];
    for (int i = 0; i < N; i++) {
      Arrays.fill(mask, i * 6, i * 6 + 4, 1);
      labels[i] = i % 3;
    }
    return new DataSet(Nd.create(words, N, 1, 6), Nd.create(labels))
        .withMasks(Nd.create(mask, N, 6), null);
  }

  private static double[] after(MultiLayerConfiguration conf, double padding) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      DataSet data = series(padding);
      for (int i = 0; i < 3; i++) {
        net.fit(data);
      }
      return net.params().toDoubleArray();
    }
  }

  @Test
  void allKindsOfLayersMixAndPaddingChangesNothing() {
    MultiLayerConfiguration mixed = everything().precision(Precision.MixedBfloat16).build();
    assertEquals(mixed, MultiLayerConfiguration.fromJson(mixed.toJson()));
    double[] one = after(mixed, 1);
    assertArrayEquals(one, after(mixed, 7), "what the padding holds");
    var grouped = mixed.with(NetworkConfiguration.GRADIENT_CHECKPOINTING, 2L);
    assertArrayEquals(one, after((MultiLayerConfiguration) grouped, 1), "computed again");
    double[] full = after(everything().build(), 1);
    assertFalse(Arrays.equals(one, full));
    assertClose(full, one, 0.05, "parameters behind three steps");
  }

  @Test
  void filesHoldFloat32(@TempDir Path folder) {
    MultiLayerConfiguration mixed = everything().precision(Precision.MixedBfloat16).build();
    Path file = folder.resolve("net.zip");
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(mixed).init()) {
      DataSet data = series(1);
      net.fit(data);
      net.save(file);
      try (MultiLayerNetwork again = MultiLayerNetwork.load(file)) {
        assertEquals(mixed, again.configuration());
        assertEquals(DType.FLOAT32, again.params().dtype());
        assertArrayEquals(net.params().toDoubleArray(), again.params().toDoubleArray());
        again.fit(data);
        net.fit(data);
        assertArrayEquals(net.params().toDoubleArray(), again.params().toDoubleArray());
      }
    }
  }

  @Test
  void nothingButFloat32IsMixed() {
    MultiLayerConfigurationBuilder both =
        layers("rows").precision(Precision.MixedBfloat16).dataType(DataType.DOUBLE);
    String message = assertThrows(ConfigurationException.class, both::build).getMessage();
    assertTrue(message.contains("precision MixedBfloat16 keeps parameters as float32"), message);
    assertTrue(message.contains("Got dataType DOUBLE"), message);
  }
}
