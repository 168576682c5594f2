package org.pydl4j.nn.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.data.MiniBatches;

/**
 * One number of an evaluation, and whether less of it is better: {@link Evaluation.Metric}, {@link
 * RegressionEvaluation.Metric}, {@link ROC.Metric}.
 */
public interface Metric {
  /** The constant's name: {@code ACCURACY}. */
  String name();

  /** Whether the smaller one of two values is the better one. */
  boolean minimize();

  /** What counts it for the outputs of a network; nothing is counted yet. */
  IEvaluation<?> evaluation(Evaluable network);

  /** Its value in what {@link #evaluation} made and batches were counted into. */
  double of(IEvaluation<?> counted);

  /** Its name in tables, in lower case: {@code accuracy}. */
  default String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them. */
  static List<Metric> all() {
    return Stream.<Metric[]>of(
            Evaluation.Metric.values(), RegressionEvaluation.Metric.values(), ROC.Metric.values())
        .flatMap(Arrays::stream)
        .toList();
  }

  /**
   * The one with this name, such as {@code accuracy} or {@code AUROC}.
   *
   * @throws ConfigurationException if there is none; names the nearest one, or the one that Keras
   *     or scikit-learn calls so
   */
  static Metric named(String name) {
    for (Metric metric : all()) {
      if (Names.folded(metric.name()).equals(Names.folded(name))) {
        return metric;
      }
    }
    String meant = MetricNames.ELSEWHERE.get(Names.folded(name));
    throw new ConfigurationException(
        "There is no metric '"
            + name
            + "'. "
            + (meant == null
                ? Names.suggestion(name, all().stream().map(Metric::label).toList())
                : "Did you mean '" + meant + "'?"));
  }

  /**
   * The values of several over one pass of the data, in their order.
   *
   * @throws org.pydl4j.nd.errors.DataException if there are no labels, or some that cannot be
   *     counted
   */
  static double[] of(Evaluable network, MiniBatches data, List<? extends Metric> metrics) {
    Map<Class<?>, IEvaluation<?>> counted = new LinkedHashMap<>();
    metrics.forEach(
        metric -> counted.computeIfAbsent(metric.getClass(), kind -> metric.evaluation(network)));
    if (!counted.isEmpty()) {
      network.doEvaluation(data, new Several(List.copyOf(counted.values())));
    }
    return metrics.stream()
        .mapToDouble(metric -> metric.of(Objects.requireNonNull(counted.get(metric.getClass()))))
        .toArray();
  }
}
