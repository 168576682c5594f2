package org.pydl4j.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;

/** The table of a network's layers as text. */
final class Summary {
  private static final List<String> TITLES =
      List.of("layer", "type", "in", "out", "parameters", "shapes");

  private Summary() {}

  static String of(NetworkConfiguration configuration) {
    long total = configuration.plan().parameterCount();
    return table(rows(configuration)) + String.format(Locale.ROOT, "Parameters: %,d%n", total);
  }

  /** The titles and a row for each layer, of a graph with what it reads. */
  static List<String[]> rows(NetworkConfiguration configuration) {
    Plan plan = configuration.plan();
    boolean graph = configuration instanceof ComputationGraphConfiguration;
    List<String[]> rows = new ArrayList<>();
    rows.add(row(TITLES, graph ? "reads" : null));
    for (Node layer : plan.nodes()) {
      if (layer.preprocessor() != null) {
        String name = "(" + layer.preprocessor().name() + ")";
        String shape = InputType.text(layer.input().shape());
        rows.add(row(List.of("", name, "", shape, "", ""), graph ? "" : null));
      }
      rows.add(row(cells(layer), graph ? reads(plan, layer) : null));
    }
    return rows;
  }

  private static String[] row(List<String> cells, @Nullable String last) {
    List<String> all = new ArrayList<>(cells);
    if (last != null) {
      all.add(last);
    }
    return all.toArray(String[]::new);
  }

  private static String reads(Plan plan, Node layer) {
    List<String> names = new ArrayList<>();
    for (Source source : layer.sources()) {
      names.add(
          source.isInput()
              ? plan.inputNames().get(source.inputNumber())
              : plan.get(source.node()).name() + (source.port() == 0 ? "" : "#" + source.port()));
    }
    return String.join(", ", names);
  }

  private static List<String> cells(Node layer) {
    StringBuilder shapes = new StringBuilder();
    for (ParameterSpec spec : layer.parameters()) {
      shapes.append(shapes.length() == 0 ? "" : ", ");
      shapes.append(spec.name()).append(' ').append(InputType.text(spec.shape()));
    }
    return List.of(
        layer.index() + " " + layer.name(),
        layer.layerName(),
        InputType.text(layer.input().shape()),
        InputType.text(layer.output().shape()),
        String.format(Locale.ROOT, "%,d", layer.parameterCount()),
        shapes.toString());
  }

  private static String table(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    int whole = Arrays.stream(widths).sum() + 2 * (widths.length - 1);
    String line = "-".repeat(whole) + System.lineSeparator();
    StringBuilder out = new StringBuilder(line);
    for (String[] row : rows) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String side = i == 4 ? "" : "-"; // numbers stand to the right
        text.append(String.format(Locale.ROOT, "%" + side + widths[i] + "s  ", row[i]));
      }
      out.append(text.toString().stripTrailing()).append(System.lineSeparator());
      out.append(row == rows.get(0) ? line : "");
    }
    return out.append(line).toString();
  }
}
