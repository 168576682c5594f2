package org.pydl4j.nn.steps;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nd.ops.PackedLinear;

/** {@code x · weightsT + bias} of rows. */
public final class ProductStep extends AffineStep {
  private @Nullable PackedLinear packed;

  /**
   * The product of rows [n, in].
   *
   * @param weights [out, in]
   * @param bias [out], or null
   */
  public ProductStep(NDArray weights, @Nullable NDArray bias) {
    this(weights, bias, false, false);
  }

  private ProductStep(NDArray weights, @Nullable NDArray bias, boolean adds, boolean relu) {
    super(weights, bias, adds, relu);
  }

  @Override
  Step with(NDArray others, @Nullable NDArray biases, boolean adding, boolean cut) {
    return new ProductStep(others, biases, adding, cut);
  }

  @Override
  public NDArray apply(List<NDArray> values) {
    NDArray x = values.get(0);
    return PackedLinear.pays(x, weights)
        ? packed().apply(x, bias, relu)
        : finished(Convolutions.linear(x, weights, bias), values);
  }

  private synchronized PackedLinear packed() {
    PackedLinear known = packed;
    if (known == null) {
      known = new PackedLinear(weights);
      packed = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (packed != null) {
      packed.close();
    }
  }
}
