package org.pydl4j.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;

/** The table of a network's layers as text. */
final class Summary {
  private static final String[] TITLES = {"layer", "type", "in", "out", "parameters", "shapes"};

  private Summary() {}

  static String of(NetworkConfiguration configuration) {
    long total = configuration.plan().parameterCount();
    return table(rows(configuration)) + String.format(Locale.ROOT, "Parameters: %,d%n", total);
  }

  /** The titles and a row for each layer. */
  static List<String[]> rows(NetworkConfiguration configuration) {
    List<String[]> rows = new ArrayList<>();
    rows.add(TITLES);
    for (Node layer : configuration.plan().nodes()) {
      if (layer.preprocessor() != null) {
        rows.add(
            new String[] {
              "",
              "(" + layer.preprocessor().name() + ")",
              "",
              InputType.text(layer.input().shape()),
              "",
              ""
            });
      }
      rows.add(row(layer));
    }
    return rows;
  }

  private static String[] row(Node layer) {
    StringBuilder shapes = new StringBuilder();
    for (ParameterSpec spec : layer.parameters()) {
      shapes.append(shapes.length() == 0 ? "" : ", ");
      shapes.append(spec.name()).append(' ').append(InputType.text(spec.shape()));
    }
    return new String[] {
      layer.index() + " " + layer.name(),
      layer.vertex().declaration().name(),
      InputType.text(layer.input().shape()),
      InputType.text(layer.output().shape()),
      String.format(Locale.ROOT, "%,d", layer.parameterCount()),
      shapes.toString()
    };
  }

  private static String table(List<String[]> rows) {
    int[] widths = new int[TITLES.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    int whole = java.util.Arrays.stream(widths).sum() + 2 * (TITLES.length - 1);
    String line = "-".repeat(whole) + System.lineSeparator();
    StringBuilder out = new StringBuilder(line);
    for (String[] row : rows) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String side = i == 4 ? "" : "-"; // numbers stand to the right
        text.append(String.format(Locale.ROOT, "%" + side + widths[i] + "s  ", row[i]));
      }
      out.append(text.toString().stripTrailing()).append(System.lineSeparator());
      out.append(row == TITLES ? line : "");
    }
    return out.append(line).toString();
  }
}
