package org.pydl4j.etl.normalizers;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;

/**
 * Numbers of many orders of magnitude to those of one: {@code sign(x) · ln(1 + |x|)}, which needs
 * no look at the data. 0 stays 0.
 */
public final class NormalizerLog implements Normalizer {
  private static final long serialVersionUID = 1L;

  private final boolean labels;

  /** Of features alone. */
  public NormalizerLog() {
    this(false);
  }

  /** Of features, and of labels where they are numbers to predict. */
  public NormalizerLog(boolean labels) {
    this.labels = labels;
  }

  @Override
  public NDArray transform(NDArray features) {
    return signed(features, Maths::log1p);
  }

  @Override
  public NDArray revert(NDArray features) {
    return signed(features, Maths::expm1);
  }

  @Override
  public NDArray transformLabels(NDArray given) {
    return labels ? transform(given) : given.dup();
  }

  @Override
  public NDArray revertLabels(NDArray given) {
    return labels ? revert(given) : given.dup();
  }

  @Override
  public boolean fitsLabels() {
    return labels;
  }

  private interface Curve {
    NDArray of(NDArray x);
  }

  private static NDArray signed(NDArray x, Curve curve) {
    DType type = x.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
    try (NDArray wide = Nd.empty(DType.FLOAT64, x.shape()).assign(x); // integers above 2^24, too
        NDArray sign = Maths.sign(wide);
        NDArray size = Maths.abs(wide);
        NDArray curved = curve.of(size);
        NDArray made = Arithmetic.mul(curved, sign)) {
      return Nd.empty(type, x.shape()).assign(made);
    }
  }

  @Override
  public String toJson() {
    JsonElement tree = new Gson().toJsonTree(this);
    tree.getAsJsonObject().addProperty("@class", "NormalizerLog");
    return tree.toString();
  }
}
