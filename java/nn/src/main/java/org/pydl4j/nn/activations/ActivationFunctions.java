package org.pydl4j.nn.activations;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.function.UnaryOperator;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Settings;

/**
 * The activation functions without settings, with DL4J's names and values. Those with settings are
 * classes of their own, such as {@link LeakyReLU}.
 */
@AutoService(Declared.class)
public final class ActivationFunctions implements Declared {
  /** {@code x}. */
  public static final Declaration<? extends ActivationFunction> IDENTITY =
      plain("Identity", "identity", "x", x -> x).alias("linear").build();

  /** {@code exp(x_i) / sum_j exp(x_j)} along axis 1. */
  public static final Declaration<? extends ActivationFunction> SOFTMAX =
      plain(
              "Softmax",
              "softmax",
              "exp(x_i) / sum over j of exp(x_j), along axis 1",
              OutputRange.DISTRIBUTION,
              x -> Activations.softmax(x, 1))
          .build();

  /** {@code 1 / (1 + exp(-x))}. */
  public static final Declaration<? extends ActivationFunction> SIGMOID =
      plain("Sigmoid", "sigmoid", "1 / (1 + exp(-x))", OutputRange.UNIT, Activations::sigmoid)
          .build();

  /** {@code tanh(x)}. */
  public static final Declaration<? extends ActivationFunction> TANH =
      plain("TanH", "tanh", "tanh(x)", Activations::tanh).build();

  private static final List<Declaration<?>> ALL =
      List.of(
          IDENTITY,
          SOFTMAX,
          SIGMOID,
          TANH,
          plain("ReLU6", "relu6", "min(max(x, 0), 6). DL4J: ActivationReLU6", Activations::relu6)
              .build(),
          plain(
                  "Exponential",
                  "exponential",
                  "exp(x). Keras: exponential",
                  OutputRange.ANY_NUMBER,
                  Maths::exp)
              .alias("exp")
              .build(),
          plain(
                  "HardSiLU",
                  "hard_silu",
                  "x · min(6, max(0, x + 3)) / 6. Keras: hard_silu; PyTorch: hardswish."
                      + " arXiv:1905.02244",
                  Activations::hardSwish)
              .alias("hard_swish")
              .build(),
          plain(
                  "LogSoftmax",
                  "log_softmax",
                  "x_i - log(sum over j of exp(x_j)), along axis 1",
                  x -> Activations.logSoftmax(x, 1))
              .build(),
          plain(
                  "LogSigmoid",
                  "log_sigmoid",
                  "-log(1 + exp(-x)), without underflow",
                  Activations::logSigmoid)
              .build(),
          plain(
                  "SELU",
                  "selu",
                  "1.0507009873554805 · (x for x >= 0, else 1.6732632423543772 · (exp(x) - 1))."
                      + " arXiv:1706.02515",
                  Activations::selu)
              .build(),
          plain("SoftPlus", "softplus", "log(1 + exp(x))", Activations::softplus).build(),
          plain("Swish", "swish", "x · sigmoid(x). arXiv:1710.05941", Activations::swish)
              .alias("silu")
              .build(),
          plain(
                  "HardSigmoid",
                  "hardsigmoid",
                  "min(1, max(0, 0.2 · x + 0.5))",
                  OutputRange.UNIT,
                  Activations::hardSigmoid)
              .build(),
          plain(
                  "HardSigmoid6",
                  "hardsigmoid6",
                  "min(6, max(0, x + 3)) / 6. Keras 3: hard_sigmoid; PyTorch: hardsigmoid",
                  OutputRange.UNIT,
                  x -> Arithmetic.div(Activations.relu6(Arithmetic.add(x, 3)), 6))
              .build(),
          plain("HardTanh", "hardtanh", "min(1, max(-1, x))", Activations::hardTanh).build(),
          plain(
                  "RationalTanh",
                  "rationaltanh",
                  "1.7159 · sign(y) · (1 - 1 / (1 + |y| + y² + 1.41645 · y⁴)), y = 2/3 · x, which"
                      + " approximates 1.7159 · tanh(y)",
                  Activations::rationalTanh)
              .build(),
          plain(
                  "RectifiedTanh",
                  "rectifiedtanh",
                  "max(0, tanh(x))",
                  OutputRange.UNIT,
                  Activations::rectifiedTanh)
              .build(),
          plain("SoftSign", "softsign", "x / (1 + |x|)", Activations::softsign).build(),
          plain("Mish", "mish", "x · tanh(log(1 + exp(x))). arXiv:1908.08681", Activations::mish)
              .build(),
          plain("Cube", "cube", "x³", Activations::cube).build());

  /** For the service loader. */
  public ActivationFunctions() {}

  @Override
  public List<Declaration<?>> declarations() {
    return ALL;
  }

  /** The identity, which some layers have by default. */
  public static ActivationFunction identity() {
    return IDENTITY.create(Settings.EMPTY);
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public static ActivationFunction sigmoid() {
    return SIGMOID.create(Settings.EMPTY);
  }

  /** {@code tanh(x)}. */
  public static ActivationFunction tanh() {
    return TANH.create(Settings.EMPTY);
  }

  /** {@code exp(x_i) / sum_j exp(x_j)} along axis 1. */
  public static ActivationFunction softmax() {
    return SOFTMAX.create(Settings.EMPTY);
  }

  private static Declaration.Builder<Function> plain(
      String name, String alias, String formula, UnaryOperator<NDArray> function) {
    return plain(name, alias, formula, OutputRange.ANY_NUMBER, function);
  }

  private static Declaration.Builder<Function> plain(
      String name,
      String alias,
      String formula,
      OutputRange range,
      UnaryOperator<NDArray> function) {
    return Declaration.<Function>ofFamily(
            ActivationFunction.KIND,
            name,
            (declaration, settings) -> new Function(declaration, settings, range, function))
        .alias(alias)
        .doc(formula + ".");
  }

  private static final class Function extends ActivationFunction {
    private final OutputRange range;
    private final UnaryOperator<NDArray> function;

    Function(
        Declaration<?> declaration,
        Settings settings,
        OutputRange range,
        UnaryOperator<NDArray> function) {
      super(declaration, settings);
      this.range = range;
      this.function = function;
    }

    @Override
    public OutputRange range() {
      return range;
    }

    @Override
    public NDArray apply(NDArray x) {
      return function.apply(x);
    }
  }
}
