package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Subsampling.PoolingType;
import org.pydl4j.nn.losses.LossFunction;
import org.pydl4j.nn.testing.Random64;

/** Layers, activations and losses against their formulae written out in plain Java loops. */
class ForwardReferenceTest {
  private static final int HEIGHT = 7;
  private static final int WIDTH = 6;
  private static final DType[] TYPES = {DType.FLOAT64, DType.FLOAT32};

  @Test
  void activationsFollowTheirFormulae() {
    Map<String, DoubleUnaryOperator> formulae = new LinkedHashMap<>();
    formulae.put("identity", x -> x);
    formulae.put("relu", x -> Math.max(0, x));
    formulae.put("leakyrelu", x -> x >= 0 ? x : 0.01 * x);
    formulae.put("elu", x -> x >= 0 ? x : Math.expm1(x));
    formulae.put(
        "selu", x -> 1.0507009873554805 * (x >= 0 ? x : 1.6732632423543772 * Math.expm1(x)));
    formulae.put("sigmoid", x -> 1 / (1 + Math.exp(-x)));
    formulae.put("tanh", Math::tanh);
    formulae.put("softplus", x -> Math.log1p(Math.exp(x)));
    formulae.put("swish", x -> x / (1 + Math.exp(-x)));
    formulae.put("mish", x -> x * Math.tanh(Math.log1p(Math.exp(x))));
    formulae.put("hardsigmoid", x -> Math.min(1, Math.max(0, 0.2 * x + 0.5)));
    formulae.put("hardtanh", x -> Math.min(1, Math.max(-1, x)));
    formulae.put("rectifiedtanh", x -> Math.max(0, Math.tanh(x)));
    formulae.put("softsign", x -> x / (1 + Math.abs(x)));
    formulae.put("rationaltanh", ForwardReferenceTest::rationalTanh);
    formulae.put("cube", x -> x * x * x);
    double[] x = {-1e6, -30, -3, -1.5, -0.1, 0, 0.1, 1, 2.5, 3, 30, 1e6};
    formulae.forEach(
        (name, formula) -> {
          try (Scope scope = Scope.open()) {
            double[] expected = Arrays.stream(x).map(formula).toArray();
            for (DType type : TYPES) {
              NDArray y = ActivationFunction.KIND.named(name).apply(array(type, x, 2, 6));
              assertClose(expected, y.toDoubleArray(), tolerance(type), name + " in " + type);
            }
          }
        });
  }

  private static double rationalTanh(double x) {
    double y = 2 * x / 3;
    double below = 1 + Math.abs(y) + y * y + 1.41645 * Math.pow(y, 4);
    return 1.7159 * Math.signum(y) * (1 - 1 / below);
  }

  private static NDArray array(DType type, double[] values, long... shape) {
    return Casts.castTo(Nd.create(values, shape), type);
  }

  private static double tolerance(DType type) {
    return type == DType.FLOAT64 ? 1e-12 : 2e-6;
  }

  /** What nd4j-native 1.0.0-M2.1 gave for its RationalTanh at 1; 1.7159 · tanh(2/3) is 0.999997. */
  @Test
  void rationalTanhIsDl4jsApproximationAndHasItsSlopeAtZero() {
    ActivationFunction function = ActivationFunction.KIND.named("rationaltanh");
    try (Scope scope = Scope.open()) {
      assertEquals(
          0.998222, function.apply(Nd.create(new float[] {1}, 1, 1)).getDouble(0, 0), 1e-6);
      NDArray zero = Autograd.leaf(Nd.zeros(DType.FLOAT64, 1));
      NDArray slope = Nd.zeros(DType.FLOAT64, 1);
      Autograd.backward(Reduction.sum(function.apply(zero)), List.of(zero), List.of(slope));
      assertEquals(1.7159 * 2 / 3, slope.getDouble(0), 1e-12);
      NDArray half = function.apply(array(DType.FLOAT16, new double[] {-6e4, 6e4}, 1, 2));
      assertClose(new double[] {-1.7159, 1.7159}, half.toDoubleArray(), 3e-3, "float16");
    }
  }

