package org.pydl4j.nd.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/**
 * Gated recurrent units and single steps of long short-term memory, each in one call of the
 * engine's script. The inputs of all steps are one product, a step is one more and five operations
 * on its result, where the engine's own layer has thirteen. Of series of unequal lengths the real
 * steps alone are computed.
 *
 * <p>Backwards a step is three: what the gates' derivatives are multiplied by is made for all steps
 * at once, and so are the derivatives of the weights, which the engine adds up step by step.
 */
public final class GatedUnits {
  private static final String SOURCE =
      """
      def forward(x: Tensor, h: Tensor, w: Tensor, rw: Tensor, b: Optional[Tensor], rb: Optional[Tensor], places: Optional[Tensor], order: Optional[Tensor], lengths: Tensor, keep: bool) -> List[Tensor]:
        sizes: List[int] = lengths.tolist()
        time = x.size(0)
        n = x.size(1)
        size = rw.size(1)
        rows = x.reshape(time * n, x.size(2))
        if places is not None:
          rows = rows.index_select(0, places)
        if order is not None:
          h = h.index_select(0, order)
        total = rows.size(0)
        gates = torch.linear(rows, w, b)
        start = torch.zeros([3 * size], dtype=x.dtype) if rb is None else rb
        made = torch.empty([total, size], dtype=x.dtype)
        own = torch.empty([total if keep else h.size(0), 3 * size], dtype=x.dtype)
        both = gates.narrow(1, 0, 2 * size).split(sizes)
        resets = gates.narrow(1, 0, size).split(sizes)
        updates = gates.narrow(1, size, size).split(sizes)
        news = gates.narrow(1, 2 * size, size).split(sizes)
        outs = made.split(sizes)
        owns = own.split(sizes) if keep else own.split(h.size(0))
        turned = rw.t()
        for t in range(len(sizes)):
          m = sizes[t]
          if m < h.size(0):
            h = h.narrow(0, 0, m)
          mine = owns[t] if keep else owns[0].narrow(0, 0, m)
          torch.addmm(start, h, turned, out=mine)
          both[t].add_(mine.narrow(1, 0, 2 * size)).sigmoid_()
          news[t].addcmul_(resets[t], mine.narrow(1, 2 * size, size)).tanh_()
          h = torch.lerp(news[t], h, updates[t], out=outs[t])
        output = made.view(time, n, size) if places is None else torch.zeros([time * n, size], dtype=x.dtype).index_copy_(0, places, made).view(time, n, size)
        return [output, made, gates, own]

      def backward(d: Tensor, x: Tensor, h: Tensor, w: Tensor, rw: Tensor, places: Optional[Tensor], order: Optional[Tensor], lengths: Tensor, made: Tensor, gates: Tensor, own: Tensor, to_x: bool) -> List[Tensor]:
        sizes: List[int] = lengths.tolist()
        time = x.size(0)
        n = x.size(1)
        size = rw.size(1)
        rows = x.reshape(time * n, x.size(2))
        states = d.reshape(time * n, size)
        if places is not None:
          rows = rows.index_select(0, places)
          states = states.index_select(0, places)
        else:
          states = states.clone()
        begin = h if order is None else h.index_select(0, order)
        total = rows.size(0)
        r = gates.narrow(1, 0, size)
        z = gates.narrow(1, size, size)
        new = gates.narrow(1, 2 * size, size)
        parts = [begin]
        outs = made.split(sizes)
        for t in range(len(sizes) - 1):
          parts.append(outs[t].narrow(0, 0, sizes[t + 1]))
        before = torch.cat(parts)
        to_new = (1 - z) * (1 - new * new)
        factors = torch.empty([total, 3, size], dtype=x.dtype)
        torch.mul(to_new * own.narrow(1, 2 * size, size), r * (1 - r), out=factors.select(1, 0))
        torch.mul(before - new, z * (1 - z), out=factors.select(1, 1))
        torch.mul(to_new, r, out=factors.select(1, 2))
        sums = torch.empty([total, 3 * size], dtype=x.dtype)
        fs = factors.split(sizes)
        zs = z.split(sizes)
        hs = states.split(sizes)
        wide = states.unsqueeze(1).split(sizes)
        back = sums.split(sizes)
        thirds = sums.view(total, 3, size).split(sizes)
        first = torch.zeros([begin.size(0), size], dtype=x.dtype)
        steps = len(sizes)
        for i in range(steps):
          t = steps - 1 - i
          torch.mul(wide[t], fs[t], out=thirds[t])
          to = hs[t - 1].narrow(0, 0, sizes[t]) if t > 0 else first
          to.addcmul_(hs[t], zs[t]).addmm_(back[t], rw)
        inner = sums.clone()
        torch.mul(states, to_new, out=inner.narrow(1, 2 * size, size))
        to_h = first if order is None else torch.zeros([n, size], dtype=x.dtype).index_copy_(0, order, first)
        results = [to_h, inner.t().mm(rows), sums.t().mm(before), inner.sum(0), sums.sum(0)]
        if to_x:
          by_rows = inner.mm(w)
          results.append(by_rows.view(time, n, x.size(2)) if places is None else torch.zeros([time * n, x.size(2)], dtype=x.dtype).index_copy_(0, places, by_rows).view(time, n, x.size(2)))
        return results

      def remember(x: Tensor, h: Tensor, c: Tensor, w: Tensor, rw: Tensor, b: Optional[Tensor]) -> List[Tensor]:
        size = rw.size(1)
        sums = torch.addmm(torch.linear(x, w, b), h, rw.t())
        block = torch.tanh(sums.narrow(1, 0, size))
        gates = torch.sigmoid(sums.narrow(1, size, 3 * size))
        memory = torch.addcmul(gates.narrow(1, 0, size) * c, gates.narrow(1, 2 * size, size), block)
        return [torch.tanh(memory) * gates.narrow(1, size, size), memory]
      """;

