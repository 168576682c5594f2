package org.pydl4j.nd.ops;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.GatedUnits;
import org.pydl4j.nd.internal.RealSteps;
import org.pydl4j.nd.internal.Recurrence;
import org.pydl4j.nd.internal.Recurrence.Cell;

/**
 * Recurrent layers over whole sequences, in one native call that autograd goes back through.
 * Sequences are {@code [time, batch, features]}, states {@code [batch, hidden]}, weights {@code
 * [gates · hidden, features]}; all results are new memory.
 */
public final class Recurrences {
  private Recurrences() {}

  /**
   * What a layer makes of a sequence.
   *
   * @param output {@code [time, batch, hidden]}
   * @param states those behind the last step, each {@code [batch, hidden]}: the output, and of an
   *     LSTM the memory cell
   */
  public record Run(NDArray output, List<NDArray> states) {}

  /**
   * Long short-term memory: {@code c = f c + i tanh(a)}, {@code h = o tanh(c)} with i, f, a, o from
   * {@code x wT + h rwT + b}, the gates through the logistic function.
   *
   * @param h, c the states before the first step
   * @param w {@code [4 · hidden, features]}, in the order input gate, forget gate, block input,
   *     output gate
   * @param rw {@code [4 · hidden, hidden]}
   * @param b {@code [4 · hidden]} or {@code null}
   */
  public static Run lstm(
      NDArray x, NDArray h, NDArray c, NDArray w, NDArray rw, @Nullable NDArray b) {
    return run("lstm", Cell.LSTM, 4, x, List.of(h, c), w, rw, b, null);
  }

  /**
   * Gated recurrent units whose reset gate works behind the product: {@code h = (1 - z) n + z h}
   * with {@code n = tanh(x wn + bn + r (h rwn + rbn))}.
   *
   * @param h the state before the first step
   * @param w {@code [3 · hidden, features]}, in the order reset gate, update gate, new values
   * @param rw {@code [3 · hidden, hidden]}
   * @param b {@code [3 · hidden]} or {@code null}
   * @param rb {@code [3 · hidden]}; {@code null} where {@code b} is
   */
  public static Run gru(
      NDArray x, NDArray h, NDArray w, NDArray rw, @Nullable NDArray b, @Nullable NDArray rb) {
    check("gru", 3, x, List.of(h), w, rw, b, rb);
    NDArray made = (b == null) == (rb == null) ? GatedUnits.gru(x, h, w, rw, b, rb, null) : null;
    return made == null
        ? run("gru", Cell.GRU, 3, x, List.of(h), w, rw, b, rb)
        : new Run(made, List.of(Indexing.select(made, 0, x.size(0) - 1)));
  }

  /**
   * The outputs of {@link #gru} for series of unequal lengths, of which nothing but the real steps
   * is computed; the others give 0 and change no state.
   *
   * @param real which steps are, int64 {@code [time, batch]}, 0 where one is not; in the
   *     processor's memory
   * @return {@code [time, batch, hidden]}; {@code null} where the engine can compute whole series
   *     alone: on a GPU, for derivatives outside of {@link Autograd#handWritten}, where no step is
   *     real, or one of the biases is missing
   */
  public static @Nullable NDArray gruOfReal(
      NDArray x,
      NDArray real,
      NDArray h,
      NDArray w,
      NDArray rw,
      @Nullable NDArray b,
      @Nullable NDArray rb) {
    check("gru", 3, x, List.of(h), w, rw, b, rb);
    OperandChecks.shape("gru: the real steps", real, x.size(0), x.size(1));
    if ((b == null) != (rb == null) || !x.device().isCpu()) {
      return null;
    }
    RealSteps steps =
        RealSteps.of(real.toLongArray(), Math.toIntExact(x.size(0)), Math.toIntExact(x.size(1)));
    return steps.places().length == 0 ? null : GatedUnits.gru(x, h, w, rw, b, rb, steps);
  }

  /**
   * One step of {@link #lstm}, for one row an example.
   *
   * @param x {@code [batch, features]}
   * @param w {@code [4 · hidden, features]}, in the order block input, forget gate, output gate,
   *     input gate; {@code rw} and {@code b} alike
   */
  public static Run lstmStep(
      NDArray x, NDArray h, NDArray c, NDArray w, NDArray rw, @Nullable NDArray b) {
    try (NDArray one = Shapes.expandDims(x, 0)) {
      check("lstmStep", 4, one, List.of(h, c), w, rw, b, null);
    }
    NDArray[] made = GatedUnits.lstmStep(x, h, c, w, rw, b);
    return new Run(made[0], List.of(made[0], made[1]));
  }

  /**
   * {@code h = tanh(x wT + h rwT + b)}, or with the positive part in place of tanh.
   *
   * @param h the state before the first step
   * @param w {@code [hidden, features]}
   * @param rw {@code [hidden, hidden]}
   * @param b {@code [hidden]} or {@code null}
   */
  public static Run simple(
      NDArray x, NDArray h, NDArray w, NDArray rw, @Nullable NDArray b, boolean relu) {
    return run("simple", relu ? Cell.RELU : Cell.TANH, 1, x, List.of(h), w, rw, b, null);
  }

  private static Run run(
      String what,
      Cell cell,
      int gates,
      NDArray x,
      List<NDArray> states,
      NDArray w,
      NDArray rw,
      @Nullable NDArray b,
      @Nullable NDArray rb) {
    check(what, gates, x, states, w, rw, b, rb);
    long n = x.size(1);
    long hidden = rw.size(1);
    List<NDArray> before = new ArrayList<>();
    NDArray[] made;
    try {
      states.forEach(state -> before.add(Shapes.reshape(state, 1, n, hidden)));
      made = Recurrence.run(cell, x, before, w, rw, b, rb);
    } finally {
      before.forEach(NDArray::close);
    }
    List<NDArray> behind = new ArrayList<>();
    for (int i = 1; i < made.length; i++) {
      try (NDArray state = made[i]) {
        behind.add(Shapes.reshape(state, n, hidden));
      }
    }
    return new Run(made[0], behind);
  }

  private static void check(
      String what,
      int gates,
      NDArray x,
      List<NDArray> states,
      NDArray w,
      NDArray rw,
      @Nullable NDArray b,
      @Nullable NDArray rb) {
    OperandChecks.rank(what + ": the sequences", x, 3);
    OperandChecks.rank(what + ": the weights", w, 2);
    OperandChecks.rank(what + ": the recurrent weights", rw, 2);
    OperandChecks.floating(what, x);
    OperandChecks.size(what + ": the time steps", x.size(0), 1);
    long hidden = rw.size(1);
    OperandChecks.shape(what + ": the weights", w, gates * hidden, x.size(2));
    OperandChecks.shape(what + ": the recurrent weights", rw, gates * hidden, hidden);
    for (NDArray state : states) {
      OperandChecks.shape(what + ": a state", state, x.size(1), hidden);
      same(what, x, state);
    }
    same(what, x, w);
    same(what, x, rw);
    for (NDArray bias : new NDArray[] {b, rb}) {
      if (bias != null) {
        OperandChecks.shape(what + ": the bias", bias, gates * hidden);
        same(what, x, bias);
      }
    }
    if (b == null && rb != null) {
      throw new ShapeException(what + ": a recurrent bias comes with a bias. Give both, or none.");
    }
    OperandChecks.fits(x, x.dtype(), x.size(0), x.size(1), hidden);
  }

  private static void same(String what, NDArray x, NDArray other) {
    OperandChecks.sameType(what, x, other);
    OperandChecks.sameDevice(what, x, other);
  }
}