  @Test
  void geluIsXTimesTheNormalDistributionFunction() {
    // Values of Phi from Abramowitz and Stegun, table 26.1.
    double[] x = {-1, 0, 0.5, 1, 2};
    double[] phi = {
      0.158655253931457, 0.5, 0.691462461274013, 0.841344746068543, 0.977249868051821
    };
    double[] expected = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      expected[i] = x[i] * phi[i];
    }
    try (Scope scope = Scope.open()) {
      for (DType type : TYPES) {
        NDArray y = ActivationFunction.KIND.named("gelu").apply(array(type, x, 1, 5));
        assertClose(expected, y.toDoubleArray(), tolerance(type), "gelu in " + type);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mcxent, softmax",
    "mcxent, sigmoid",
    "xent, sigmoid",
    "xent, softmax",
    "mse, identity",
    "l2, identity",
    "mae, identity",
    "l1, identity"
  })
  void lossesFollowTheirFormulae(String loss, String activation) {
    double[][] x = {{1, 0, -1}, {0.5, 2, 1.5}};
    double[][] y = {{1, 0, 0}, {0, 1, 0}};
    double expected = 0;
    for (int i = 0; i < 2; i++) {
      double sum = Math.exp(x[i][0]) + Math.exp(x[i][1]) + Math.exp(x[i][2]);
      for (int j = 0; j < 3; j++) {
        double o = x[i][j];
        if (activation.equals("softmax")) {
          o = Math.exp(x[i][j]) / sum;
        } else if (activation.equals("sigmoid")) {
          o = 1 / (1 + Math.exp(-x[i][j]));
        }
        double d = o - y[i][j];
        expected +=
            switch (loss) {
              case "mcxent" -> -y[i][j] * Math.log(o);
              case "xent" -> -y[i][j] * Math.log(o) - (1 - y[i][j]) * Math.log(1 - o);
              case "mse" -> d * d / 3;
              case "l2" -> d * d;
              case "mae" -> Math.abs(d) / 3;
              default -> Math.abs(d);
            };
      }
    }
    try (Scope scope = Scope.open()) {
      for (DType type : TYPES) {
        NDArray logits = array(type, new double[] {1, 0, -1, 0.5, 2, 1.5}, 2, 3);
        NDArray labels = array(type, new double[] {1, 0, 0, 0, 1, 0}, 2, 3);
        ActivationFunction function = ActivationFunction.KIND.named(activation);
        LossFunction of = LossFunction.KIND.named(loss);
        double score = of.score(logits, labels, function).getDouble();
        assertEquals(expected / 2, score, tolerance(type), loss + " in " + type);
        if (of.acceptsClassIndices()) {
          NDArray classes = Nd.create(new long[] {0, 1});
          double same = of.score(logits, classes, function).getDouble();
          assertEquals(expected / 2, same, tolerance(type), loss + " of indices in " + type);
        }
      }
    }
  }

  @Test
  void softmaxRowsSumToOneAndSurviveLargeNumbers() {
    try (Scope scope = Scope.open()) {
      NDArray y =
          ActivationFunctions.softmax().apply(Nd.create(new double[] {1000, 1000, -1000, 0}, 2, 2));
      assertClose(new double[] {0.5, 0.5, 0, 1}, y.toDoubleArray(), 1e-12, "softmax");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Truncate, 3, 2, 1, 0, 1",
    "Truncate, 3, 3, 2, 1, 1",
    "Truncate, 2, 3, 1, 1, 2",
    "Same, 3, 2, 1, 0, 1",
    "Same, 2, 4, 2, 0, 1",
    "Same, 3, 3, 3, 0, 1"
  })
  void convolutionIsTheSumOverItsWindow(
      ConvolutionMode mode, int kh, int kw, int stride, int padding, int dilation) {
    ConvolutionBuilder layer =
        Convolution.builder()
            .nOut(3)
            .kernelSize(kh, kw)
            .stride(stride)
            .padding(padding)
            .dilation(dilation, dilation)
            .convolutionMode(mode)
            .activation("identity")
            .biasInit(0.25);
    Window window = new Window(mode, kh, kw, stride, padding, dilation);
    for (DataType type : DataType.values()) {
      convolve(layer.build(), window, type);
    }
  }

