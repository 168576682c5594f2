package org.pydl4j.nn.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;

/**
 * How well a classifier does: accuracy, precision, recall and F1 from its confusion matrix. Holds
 * no native memory. DL4J: {@code Evaluation}.
 *
 * <p>Precision of a class: right among those predicted as it; recall: right among those that are
 * it; F1: 2 p r / (p + r). Averages over classes (macro) leave out classes for which the number is
 * not defined (0 / 0), as DL4J does.
 */
public final class Evaluation implements IEvaluation<Evaluation> {
  private static final long serialVersionUID = 1L;

  private final long[][] confusion;

  /** Nothing counted yet, for this many classes; 1 stands for the two classes of a probability. */
  public Evaluation(int classes) {
    int all = Math.max(2, Table.requireColumns(classes));
    confusion = new long[all][all];
  }

  /**
   * Counts a batch.
   *
   * @param labels class indices [n], or one-hot [n, classes]
   * @param predictions probabilities or scores [n, classes], of which the greatest counts; of two
   *     classes also the probability of class 1 alone, [n, 1], which counts from 0.5 on
   */
  @Override
  public void eval(NDArray labels, NDArray predictions) {
    boolean probability = classes() == 2 && predictions.rank() == 2 && predictions.size(1) == 1;
    Table predicted = Table.predictions(predictions, probability ? 1 : classes());
    int[] actual = Table.classes(labels, predicted);
    int[] best = predicted.argmax();
    for (int i = 0; i < actual.length; i++) {
      confusion[actual[i]][best[i]]++;
    }
  }

  /** Adds what another evaluation of equally many classes counted. */
  @Override
  public void merge(Evaluation other) {
    if (classes() != other.classes()) {
      throw new ShapeException(
          "Evaluations of " + classes() + " and " + other.classes() + " classes cannot be merged.");
    }
    for (int i = 0; i < classes(); i++) {
      for (int j = 0; j < classes(); j++) {
        confusion[i][j] += other.confusion[i][j];
      }
    }
  }

  /** Number of classes. */
  public int classes() {
    return confusion.length;
  }

  /** Number of examples counted. */
  public long examples() {
    return Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum();
  }

  /**
   * How often an example of class {@code actual} was taken for {@code predicted}:
   * [actual][predicted], a copy.
   */
  public long[][] confusionMatrix() {
    return Arrays.stream(confusion).map(long[]::clone).toArray(long[][]::new);
  }

  /** Share of right predictions, 0 to 1; NaN before anything was counted. */
  public double accuracy() {
    long right = 0;
    for (int i = 0; i < classes(); i++) {
      right += confusion[i][i];
    }
    return (double) right / examples();
  }

  /** Precision of one class; NaN when it was never predicted. */
  public double precision(int label) {
    long predicted = 0;
    for (long[] row : confusion) {
      predicted += row[label];
    }
    return (double) confusion[label][label] / predicted;
  }

  /** Recall of one class; NaN when it never occurred. */
  public double recall(int label) {
    return (double) confusion[label][label] / Arrays.stream(confusion[label]).sum();
  }

  /** F1 of one class; NaN when the class neither occurred nor was predicted. */
  public double f1(int label) {
    long wrong = 0;
    for (int i = 0; i < classes(); i++) {
      wrong += i == label ? 0 : confusion[i][label] + confusion[label][i];
    }
    return 2.0 * confusion[label][label] / (2.0 * confusion[label][label] + wrong);
  }

  /** Mean precision of the classes. */
  public double precision() {
    return Table.mean(classes(), this::precision);
  }

  /** Mean recall of the classes. */
  public double recall() {
    return Table.mean(classes(), this::recall);
  }

  /** Mean F1 of the classes; with two classes that of class 1, as in DL4J. */
  public double f1() {
    return classes() == 2 ? f1(1) : Table.mean(classes(), this::f1);
  }

  /** The numbers and the confusion matrix as text. */
  @Override
  public String stats() {
    StringBuilder out = new StringBuilder();
    String line = "=".repeat(25);
    out.append(line).append("Evaluation metrics").append(line).append('\n');
    out.append(String.format(Locale.ROOT, " # of classes:    %d%n", classes()));
    out.append(String.format(Locale.ROOT, " Examples:        %d%n", examples()));
    out.append(String.format(Locale.ROOT, " Accuracy:        %.4f%n", accuracy()));
    out.append(String.format(Locale.ROOT, " Precision:       %.4f%n", precision()));
    out.append(String.format(Locale.ROOT, " Recall:          %.4f%n", recall()));
    out.append(String.format(Locale.ROOT, " F1 Score:        %.4f%n", f1()));
    if (classes() > 2) {
      out.append("Precision, recall and F1 are means over the classes.\n");
    }
    out.append(line).append(" Confusion matrix ").append(line).append('\n');
    return out.append(matrix()).toString();
  }

  private String matrix() {
    int width = Math.max(5, Long.toString(examples()).length() + 1);
    StringBuilder out = new StringBuilder();
    for (int j = 0; j < classes(); j++) {
      out.append(String.format(Locale.ROOT, "%" + width + "d", j));
    }
    out.append("   predicted\n").append("-".repeat(width * classes())).append('\n');
    for (int i = 0; i < classes(); i++) {
      for (long count : confusion[i]) {
        out.append(String.format(Locale.ROOT, "%" + width + "d", count));
      }
      out.append(" | ").append(i).append(i == 0 ? " = actual\n" : "\n");
    }
    return out.toString();
  }

  /** The numbers and the matrix as JSON; numbers that are not defined are null. */
  @Override
  public String toJson() {
    return new ScoreJson()
        .put("classes", classes())
        .put("examples", examples())
        .put("accuracy", accuracy())
        .put("precision", precision())
        .put("recall", recall())
        .put("f1", f1())
        .putAll("perClass", IntStream.range(0, classes()).mapToObj(this::json).toList())
        .put("confusion", confusion)
        .toString();
  }

  private ScoreJson json(int label) {
    return new ScoreJson()
        .put("precision", precision(label))
        .put("recall", recall(label))
        .put("f1", f1(label));
  }

  @Override
  public String toString() {
    return stats();
  }
}
