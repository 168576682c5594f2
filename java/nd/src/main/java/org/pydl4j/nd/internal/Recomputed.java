package org.pydl4j.nd.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;

/**
 * The way back through a function of which nothing was kept on the way there but what it read: it
 * is computed once more. Sums of derivatives go as if the engine had kept everything.
 */
public final class Recomputed implements Tape.Derivative {
  private final UnaryOperator<List<NDArray>> function;
  private final List<NDArray> inputs;
  private final boolean[] learns;
  private final Tensor[] leaves;

  private Recomputed(
      UnaryOperator<List<NDArray>> function,
      List<NDArray> inputs,
      boolean[] learns,
      Tensor[] leaves) {
    this.function = function;
    this.inputs = inputs;
    this.learns = learns;
    this.leaves = leaves;
  }

  /**
   * What a function makes, with a way back; plainly where no {@link Tape} records.
   *
   * @param leaves what it reads beside the inputs and derivatives flow into
   */
  public static List<NDArray> of(
      List<NDArray> inputs, List<NDArray> leaves, UnaryOperator<List<NDArray>> function) {
    Tape tape = Tape.recording();
    if (tape == null) {
      return function.apply(inputs);
    }
    List<NDArray> all = new ArrayList<>(inputs);
    all.addAll(leaves);
    Recomputed way = Native.use(all, read -> keeping(function, inputs, read));
    List<NDArray> made = new ArrayList<>();
    try (Scope scope = Scope.open();
        Tape unused = Tape.open()) {
      // As in the backward pass, since the engine has other ways for what nobody derives.
      for (NDArray each : function.apply(way.leaves())) {
        made.add(scope.keep(Gradients.detach(each))); // what it handed on has a handle of its own
      }
    } catch (RuntimeException | Error e) {
      way.close();
      throw e;
    }
    Native.use(
        all,
        read ->
            Native.use(
                made,
                wrote -> {
                  tape.record(read, wrote, way);
                  return null;
                }));
    return made;
  }

  /** The inputs, as ends of derivatives where some are wanted. */
  private List<NDArray> leaves() {
    List<NDArray> again = new ArrayList<>();
    for (int i = 0; i < learns.length; i++) {
      again.add(learns[i] ? Gradients.leaf(inputs.get(i)) : inputs.get(i));
    }
    return again;
  }

  private static Recomputed keeping(
      UnaryOperator<List<NDArray>> function, List<NDArray> inputs, Tensor[] read) {
    List<NDArray> kept = new ArrayList<>();
    boolean[] learns = new boolean[inputs.size()];
    for (int i = 0; i < learns.length; i++) {
      kept.add(Scope.detach(Gradients.detach(inputs.get(i))));
      learns[i] = read[i].requires_grad();
    }
    Tensor[] leaves = new Tensor[read.length - learns.length];
    for (int i = 0; i < leaves.length; i++) {
      leaves[i] = new Tensor(read[learns.length + i]);
    }
    return new Recomputed(function, kept, learns, leaves);
  }

  @Override
  public boolean continues() {
    return true;
  }

  @Override
  public @Nullable Tensor[] apply(@Nullable Tensor[] outputs, @Nullable Tensor[] before) {
    try (Scope scope = Scope.open();
        Tape tape = Tape.open()) {
      List<NDArray> again = leaves();
      List<NDArray> made = function.apply(again);
      return Native.use(
          again, read -> Native.use(made, wrote -> back(tape, read, wrote, outputs, before)));
    }
  }

  private @Nullable Tensor[] back(
      Tape tape,
      Tensor[] read,
      Tensor[] wrote,
      @Nullable Tensor[] outputs,
      @Nullable Tensor[] before) {
    Tensor[] targets = new Tensor[read.length + leaves.length];
    List<Tensor> asked = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<Tensor> ends = new ArrayList<>();
    List<Tensor> with = new ArrayList<>();
    for (int i = 0; i < targets.length; i++) {
      targets[i] = i < read.length ? read[i] : leaves[i - read.length];
      Tensor sum = before[i];
      if (targets[i].requires_grad()) {
        asked.add(targets[i]);
        places.add(i);
      }
      if (sum != null) {
        ends.add(targets[i]);
        with.add(sum);
      }
    }
    for (int i = 0; i < wrote.length; i++) {
      Tensor derivative = outputs[i];
      if (derivative != null && wrote[i].requires_grad()) {
        ends.add(wrote[i]);
        with.add(derivative);
      }
    }
    @Nullable Tensor[] all = new Tensor[targets.length];
    if (!ends.isEmpty()) {
      @Nullable Tensor[] found = tape.derivatives(ends, with, asked.toArray(Tensor[]::new));
      for (int i = 0; i < found.length; i++) {
        all[places.get(i)] = found[i];
      }
    }
    return all;
  }

  @Override
  public void close() {
    inputs.forEach(NDArray::close);
    for (Tensor leaf : leaves) {
      leaf.close();
    }
  }
}
