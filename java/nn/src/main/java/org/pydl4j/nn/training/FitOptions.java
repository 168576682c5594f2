package org.pydl4j.nn.training;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.ClassWeightedIterator;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.earlystopping.EarlyStoppingConfiguration;
import org.pydl4j.nn.evaluation.Metric;
import org.pydl4j.nn.listeners.TrainingListener;

/**
 * How a call of fit goes through the data, and what it looks at.
 *
 * <pre>{@code
 * TrainingHistory history =
 *     net.fit(train, FitOptions.of(20).withValidation(test, Evaluation.Metric.F1));
 * }</pre>
 *
 * @param epochs passes over the data, at least 0
 * @param validationData what is looked at after each pass; null for none; stays with the caller
 * @param metrics numbers beside the validation's score; null for the accuracy where the network's
 *     outputs are classes
 * @param earlyStopping when training ends before; it looks at the validation's score unless it has
 *     a calculator; null for none
 * @param listeners of this call alone
 * @param classWeights how much an example of each class counts in the training; null when all count
 *     1
 */
public record FitOptions(
    int epochs,
    @Nullable MiniBatches validationData,
    @Nullable List<Metric> metrics,
    @Nullable EarlyStoppingConfiguration earlyStopping,
    List<TrainingListener> listeners,
    @Nullable List<Double> classWeights) {
  /** Refuses numbers of passes that there are not. */
  public FitOptions {
    if (epochs < 0) {
      throw new ConfigurationException(
          "The epochs must be at least 0. Got " + epochs + " instead.");
    }
    metrics = metrics == null ? null : List.copyOf(metrics);
    listeners = List.copyOf(listeners);
    classWeights = classWeights == null ? null : List.copyOf(classWeights);
  }

  /** The same with metrics by their names, as {@link Metric#named} takes them. */
  public static FitOptions named(
      int epochs,
      @Nullable MiniBatches validationData,
      @Nullable List<String> metrics,
      @Nullable EarlyStoppingConfiguration earlyStopping,
      List<TrainingListener> listeners,
      @Nullable List<Double> classWeights) {
    List<Metric> found = metrics == null ? null : metrics.stream().map(Metric::named).toList();
    return new FitOptions(epochs, validationData, found, earlyStopping, listeners, classWeights);
  }

  /** So many passes, and nothing else. */
  public static FitOptions of(int epochs) {
    return new FitOptions(epochs, null, null, null, List.of(), null);
  }

  /** The same with validation data; without metrics the accuracy, where there are classes. */
  public FitOptions withValidation(MiniBatches data, Metric... metrics) {
    List<Metric> wanted = metrics.length == 0 ? null : Arrays.asList(metrics);
    return new FitOptions(epochs, data, wanted, earlyStopping, listeners, classWeights);
  }

  /** The same with early stopping. */
  public FitOptions withEarlyStopping(EarlyStoppingConfiguration stopping) {
    return new FitOptions(epochs, validationData, metrics, stopping, listeners, classWeights);
  }

  /** The same with these listeners, told in this call alone. */
  public FitOptions withListeners(TrainingListener... several) {
    return new FitOptions(
        epochs, validationData, metrics, earlyStopping, Arrays.asList(several), classWeights);
  }

  /**
   * The same where an example counts as much as its class says; see {@link ClassWeightedIterator}.
   */
  public FitOptions withClassWeights(double... weights) {
    return new FitOptions(
        epochs,
        validationData,
        metrics,
        earlyStopping,
        listeners,
        Arrays.stream(weights).boxed().toList());
  }
}
