package org.pydl4j.nn.evaluation;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pydl4j.nd.errors.ShapeException;

/**
 * A {@link ROC} for each column of the predictions. Public, for callers by reflection.
 *
 * @param <T> the class itself
 */
public abstract class ColumnRocs<T extends ColumnRocs<T>> implements IEvaluation<T> {
  private static final long serialVersionUID = 1L;

  private final ROC[] rocs;

  ColumnRocs(int columns, int thresholdSteps) {
    rocs =
        Stream.generate(() -> new ROC(thresholdSteps))
            .limit(Table.requireColumns(columns))
            .toArray(ROC[]::new);
  }

  @Override
  public final void merge(T other) {
    ColumnRocs<T> rocsOfOther = other;
    if (rocs.length != rocsOfOther.rocs.length) {
      throw new ShapeException(
          "ROCs of "
              + rocs.length
              + " and "
              + rocsOfOther.rocs.length
              + " columns cannot be merged.");
    }
    for (int c = 0; c < rocs.length; c++) {
      rocs[c].merge(rocsOfOther.rocs[c]);
    }
  }

  /** Number of columns. */
  public final int columns() {
    return rocs.length;
  }

  /** Number of examples counted. */
  public final long examples() {
    return rocs[0].examples();
  }

  /** The ROC of one column. */
  public final ROC roc(int column) {
    return rocs[column];
  }

  /** Area under the ROC curve of one column. */
  public final double calculateAUC(int column) {
    return rocs[column].calculateAUC();
  }

  /** Area under the curve of precision and recall of one column. */
  public final double calculateAUCPR(int column) {
    return rocs[column].calculateAUCPR();
  }

  /** Mean over the columns for which it is defined. */
  public final double calculateAverageAUC() {
    return Table.mean(rocs.length, this::calculateAUC);
  }

  /** Mean over the columns for which it is defined. */
  public final double calculateAverageAUCPR() {
    return Table.mean(rocs.length, this::calculateAUCPR);
  }

  @Override
  public final String stats() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%-8s%10s%10s%12s%12s%n",
            "Column",
            "AUC",
            "AUPRC",
            "positive",
            "negative"));
    for (int c = 0; c < Table.shown(rocs.length); c++) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-8d%10.6f%10.6f%12d%12d%n",
              c,
              calculateAUC(c),
              calculateAUCPR(c),
              rocs[c].positives(),
              rocs[c].negatives()));
    }
    out.append(Table.rest(rocs.length));
    out.append(
        String.format(
            Locale.ROOT,
            "%-8s%10.6f%10.6f%n",
            "Mean",
            calculateAverageAUC(),
            calculateAverageAUCPR()));
    return out.toString();
  }

  @Override
  public final String toJson() {
    return new ScoreJson()
        .put("average_auc", calculateAverageAUC())
        .put("average_aucpr", calculateAverageAUCPR())
        .putAll("columns", IntStream.range(0, rocs.length).mapToObj(c -> rocs[c].json()).toList())
        .toString();
  }

  @Override
  public final String toString() {
    return stats();
  }
}
