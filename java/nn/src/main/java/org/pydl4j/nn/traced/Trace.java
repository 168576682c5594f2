package org.pydl4j.nn.traced;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.layers.LayerContext;

/** The operations of a layer, each checked: what they name is there, and their shapes fit. */
final class Trace {
  private static final String INPUT = "input";

  private final Map<String, TracedWeight> weights = new LinkedHashMap<>();
  private final List<Line> lines = new ArrayList<>();

  /** One operation with what it works on. */
  private record Line(TracedOperation call, List<Operand> of) {}

  /**
   * What an operation works on.
   *
   * @param made the number of an operation before it, or -1
   * @param number a constant, or null
   * @param name the input or a parameter, or null
   */
  private record Operand(int made, @Nullable Double number, @Nullable String name) {}

  /**
   * Looks up what the calls name.
   *
   * @throws ConfigurationException if there is no such array or parameter; says which operation it
   *     is
   */
  Trace(List<TracedOperation> calls, List<TracedWeight> weights) {
    for (TracedWeight weight : weights) {
      String name = weight.name();
      if (this.weights.put(name, weight) != null) {
        throw new ConfigurationException("There are two parameters '" + name + "'. Rename one.");
      }
    }
    for (TracedOperation call : calls) {
      lines.add(line(call));
    }
    requireUsed();
  }

  /** Refuses what the output does not depend on: it could not be learnt. */
  private void requireUsed() {
    for (String name : weights.keySet()) {
      boolean used =
          lines.stream()
              .flatMap(line -> line.of().stream())
              .anyMatch(operand -> name.equals(operand.name()));
      if (!used) {
        throw new ConfigurationException(
            "No operation uses the parameter '" + name + "'. Take it out.");
      }
    }
    for (int i = 0; i < lines.size() - 1; i++) {
      int made = i;
      if (lines.stream().flatMap(line -> line.of().stream()).noneMatch(of -> of.made() == made)) {
        throw new ConfigurationException(
            "Nothing uses what the operation "
                + place(i)
                + " ("
                + lines.get(i).call().op()
                + ") makes. Take it out.");
      }
    }
  }

  private Line line(TracedOperation call) {
    int count = call.op().count();
    int got = call.of().size();
    if (count < 0 ? got < 1 : got != count) {
      throw new ConfigurationException(
          "The operation '"
              + call.op()
              + "' ("
              + place(lines.size())
              + ") works on "
              + (count < 0 ? "at least one array" : count + (count == 1 ? " array" : " arrays"))
              + ". Got "
              + got
              + ".");
    }
    return new Line(call, call.of().stream().map(this::operand).toList());
  }

  private static String place(int number) {
    return "number " + number + " from 0";
  }

  private Operand operand(String text) {
    if (text.equals(INPUT) || weights.containsKey(text)) {
      return new Operand(-1, null, text);
    }
    if (text.matches("%[0-9]{1,6}")) {
      int made = Integer.parseInt(text.substring(1));
      if (made < lines.size()) {
        return new Operand(made, null, null);
      }
    }
    if (text.matches("-?[0-9.]+([eE][-+]?[0-9]+)?")) {
      try {
        double number = Double.parseDouble(text);
        if (Double.isFinite(number)) {
          return new Operand(-1, number, null);
        }
      } catch (NumberFormatException e) {
        // what is said below holds
      }
    }
    List<String> known = new ArrayList<>(List.of(INPUT));
    known.addAll(weights.keySet());
    throw new ConfigurationException(
        "The operation "
            + place(lines.size())
            + " works on '"
            + text
            + "', which is not the input, a parameter, an operation before it (%0, %1 …) or a"
            + " finite number. "
            + Names.suggestion(text, known));
  }

  /** The shape that comes out when this one goes in. */
  Shaped infer(Shaped input) {
    List<Shaped> made = new ArrayList<>();
    for (Line line : lines) {
      List<Shaped> of = line.of().stream().map(operand -> shape(operand, input, made)).toList();
      try {
        made.add(line.call().op().rule().infer(of, line.call()));
      } catch (ShapeException e) {
        throw new ShapeException("Operation " + place(made.size()) + ": " + e.getMessage(), e);
      }
    }
    return made.isEmpty() ? input : made.get(made.size() - 1);
  }

  private Shaped shape(Operand operand, Shaped input, List<Shaped> made) {
    if (operand.number() != null) {
      return Shaped.of();
    }
    if (operand.made() >= 0) {
      return made.get(operand.made());
    }
    TracedWeight weight = weights.get(Objects.requireNonNull(operand.name()));
    return weight == null ? input : weight.shaped();
  }

  /** What comes out. */
  NDArray run(LayerContext context, NDArray input) {
    Map<Double, NDArray> numbers = new HashMap<>();
    List<NDArray> made = new ArrayList<>(lines.size());
    for (Line line : lines) {
      List<NDArray> of = new ArrayList<>(line.of().size());
      for (Operand operand : line.of()) {
        of.add(array(operand, context, input, made, numbers));
      }
      made.add(line.call().op().formula().apply(of, line.call()));
    }
    return made.isEmpty() ? input : made.get(made.size() - 1);
  }

  private static NDArray array(
      Operand operand,
      LayerContext context,
      NDArray input,
      List<NDArray> made,
      Map<Double, NDArray> numbers) {
    if (operand.number() != null) {
      return numbers.computeIfAbsent(
          operand.number(), number -> Nd.scalar(number.doubleValue(), input.dtype()));
    }
    if (operand.made() >= 0) {
      return made.get(operand.made());
    }
    String name = Objects.requireNonNull(operand.name());
    return name.equals(INPUT) ? input : context.parameter(name);
  }
}
