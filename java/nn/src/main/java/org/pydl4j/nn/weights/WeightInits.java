package org.pydl4j.nn.weights;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Settings;

/**
 * The weight initialisations without settings, with DL4J's names. Those with settings are classes
 * of their own, such as {@link NormalDistribution}.
 */
@AutoService(Declared.class)
public final class WeightInits implements Declared {
  private static final Declaration<Formula> XAVIER =
      normal(
          "Xavier",
          "N(0, 2 / (fanIn + fanOut)). Glorot and Bengio 2010",
          "xavier",
          (in, out) -> 2 / (in + out));
  private static final List<Declaration<?>> ALL =
      List.of(
          XAVIER,
          uniform(
              "XavierUniform",
              "U(±sqrt(6 / (fanIn + fanOut))). Glorot and Bengio 2010",
              "xavier_uniform",
              (in, out) -> 6 / (in + out)),
          normal("XavierFanIn", "N(0, 1 / fanIn)", "xavier_fan_in", (in, out) -> 1 / in),
          normal(
              "Relu",
              "N(0, 2 / fanIn). He et al. 2015 (arXiv:1502.01852)",
              "relu",
              (in, out) -> 2 / in),
          uniform(
              "ReluUniform",
              "U(±sqrt(6 / fanIn)). He et al. 2015 (arXiv:1502.01852)",
              "relu_uniform",
              (in, out) -> 6 / in),
          normal(
              "LecunNormal",
              "N(0, 1 / fanIn). LeCun et al. 1998, Efficient BackProp",
              "lecun_normal",
              (in, out) -> 1 / in),
          uniform(
              "LecunUniform",
              "U(±sqrt(3 / fanIn)), as in Keras. LeCun et al. 1998, Efficient BackProp. DL4J"
                  + " 1.0.0-M2.1 draws from U(±3 / sqrt(fanIn)), three times the variance",
              "lecun_uniform",
              (in, out) -> 3 / in),
          normal("Normal", "N(0, 1 / fanIn)", "normal", (in, out) -> 1 / in),
          uniform("Uniform", "U(±1 / sqrt(fanIn))", "uniform", (in, out) -> 1 / in),
          uniform(
              "SigmoidUniform",
              "U(±4 · sqrt(6 / (fanIn + fanOut))). Glorot and Bengio 2010, for sigmoid",
              "sigmoid_uniform",
              (in, out) -> 96 / (in + out)),
          normal(
              "XavierLegacy",
              "N(0, 1 / (fanIn + fanOut)). For files of old releases of DL4J (which takes the sizes"
                  + " of the first two axes in place of the fans: the same for dense layers)",
              "xavier_legacy",
              (in, out) -> 1 / (in + out)),
          truncated(
              "VarScalingNormalFanIn",
              "N(0, 1 / fanIn) without what lies beyond two standard deviations. That leaves 0.774"
                  + " of the variance, as in DL4J (Keras's VarianceScaling makes up for it)",
              "var_scaling_normal_fan_in",
              (in, out) -> 1 / in),
          uniform(
              "VarScalingUniformFanIn",
              "U(±sqrt(3 / fanIn)), as in Keras. DL4J 1.0.0-M2.1 draws from three times the"
                  + " variance",
              "var_scaling_uniform_fan_in",
              (in, out) -> 3 / in),
          truncated(
              "VarScalingNormalFanOut",
              "N(0, 1 / fanOut) without what lies beyond two standard deviations. That leaves 0.774"
                  + " of the variance, as in DL4J (Keras's VarianceScaling makes up for it)",
              "var_scaling_normal_fan_out",
              (in, out) -> 1 / out),
          uniform(
              "VarScalingUniformFanOut",
              "U(±sqrt(3 / fanOut)), as in Keras. DL4J 1.0.0-M2.1 draws from three times the"
                  + " variance",
              "var_scaling_uniform_fan_out",
              (in, out) -> 3 / out),
          truncated(
              "VarScalingNormalFanAvg",
              "N(0, 1 / ((fanIn + fanOut) / 2)) without what lies beyond two standard deviations."
                  + " That leaves 0.774 of the variance, as in DL4J (Keras's VarianceScaling makes"
                  + " up for it)",
              "var_scaling_normal_fan_avg",
              (in, out) -> 1 / ((in + out) / 2)),
          uniform(
              "VarScalingUniformFanAvg",
              "U(±sqrt(3 / ((fanIn + fanOut) / 2))), as in Keras. DL4J 1.0.0-M2.1 draws from three"
                  + " times the variance",
              "var_scaling_uniform_fan_avg",
              (in, out) -> 3 / ((in + out) / 2)),
          declare("Zero", "0 everywhere", (w, in, out, seed) -> Fill.fill(w, () -> 0))
              .alias("zero")
              .build(),
          declare("Ones", "1 everywhere", (w, in, out, seed) -> Fill.fill(w, () -> 1))
              .alias("ones")
              .build());

  /** For the service loader. */
  public WeightInits() {}

  @Override
  public List<Declaration<?>> declarations() {
    return ALL;
  }

  /** {@code N(0, 2 / (fanIn + fanOut))}. */
  public static WeightInit xavier() {
    return XAVIER.create(Settings.EMPTY);
  }

  /** {@code value} everywhere. */
  public static WeightInit constant(double value) {
    return new Constant(value);
  }

  private interface Fans {
    double of(double fanIn, double fanOut);
  }

  private interface Start {
    void into(NDArray target, double fanIn, double fanOut, long seed);
  }

  private static Declaration<Formula> normal(String name, String doc, String alias, Fans variance) {
    Start fill =
        (w, in, out, seed) -> Fill.fill(w, Fill.normal(0, Math.sqrt(variance.of(in, out)), seed));
    return declare(name, doc, fill).alias(alias).build();
  }

  private static Declaration<Formula> truncated(
      String name, String doc, String alias, Fans variance) {
    Start fill =
        (w, in, out, seed) ->
            Fill.fill(w, Fill.truncatedNormal(0, Math.sqrt(variance.of(in, out)), seed));
    return declare(name, doc, fill).alias(alias).build();
  }

  private static Declaration<Formula> uniform(
      String name, String doc, String alias, Fans squaredBound) {
    Start fill =
        (w, in, out, seed) -> {
          double bound = Math.sqrt(squaredBound.of(in, out));
          Fill.fill(w, Fill.uniform(-bound, bound, seed));
        };
    return declare(name, doc, fill).alias(alias).build();
  }

  private static Declaration.Builder<Formula> declare(String name, String doc, Start fill) {
    return Declaration.<Formula>ofFamily(
            WeightInit.KIND,
            name,
            (declaration, settings) -> new Formula(declaration, settings, fill))
        .doc(doc + ".");
  }

  private static final class Formula extends WeightInit {
    private final Start fill;

    Formula(Declaration<?> declaration, Settings settings, Start fill) {
      super(declaration, settings);
      this.fill = fill;
    }

    @Override
    public void fill(NDArray target, double fanIn, double fanOut, long seed) {
      fill.into(target, fanIn, fanOut, seed);
    }
  }
}