  private static final CompilationUnit SCRIPT = torch.compile(SOURCE);
  private static final Function FORWARD = SCRIPT.find_function(new QualifiedName("forward"));
  private static final Function BACKWARD = SCRIPT.find_function(new QualifiedName("backward"));
  private static final Function REMEMBER = SCRIPT.find_function(new QualifiedName("remember"));

  private GatedUnits() {}

  /**
   * The outputs [time, n, size] of gated recurrent units, or null where the engine's own layer is
   * to be used: on a GPU, and where a derivative is wanted without a {@link Tape}.
   *
   * @param h [n, size], the state before the first step
   * @param b, rb [3 · size], or null
   * @param steps those that are real, the others give 0; null for all
   */
  public static @Nullable NDArray gru(
      NDArray x,
      NDArray h,
      NDArray w,
      NDArray rw,
      @Nullable NDArray b,
      @Nullable NDArray rb,
      @Nullable RealSteps steps) {
    List<NDArray> all = new ArrayList<>(List.of(x, h, w, rw));
    if (b != null && rb != null) {
      all.add(b);
      all.add(rb);
    }
    return Native.use(all, in -> gru(in, steps));
  }

  private static @Nullable NDArray gru(Tensor[] in, @Nullable RealSteps steps) {
    boolean learns = GradMode.is_enabled() && anyLearns(in);
    Tape tape = learns ? Tape.recording() : null;
    if ((learns && tape == null) || !Storage.isOnCpu(in[0])) {
      return null;
    }
    Order order = Order.of(in[0], steps);
    Tensor[] made;
    try (NoGradGuard guard = new NoGradGuard();
        IValueVector arguments = new IValueVector()) {
      push(arguments, in, 6);
      order.push(arguments);
      push(arguments, tape != null);
      made = call(FORWARD, arguments);
    } catch (RuntimeException | Error e) {
      order.close();
      throw e;
    }
    if (tape == null) {
      order.close();
      for (int i = 1; i < made.length; i++) {
        made[i].close();
      }
    } else {
      tape.record(in, new Tensor[] {made[0]}, new GruDerivative(in, order, made));
    }
    return Native.own(made[0]);
  }

  /**
   * The output and the memory cell behind one step of long short-term memory, [n, size] each. Gates
   * in the order block input, forget, output, input.
   *
   * @param x [n, features]
   */
  public static NDArray[] lstmStep(
      NDArray x, NDArray h, NDArray c, NDArray w, NDArray rw, @Nullable NDArray b) {
    List<NDArray> all = new ArrayList<>(List.of(x, h, c, w, rw));
    if (b != null) {
      all.add(b);
    }
    return Native.use(
        all,
        in -> {
          try (IValueVector arguments = new IValueVector()) {
            push(arguments, in, 6);
            Tensor[] made = call(REMEMBER, arguments);
            return new NDArray[] {Native.own(made[0]), Native.own(made[1])};
          }
        });
  }

