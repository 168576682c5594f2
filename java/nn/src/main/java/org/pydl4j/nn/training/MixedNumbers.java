package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.layers.Vertex.Numbers;
import org.pydl4j.nn.plan.Node;

/**
 * Which numbers the nodes of a network compute with: those of its parameters, or, where it mixes
 * precisions, bfloat16 in vertices that say so. Derivatives take the same ways back.
 */
final class MixedNumbers {
  private final boolean mixed;
  private final DType wide;

  MixedNumbers(FlatParameters flat) {
    this.mixed = flat.mixed();
    this.wide = flat.values().dtype();
  }

  /** Inputs as a node takes them. */
  List<Signal> of(Node node, List<Signal> given) {
    if (!mixed || node.vertex().takesIndices()) {
      return given;
    }
    Numbers wanted = node.vertex().numbers();
    if (wanted == Numbers.ANY && alike(given)) {
      return given;
    }
    DType type = wanted == Numbers.BFLOAT16 ? DType.BFLOAT16 : wide;
    List<Signal> typed = new ArrayList<>(given.size());
    given.forEach(signal -> typed.add(cast(signal, type)));
    return typed;
  }

  private static boolean alike(List<Signal> given) {
    DType first = given.get(0).value().dtype();
    for (Signal signal : given) {
      NDArray mask = signal.mask();
      if (signal.value().dtype() != first || (mask != null && mask.dtype() != first)) {
        return false;
      }
    }
    return true;
  }

  /** A parameter as a node takes it: gains of norms, and states, stay as exact as they are. */
  NDArray parameter(Node node, String name, NDArray value) {
    if (!mixed || node.vertex().numbers() != Numbers.BFLOAT16) {
      return value;
    }
    boolean product =
        node.parameters().stream()
            .anyMatch(
                spec ->
                    spec.name().equals(name)
                        && (spec.role() == ParameterRole.WEIGHT || spec.bias()));
    return product ? Casts.castTo(value, DType.BFLOAT16) : value;
  }

  /** What leaves the network. */
  Signal wide(Signal signal) {
    return mixed && signal.value().dtype() == DType.BFLOAT16 ? cast(signal, wide) : signal;
  }

  private static Signal cast(Signal signal, DType type) {
    NDArray value = signal.value();
    NDArray mask = signal.mask();
    boolean typed = value.dtype() == type && (mask == null || mask.dtype() == type);
    return typed
        ? signal
        : new Signal(Casts.castTo(value, type), mask == null ? null : Casts.castTo(mask, type));
  }
}
