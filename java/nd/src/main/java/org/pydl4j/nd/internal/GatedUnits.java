package org.pydl4j.nd.internal;

import java.util.ArrayList;
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
 * on its result, where the engine's own layer has thirteen.
 *
 * <p>Backwards a step is three: what the gates' derivatives are multiplied by is made for all steps
 * at once, and so are the derivatives of the weights, which the engine adds up step by step.
 */
public final class GatedUnits {
  private static final String SOURCE =
      """
      def forward(x: Tensor, h: Tensor, w: Tensor, rw: Tensor, b: Optional[Tensor], rb: Optional[Tensor], keep: bool) -> List[Tensor]:
        time = x.size(0)
        n = x.size(1)
        size = rw.size(1)
        gates = torch.linear(x.reshape(time * n, x.size(2)), w, b).reshape(time, n, 3 * size)
        start = torch.zeros([3 * size], dtype=x.dtype) if rb is None else rb
        made = torch.empty([time, n, size], dtype=x.dtype)
        own = torch.empty([time if keep else 1, n, 3 * size], dtype=x.dtype)
        both = gates.narrow(2, 0, 2 * size).unbind(0)
        resets = gates.narrow(2, 0, size).unbind(0)
        updates = gates.narrow(2, size, size).unbind(0)
        news = gates.narrow(2, 2 * size, size).unbind(0)
        outs = made.unbind(0)
        owns = own.unbind(0)
        own_both = own.narrow(2, 0, 2 * size).unbind(0)
        own_news = own.narrow(2, 2 * size, size).unbind(0)
        turned = rw.t()
        for t in range(time):
          k = t if keep else 0
          torch.addmm(start, h, turned, out=owns[k])
          both[t].add_(own_both[k]).sigmoid_()
          news[t].addcmul_(resets[t], own_news[k]).tanh_()
          h = torch.lerp(news[t], h, updates[t], out=outs[t])
        return [made, gates, own]

      def backward(d: Tensor, x: Tensor, h: Tensor, w: Tensor, rw: Tensor, made: Tensor, gates: Tensor, own: Tensor, to_x: bool) -> List[Tensor]:
        time = x.size(0)
        n = x.size(1)
        size = rw.size(1)
        r = gates.narrow(2, 0, size)
        z = gates.narrow(2, size, size)
        new = gates.narrow(2, 2 * size, size)
        before = torch.cat([h.unsqueeze(0), made.narrow(0, 0, time - 1)])
        to_new = (1 - z) * (1 - new * new)
        factors = torch.empty([time, n, 3, size], dtype=x.dtype)
        torch.mul(to_new * own.narrow(2, 2 * size, size), r * (1 - r), out=factors.select(2, 0))
        torch.mul(before - new, z * (1 - z), out=factors.select(2, 1))
        torch.mul(to_new, r, out=factors.select(2, 2))
        states = d.clone()
        sums = torch.empty([time, n, 3 * size], dtype=x.dtype)
        fs = factors.unbind(0)
        zs = z.unbind(0)
        hs = states.unbind(0)
        wide = states.unsqueeze(2).unbind(0)
        rows = sums.unbind(0)
        parts = sums.view(time, n, 3, size).unbind(0)
        first = torch.zeros([n, size], dtype=x.dtype)
        for i in range(time):
          t = time - 1 - i
          torch.mul(wide[t], fs[t], out=parts[t])
          to = hs[t - 1] if t > 0 else first
          to.addcmul_(hs[t], zs[t]).addmm_(rows[t], rw)
        inner = sums.clone()
        torch.mul(states, to_new, out=inner.narrow(2, 2 * size, size))
        a = inner.view(time * n, 3 * size)
        c = sums.view(time * n, 3 * size)
        results = [first, a.t().mm(x.reshape(time * n, x.size(2))), c.t().mm(before.view(time * n, size)), a.sum(0), c.sum(0)]
        if to_x:
          results.append(a.mm(w).view(time, n, x.size(2)))
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
   * The outputs [time, n, size] and the state behind the last step [n, size] of gated recurrent
   * units, or null where the engine's own layer is to be used: on a GPU, and where a derivative is
   * wanted without a {@link Tape}.
   *
   * @param h [n, size], the state before the first step
   * @param b, rb [3 · size], or null
   */
  public static NDArray @Nullable [] gru(
      NDArray x, NDArray h, NDArray w, NDArray rw, @Nullable NDArray b, @Nullable NDArray rb) {
    List<NDArray> all = new ArrayList<>(List.of(x, h, w, rw));
    if (b != null && rb != null) {
      all.add(b);
      all.add(rb);
    }
    return Native.use(all, GatedUnits::gru);
  }

  private static NDArray @Nullable [] gru(Tensor[] in) {
    boolean learns = GradMode.is_enabled() && anyLearns(in);
    Tape tape = learns ? Tape.recording() : null;
    if ((learns && tape == null) || !Storage.isOnCpu(in[0])) {
      return null;
    }
    Tensor[] made;
    try (NoGradGuard guard = new NoGradGuard()) {
      made = call(FORWARD, in, 6, tape != null);
    }
    if (tape == null) {
      made[1].close();
      made[2].close();
    } else {
      tape.record(in, made[0], new GruDerivative(in, made));
    }
    Tensor last = made[0].select(0, made[0].size(0) - 1);
    NDArray output = Native.own(made[0]);
    return new NDArray[] {output, Native.viewOf(output, last)};
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
          Tensor[] made = call(REMEMBER, in, 6, null);
          return new NDArray[] {Native.own(made[0]), Native.own(made[1])};
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

  /**
   * Calls a function with tensors, none for those that are missing, and a flag where it has one.
   */
  private static Tensor[] call(
      Function function, Tensor[] tensors, int count, @Nullable Boolean flag) {
    try (IValueVector arguments = new IValueVector()) {
      for (int i = 0; i < count; i++) {
        try (IValue value = i < tensors.length ? new IValue(tensors[i]) : new IValue()) {
          arguments.push_back(value);
        }
      }
      if (flag != null) {
        try (IValue value = new IValue(flag.booleanValue())) {
          arguments.push_back(value);
        }
      }
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
  }

  /** The way back through gated recurrent units. */
  private static final class GruDerivative implements Tape.Derivative {
    private final boolean[] wanted;
    private final Tensor[] kept;

    /** Keeps handles of what was read and made. */
    GruDerivative(Tensor[] in, Tensor[] made) {
      wanted = new boolean[in.length];
      for (int i = 0; i < wanted.length; i++) {
        wanted[i] = in[i].requires_grad();
      }
      kept =
          new Tensor[] {
            in[0].detach(),
            in[1].detach(),
            in[2].detach(),
            in[3].detach(),
            made[0].detach(),
            made[1],
            made[2]
          };
    }

    @Override
    public @Nullable Tensor[] apply(Tensor output) {
      Tensor[] arguments = new Tensor[kept.length + 1];
      arguments[0] = output;
      System.arraycopy(kept, 0, arguments, 1, kept.length);
      Tensor[] made;
      try (NoGradGuard guard = new NoGradGuard()) {
        made = call(BACKWARD, arguments, arguments.length, wanted[0]);
      }
      Tensor[] byInput = new Tensor[wanted.length];
      int[] places = {made.length > 5 ? 5 : -1, 0, 1, 2, 3, 4};
      for (int i = 0; i < byInput.length; i++) {
        byInput[i] = wanted[i] ? made[places[i]] : null;
      }
      for (int i = 0; i < places.length; i++) {
        if (places[i] >= 0 && (i >= wanted.length || !wanted[i])) {
          made[places[i]].close();
        }
      }
      return byInput;
    }

    @Override
    public void close() {
      for (Tensor tensor : kept) {
        tensor.close();
      }
    }
  }
}
