package org.pydl4j.nn.evaluation;

import java.util.Locale;

/** The text of an {@link Evaluation}. */
final class EvaluationText {
  /** Of more classes no confusion matrix is shown, as in DL4J. */
  private static final int MATRIX_CLASSES = 20;

  private static final String LINE = "=".repeat(25);

  private EvaluationText() {}

  static String of(Evaluation e) {
    StringBuilder out = new StringBuilder();
    out.append(LINE).append("Evaluation metrics").append(LINE).append('\n');
    out.append(String.format(Locale.ROOT, " # of classes:    %d%n", e.classes()));
    out.append(String.format(Locale.ROOT, " Examples:        %d%n", e.examples()));
    number(out, "Accuracy:", e.accuracy());
    if (e.topN() > 1) {
      number(out, "Top " + e.topN() + ":", e.topNAccuracy());
    }
    number(out, "Precision:", e.precision());
    number(out, "Recall:", e.recall());
    number(out, "F1 Score:", e.f1());
    out.append(convention(e)).append('\n');
    if (e.settings().decision().threshold() != null) {
      out.append("Decision threshold: ").append(e.settings().decision().threshold()).append('\n');
    }
    if (e.classes() > MATRIX_CLASSES) {
      return out.append("confusionMatrix() has the counts of each pair of classes.\n").toString();
    }
    out.append(LINE).append(" Confusion matrix ").append(LINE).append('\n');
    return out.append(matrix(e)).toString();
  }

  private static void number(StringBuilder out, String name, double value) {
    out.append(String.format(Locale.ROOT, " %-17s%.4f%n", name, value));
  }

  private static String convention(Evaluation e) {
    Integer positive = e.binaryPositiveClass();
    if (e.classes() == 2 && positive != null) {
      String name = e.labels().isEmpty() ? "" : " (" + e.classLabel(positive) + ")";
      return "Precision, recall and F1 are those of class " + positive + name + ".";
    }
    long precision = e.undefined(BinaryCounts::precision);
    long recall = e.undefined(BinaryCounts::recall);
    String left =
        precision + recall == 0
            ? ""
            : "; left out, since 0 / 0: "
                + precision
                + " of precision, "
                + recall
                + " of recall, "
                + e.undefined(BinaryCounts::f1)
                + " of F1";
    return "Precision, recall and F1 are means over the classes (macro)" + left + ".";
  }

  private static String matrix(Evaluation e) {
    int width = Math.max(5, Long.toString(e.examples()).length() + 1);
    StringBuilder out = new StringBuilder();
    for (int j = 0; j < e.classes(); j++) {
      out.append(String.format(Locale.ROOT, "%" + width + "d", j));
    }
    out.append("   predicted\n").append("-".repeat(width * e.classes())).append('\n');
    for (int i = 0; i < e.classes(); i++) {
      for (int j = 0; j < e.classes(); j++) {
        long count = e.confusionMatrix().getCount(i, j);
        out.append(String.format(Locale.ROOT, "%" + width + "d", count));
      }
      out.append(" | ").append(i);
      out.append(e.labels().isEmpty() ? "" : " " + e.classLabel(i));
      out.append(i == 0 ? " = actual\n" : "\n");
    }
    return out.toString();
  }
}
