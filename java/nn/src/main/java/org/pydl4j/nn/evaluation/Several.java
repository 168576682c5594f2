package org.pydl4j.nn.evaluation;

import java.util.List;
import org.pydl4j.nd.NDArray;

/** Several evaluations that count the same batches, in one pass. */
final class Several implements IEvaluation<Several> {
  private static final long serialVersionUID = 1L;

  private final IEvaluation<?>[] all;

  Several(List<? extends IEvaluation<?>> all) {
    this.all = all.toArray(IEvaluation<?>[]::new);
  }

  @Override
  public void eval(NDArray labels, NDArray predictions) {
    for (IEvaluation<?> each : all) {
      each.eval(labels, predictions);
    }
  }

  @Override
  public void merge(Several other) {
    for (int i = 0; i < all.length; i++) {
      merge(all[i], other.all[i]);
    }
  }

  @SuppressWarnings("unchecked") // they were made alike
  private static <T extends IEvaluation<T>> void merge(IEvaluation<T> mine, IEvaluation<?> other) {
    mine.merge((T) other);
  }

  @Override
  public String stats() {
    StringBuilder out = new StringBuilder();
    for (IEvaluation<?> each : all) {
      out.append(each.stats());
    }
    return out.toString();
  }

  @Override
  public String toJson() {
    StringBuilder out = new StringBuilder("[");
    for (IEvaluation<?> each : all) {
      out.append(out.length() == 1 ? "" : ",").append(each.toJson());
    }
    return out.append(']').toString();
  }
}