  private static void convolve(Convolution layer, Window window, DataType type) {
    int kh = window.kh;
    int kw = window.kw;
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer, type)) {
      NDArray x = new Random64("ForwardReferenceTest convolution").normal(2, 2, HEIGHT, WIDTH);
      double[] w = net.paramTable().get("0_W").toDoubleArray(); // [3, 2, kh, kw]
      double[] expected =
          window.slide(
              3,
              (n, o, rows, columns, in) -> {
                double sum = 0.25;
                for (int i = 0; i < 2; i++) {
                  for (int u = 0; u < kh; u++) {
                    for (int v = 0; v < kw; v++) {
                      double value = in.at(n, i, rows[u], columns[v]);
                      sum += Double.isNaN(value) ? 0 : w[((o * 2 + i) * kh + u) * kw + v] * value;
                    }
                  }
                }
                return sum;
              },
              x.toDoubleArray());
      double tolerance = type == DataType.DOUBLE ? 1e-12 : 1e-5;
      assertClose(expected, net.output(x).toDoubleArray(), tolerance, "convolution in " + type);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAX, Truncate, 0, 1, false",
    "MAX, Truncate, 1, 1, false",
    "MAX, Truncate, 1, 2, false",
    "MAX, Same, 0, 1, false",
    "AVG, Truncate, 1, 1, false",
    "AVG, Truncate, 1, 1, true",
    "AVG, Truncate, 0, 2, false",
    "AVG, Truncate, 1, 2, false",
    "AVG, Truncate, 1, 2, true",
    "AVG, Same, 0, 1, false",
    "AVG, Same, 0, 3, false",
    "SUM, Truncate, 1, 1, false",
    "SUM, Truncate, 1, 2, false",
    "SUM, Same, 0, 1, false",
    "SUM, Same, 0, 2, false"
  })
  void poolingLooksAtItsWindow(
      PoolingType type, ConvolutionMode mode, int padding, int dilation, boolean countPadding) {
    SubsamplingBuilder layer =
        Subsampling.builder()
            .poolingType(type)
            .kernelSize(3, 2)
            .stride(2)
            .padding(padding)
            .dilation(dilation)
            .convolutionMode(mode)
            .set(Subsampling.INCLUDE_PAD, countPadding);
    Window window = new Window(mode, 3, 2, 2, padding, dilation);
    for (DataType numbers : DataType.values()) {
      try (Scope scope = Scope.open();
          MultiLayerNetwork net = network(layer.build(), numbers)) {
        NDArray x = new Random64("ForwardReferenceTest pooling").normal(2, 2, HEIGHT, WIDTH);
        double[] expected = window.slide(2, pooled(type, countPadding), x.toDoubleArray());
        double tolerance = numbers == DataType.DOUBLE ? 1e-12 : 1e-6;
        assertClose(expected, net.output(x).toDoubleArray(), tolerance, "pooling in " + numbers);
      }
    }
  }

  private static Cell pooled(PoolingType type, boolean countPadding) {
    return (n, o, rows, columns, in) -> {
      double max = Double.NEGATIVE_INFINITY;
      double sum = 0;
      double squares = 0;
      int inside = 0;
      for (int row : rows) {
        for (int column : columns) {
          double value = in.at(n, o, row, column);
          if (!Double.isNaN(value)) {
            max = Math.max(max, value);
            sum += value;
            squares += value * value;
            inside++;
          }
        }
      }
      return switch (type) {
        case MAX -> max;
        case AVG -> sum / (countPadding ? rows.length * columns.length : inside);
        case SUM -> sum;
        case PNORM -> Math.sqrt(squares);
      };
    };
  }

  private static MultiLayerNetwork network(Layer layer, DataType type) {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .seed(3)
                .dataType(type)
                .layer(layer)
                .inputType(InputType.convolutional(HEIGHT, WIDTH, 2))
                .build())
        .init();
  }

  /** Values of [2, 2, HEIGHT, WIDTH]; NaN outside. */
  private interface Image {
    double at(int n, int channel, int row, int column);
  }

  private interface Cell {
    double of(int n, int channel, int[] rows, int[] columns, Image in);
  }

  private record Window(
      ConvolutionMode mode, int kh, int kw, int stride, int padding, int dilation) {
    double[] slide(int channels, Cell cell, double[] x) {
      Image in =
          (n, c, row, column) ->
              row < 0 || row >= HEIGHT || column < 0 || column >= WIDTH
                  ? Double.NaN
                  : x[((n * 2 + c) * HEIGHT + row) * WIDTH + column];
      int high = out(HEIGHT, kh);
      int wide = out(WIDTH, kw);
      double[] result = new double[2 * channels * high * wide];
      int k = 0;
      for (int n = 0; n < 2; n++) {
        for (int c = 0; c < channels; c++) {
          for (int i = 0; i < high; i++) {
            for (int j = 0; j < wide; j++) {
              result[k++] = cell.of(n, c, covered(i, HEIGHT, kh), covered(j, WIDTH, kw), in);
            }
          }
        }
      }
      return result;
    }

    private int out(int size, int kernel) {
      return mode == ConvolutionMode.Same
          ? (int) Math.ceil(size / (double) stride)
          : (size + 2 * padding - (kernel - 1) * dilation - 1) / stride + 1;
    }

    private int[] covered(int place, int size, int kernel) {
      int total =
          Math.max(0, (out(size, kernel) - 1) * stride + (kernel - 1) * dilation + 1 - size);
      int before = mode == ConvolutionMode.Same ? total / 2 : padding;
      int[] covered = new int[kernel];
      for (int u = 0; u < kernel; u++) {
        covered[u] = place * stride - before + u * dilation;
      }
      return covered;
    }
  }
}
