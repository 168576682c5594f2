package org.pydl4j.nn.losses;

import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Binary cross-entropy that counts what is right already little: mean over outputs of -(1 -
 * p)^gamma · log(p), with p = o where y is 1 and 1 - o where it is 0.
 */
public final class LossBinaryFocal extends ElementLoss {
  /** How little right outputs count; 0 is plain cross-entropy. */
  public static final Key<Double> GAMMA =
      Key.of("gamma", Type.DOUBLE)
          .defaultsTo(2.0)
          .check(ValueCheck.atLeast(0))
          .doc("How little right outputs count; 0 is plain cross-entropy.");

  /**
   * Weight of label 1, that of label 0 is the rest; both count 1 when not set (Keras's
   * apply_class_balancing=False).
   */
  public static final Key<Double> ALPHA =
      Key.of("alpha", Type.DOUBLE)
          .check(ValueCheck.between(0, 1))
          .doc(
              "Weight of label 1, that of label 0 is the rest; both count 1 when not set (Keras's"
                  + " apply_class_balancing=False).");

  /**
   * How much labels are drawn to the middle: y becomes y · (1 - labelSmoothing) + labelSmoothing /
   * 2.
   */
  public static final Key<Double> LABEL_SMOOTHING =
      Key.of("labelSmoothing", Type.DOUBLE)
          .defaultsTo(0.0)
          .check(ValueCheck.fromTo(0, 1))
          .doc(
              "How much labels are drawn to the middle: y becomes y · (1 - labelSmoothing) +"
                  + " labelSmoothing / 2.");

  /** Name, documentation and keys. */
  public static final Declaration<LossBinaryFocal> DECLARATION =
      Declaration.of(KIND, "BINARY_FOCAL", LossBinaryFocal::new)
          .alias("binary_focal")
          .alias("binary_focal_crossentropy")
          .doc(
              "Binary cross-entropy that counts what is right already little: mean "
                  + "over outputs of -(1 - p)^gamma · log(p), with p = o where y is 1 and "
                  + "1 - o where it is 0. Labels: 0 to 1. Refuses activations beyond 0 to "
                  + "1, and softmax. Keras: BinaryFocalCrossentropy. arXiv:1708.02002.")
          .positional(GAMMA, ALPHA, WEIGHTS, LABEL_SMOOTHING)
          .build();

  private LossBinaryFocal(Settings settings) {
    super(DECLARATION, settings, true);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray y = CrossEntropies.smoothed(labels, get(LABEL_SMOOTHING), 2);
    NDArray o = activation.apply(preOutput);
    NDArray other = Arithmetic.sub(1, y);
    NDArray right =
        Arithmetic.add(Arithmetic.mul(y, o), Arithmetic.mul(other, Arithmetic.sub(1, o)));
    NDArray each =
        Arithmetic.mul(
            Arithmetic.pow(Arithmetic.sub(1, right), get(GAMMA)),
            CrossEntropies.binary(preOutput, y, activation));
    Optional<Double> alpha = find(ALPHA);
    if (alpha.isEmpty()) {
      return each;
    }
    NDArray balance =
        Arithmetic.add(Arithmetic.mul(y, alpha.get()), Arithmetic.mul(other, 1 - alpha.get()));
    return Arithmetic.mul(each, balance);
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.PROBABILITY;
  }

  @Override
  public boolean classifies() {
    return true;
  }

  @Override
  public Optional<String> objection(ActivationFunction activation) {
    return CrossEntropies.againstBinary("BINARY_FOCAL", activation);
  }

  /** Starts a builder. */
  public static LossBinaryFocalBuilder builder() {
    return new LossBinaryFocalBuilder();
  }
}
