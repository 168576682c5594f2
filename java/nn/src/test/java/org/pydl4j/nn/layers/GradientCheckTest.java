package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Registry;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Subsampling.PoolingType;
import org.pydl4j.nn.losses.LossFunction;
import org.pydl4j.nn.testing.Random64;

/**
 * The gradient agrees with differences of the score, in float64, for whatever is on the class path.
 */
class GradientCheckTest {
  private static final double STEP = 1e-6;
  private static final int N = 5;

  private static List<String> names(String kind) {
    List<String> names = new ArrayList<>();
    for (Declaration<?> declaration : Registry.declarations()) {
      boolean plain = declaration.keys().stream().noneMatch(key -> key.isRequired());
      if (declaration.kind().name().equals(kind) && plain) {
        names.add(declaration.name());
      }
    }
    return names;
  }

  static Stream<String> activations() {
    return names("activation").stream().filter(name -> !name.equals("RReLU")); // it draws
  }

  static Stream<String> losses() {
    return names("loss").stream();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void gradientsOfEveryActivationAgreeWithFiniteDifferences(String name) {
    check(
        "activation " + name,
        MultiLayerConfiguration.builder()
            .layer(Dense.builder().nOut(6).activation(ActivationFunction.KIND.named(name)))
            .layer(Output.builder().nOut(3).loss("mcxent"))
            .inputType(InputType.feedForward(4)),
        false);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void gradientsOfEveryLossWithSigmoidAndSoftmaxAgreeWithFiniteDifferences(String name) {
    boolean positive = Set.of("POISSON", "MSLE").contains(name); // takes logarithms
    for (String activation : new String[] {"sigmoid", "softmax", "tanh"}) {
      ActivationFunction function = ActivationFunction.KIND.named(activation);
      boolean objects = LossFunction.KIND.named(name).objection(function).isPresent();
      if (!(activation.equals("tanh") && (positive || objects))) {
        check(
            "loss " + name + " of " + activation,
            MultiLayerConfiguration.builder()
                .layer(
                    Output.builder()
                        .nOut(name.equals("F_MEASURE") ? 2 : 3)
                        .loss(LossFunction.KIND.named(name))
                        .activation(activation))
                .validateOutputLayerConfig(false)
                .inputType(InputType.feedForward(4)),
            false);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void gradientsOfConvolutionsAndPoolingAgreeWithFiniteDifferences(
      ConvolutionMode mode, PoolingType pooling, boolean padded) {
    long dilation = padded ? 1 : 2;
    check(
        mode + " " + pooling + (padded ? " padded" : " dilated"),
        MultiLayerConfiguration.builder()
            .convolutionMode(mode)
            .activation("tanh")
            .layer(
                Convolution.builder().nOut(3).kernelSize(3, 2).stride(2, 1).padding(padded ? 1 : 0))
            .layer(
                Subsampling.builder()
                    .poolingType(pooling)
                    .kernelSize(3, 2)
                    .stride(2)
                    .set(WindowKeys.DILATION, new Pair(1, dilation))
                    .padding(padded ? 1 : 0))
            .layer(Dense.builder().nOut(4).hasBias(false))
            .layer(Output.builder().nOut(3).loss("mcxent"))
            .inputType(InputType.convolutional(9, 7, 2)),
        true);
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> modes() {
    List<org.junit.jupiter.params.provider.Arguments> all = new ArrayList<>();
    for (ConvolutionMode mode :
        new ConvolutionMode[] {ConvolutionMode.Truncate, ConvolutionMode.Same}) {
      for (PoolingType pooling : PoolingType.values()) {
        for (boolean padded : new boolean[] {false, true}) {
          all.add(org.junit.jupiter.params.provider.Arguments.of(mode, pooling, padded));
        }
      }
    }
    return all.stream();
  }

  @org.junit.jupiter.api.Test
  void ofRegularization() {
    check(
        "l1, l2",
        MultiLayerConfiguration.builder()
            .l1(0.01)
            .l2(0.02)
            .l1Bias(0.03)
            .l2Bias(0.04)
            .biasInit(0.3)
            .activation("tanh")
            .layer(Dense.builder().nOut(5))
            .layer(Output.builder().nOut(3).loss("mse").activation("tanh").l2(0.5))
            .inputType(InputType.feedForward(4)),
        false);
  }

  private static void check(String what, MultiLayerConfigurationBuilder builder, boolean images) {
    Random64 random = new Random64("GradientCheckTest " + what);
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(builder.dataType(DataType.DOUBLE).seed(1).build()).init()) {
      NDArray x = images ? random.normal(N, 2, 9, 7) : random.normal(N, 4);
      DataSet data = new DataSet(x, random.uniform(N, net.output(x).size(1)));
      NDArray params = net.params();
      params.assign(random.normal(params.length()));
      Arithmetic.mulInPlace(params, 0.5);
      net.computeGradientAndScore(data);
      // The score's part of the gradient: regularization joins it in the step, as in DL4J.
      double[] gradient = fullGradient(net, data);
      for (int i = 0; i < gradient.length; i++) {
        double value = params.getDouble(i);
        params.set(value + STEP, i);
        double above = net.score(data);
        params.set(value - STEP, i);
        double below = net.score(data);
        params.set(value, i);
        double expected = (above - below) / (2 * STEP);
        double tolerance = 1e-6 * Math.max(1, Math.abs(expected));
        assertEquals(expected, gradient[i], tolerance, what + ": parameter " + i);
      }
    }
  }

  /** By one step of plain descent with rate 1: what the updater saw. */
  private static double[] fullGradient(MultiLayerNetwork net, DataSet data) {
    double[] before = net.params().toDoubleArray();
    net.fit(data);
    double[] after = net.params().toDoubleArray();
    net.params().assign(Nd.create(before));
    double[] gradient = new double[before.length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = (before[i] - after[i]) / 1e-3; // the default updater: Sgd with 1e-3
    }
    return gradient;
  }
}