  private static boolean anyLearns(Tensor[] tensors) {
    for (Tensor tensor : tensors) {
      if (tensor.requires_grad()) {
        return true;
      }
    }
    return false;
  }

  /** Adds tensors, and none for those that are missing of {@code count}. */
  private static void push(IValueVector arguments, @Nullable Tensor[] tensors, int count) {
    for (int i = 0; i < count; i++) {
      Tensor tensor = i < tensors.length ? tensors[i] : null;
      try (IValue value = tensor == null ? new IValue() : new IValue(tensor)) {
        arguments.push_back(value);
      }
    }
  }

  private static void push(IValueVector arguments, boolean flag) {
    try (IValue value = new IValue(flag)) {
      arguments.push_back(value);
    }
  }

  private static Tensor[] call(Function function, IValueVector arguments) {
    try (IValue result = function.apply(arguments);
        GenericList list = result.toList()) {
      Tensor[] made = new Tensor[(int) list.size()];
      for (int i = 0; i < made.length; i++) {
        try (IValue element = list.get(i)) {
          made[i] = new Tensor(element.toTensor());
        }
      }
      return made;
    }
  }

  /**
   * Real steps as the script takes them.
   *
   * @param places, series null where all steps are real
   * @param sizes how many series go on at each step
   */
  private record Order(@Nullable Tensor places, @Nullable Tensor series, Tensor sizes)
      implements AutoCloseable {
    static Order of(Tensor x, @Nullable RealSteps steps) {
      if (steps == null) {
        long[] sizes = new long[(int) x.size(0)];
        Arrays.fill(sizes, x.size(1));
        return new Order(null, null, torch.tensor(sizes));
      }
      return new Order(
          torch.tensor(steps.places()), torch.tensor(steps.series()), torch.tensor(steps.sizes()));
    }

    void push(IValueVector arguments) {
      GatedUnits.push(arguments, new Tensor[] {places, series, sizes}, 3);
    }

    @Override
    public void close() {
      if (places != null) {
        places.close();
      }
      if (series != null) {
        series.close();
      }
      sizes.close();
    }
  }

  /** The way back through gated recurrent units. */
  private static final class GruDerivative implements Tape.Derivative {
    private static final int INPUTS = 4;

    private final boolean[] wanted;
    private final Tensor[] inputs;
    private final Order order;
    private final Tensor[] made;

    /** Keeps handles of what was read and made. */
    GruDerivative(Tensor[] in, Order order, Tensor[] made) {
      wanted = new boolean[in.length];
      for (int i = 0; i < wanted.length; i++) {
        wanted[i] = in[i].requires_grad();
      }
      inputs = new Tensor[INPUTS];
      for (int i = 0; i < INPUTS; i++) {
        inputs[i] = in[i].detach();
      }
      this.order = order;
      this.made = Arrays.copyOfRange(made, 1, made.length);
    }

    @Override
    public @Nullable Tensor[] apply(@Nullable Tensor[] outputs, @Nullable Tensor[] before) {
      Tensor[] found;
      try (NoGradGuard guard = new NoGradGuard();
          IValueVector arguments = new IValueVector()) {
        push(arguments, outputs, 1);
        push(arguments, inputs, INPUTS);
        order.push(arguments);
        push(arguments, made, made.length);
        push(arguments, wanted[0]);
        found = call(BACKWARD, arguments);
      }
      Tensor[] byInput = new Tensor[wanted.length];
      int[] places = {found.length > 5 ? 5 : -1, 0, 1, 2, 3, 4};
      for (int i = 0; i < byInput.length; i++) {
        byInput[i] = wanted[i] ? found[places[i]] : null;
      }
      for (int i = 0; i < places.length; i++) {
        if (places[i] >= 0 && (i >= wanted.length || !wanted[i])) {
          found[places[i]].close();
        }
      }
      return byInput;
    }

    @Override
    public void close() {
      for (Tensor tensor : inputs) {
        tensor.close();
      }
      order.close();
      for (Tensor tensor : made) {
        tensor.close();
      }
    }
  }
}
