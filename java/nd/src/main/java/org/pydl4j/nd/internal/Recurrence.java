package org.pydl4j.nd.internal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** The engine's recurrent layers: a whole sequence in one call. */
public final class Recurrence {
  private Recurrence() {}

  /** What the cells of a layer compute. */
  public enum Cell {
    /** Gates in the order input, forget, block input, output. */
    LSTM,
    /** Gates in the order reset, update, new. */
    GRU,
    /** No gates, tanh. */
    TANH,
    /** No gates, the positive part. */
    RELU
  }

  /**
   * The outputs [time, n, hidden] and the states behind the last step, [1, n, hidden] each.
   *
   * @param states those before the first step, [1, n, hidden]
   * @param bias [gates · hidden], or null with {@code recurrentBias}
   */
  public static NDArray[] run(
      Cell cell,
      NDArray x,
      List<NDArray> states,
      NDArray w,
      NDArray rw,
      @Nullable NDArray bias,
      @Nullable NDArray recurrentBias) {
    List<NDArray> all = new ArrayList<>(List.of(x, w, rw));
    all.addAll(states);
    if (bias != null) {
      all.add(bias);
    }
    if (recurrentBias != null) {
      all.add(recurrentBias);
    }
    int first = 3 + states.size();
    return Native.use(
        all,
        tensors -> {
          Tensor zeros = null;
          try (TensorVector weights = new TensorVector()) {
            weights.push_back(tensors[1]);
            weights.push_back(tensors[2]);
            if (bias != null) {
              weights.push_back(tensors[first]);
              zeros = recurrentBias == null ? torch.zeros_like(tensors[first]) : null;
              weights.push_back(zeros == null ? tensors[first + 1] : zeros);
            }
            return run(cell, tensors, weights, bias != null);
          } finally {
            if (zeros != null) {
              zeros.close();
            }
          }
        });
  }

  private static NDArray[] run(Cell cell, Tensor[] in, TensorVector weights, boolean biases) {
    boolean learns = false;
    for (Tensor tensor : in) {
      learns |= tensor.requires_grad();
    }
    if (cell == Cell.LSTM) {
      try (TensorVector states = new TensorVector(in[3], in[4]);
          T_TensorTensorTensor_T made =
              torch.lstm(in[0], states, weights, biases, 1, 0, learns, false, false)) {
        return Algebra.own(made.get0(), made.get1(), made.get2());
      }
    }
    try (T_TensorTensor_T made = gated(cell, in[0], in[3], weights, biases, learns)) {
      return Algebra.own(made.get0(), made.get1());
    }
  }

  private static T_TensorTensor_T gated(
      Cell cell, Tensor x, Tensor state, TensorVector weights, boolean biases, boolean learns) {
    return switch (cell) {
      case GRU -> torch.gru(x, state, weights, biases, 1, 0, learns, false, false);
      case TANH -> torch.rnn_tanh(x, state, weights, biases, 1, 0, learns, false, false);
      case RELU -> torch.rnn_relu(x, state, weights, biases, 1, 0, learns, false, false);
      case LSTM -> throw new IllegalArgumentException("an LSTM has two states");
    };
  }
}
