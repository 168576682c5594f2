package org.pydl4j.nn.listeners;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.earlystopping.EarlyStoppingResult;

/**
 * Numbers of a call of fit by epoch: {@code score}, the mean loss over the examples of the pass,
 * {@code val_score} and metrics such as {@code val_accuracy} where there are validation data.
 * Numbers that are not defined are NaN. It may be read while training goes on.
 */
public final class TrainingHistory {
  private final List<Long> epochs = new ArrayList<>();
  private final Map<String, List<Double>> columns = new LinkedHashMap<>();

  private @Nullable EarlyStoppingResult stopping;

  /** Nothing yet. */
  public TrainingHistory() {}

  /** Notes how early stopping went. */
  public synchronized void stopped(EarlyStoppingResult result) {
    stopping = result;
  }

  /** How early stopping went; null while it goes on, and where there is none. */
  public synchronized @Nullable EarlyStoppingResult earlyStopping() {
    return stopping;
  }

  synchronized void add(long epoch, Map<String, Double> numbers) {
    epochs.add(epoch);
    numbers.forEach(
        (name, value) -> columns.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
  }

  /** The passes over the network's life, from 0. */
  public synchronized long[] epochs() {
    return epochs.stream().mapToLong(Long::longValue).toArray();
  }

  /** The names of the columns; empty before the first pass is done. */
  public synchronized List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /**
   * The numbers with this name, one for each of {@link #epochs()}.
   *
   * @throws ConfigurationException if there is no such column; names the nearest one
   */
  public synchronized double[] column(String name) {
    List<Double> values = columns.get(name);
    if (values == null) {
      throw new ConfigurationException(
          "The history has no column '" + name + "'. " + Names.suggestion(name, columns.keySet()));
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The last number of a column; throws as {@link #column} does. */
  public double last(String name) {
    double[] values = column(name);
    return values[values.length - 1];
  }

  /** A table with a line for each pass. */
  public synchronized String stats() {
    StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%6s", "epoch"));
    columns.keySet().forEach(name -> out.append(String.format(Locale.ROOT, "%16s", name)));
    for (int i = 0; i < epochs.size(); i++) {
      out.append(String.format(Locale.ROOT, "%n%6d", epochs.get(i)));
      for (List<Double> column : columns.values()) {
        out.append(String.format(Locale.ROOT, "%16.6f", column.get(i)));
      }
    }
    return out.append(String.format("%n")).toString();
  }

  /**
   * {@code epoch} and each column as an array, and {@code early_stopping}; numbers that are not
   * defined are null.
   */
  public synchronized String toJson() {
    JsonObject tree = new JsonObject();
    JsonArray passes = new JsonArray();
    epochs.forEach(passes::add);
    tree.add("epoch", passes);
    columns.forEach(
        (name, values) -> {
          JsonArray numbers = new JsonArray();
          values.forEach(value -> numbers.add(Double.isFinite(value) ? value : null));
          tree.add(name, numbers);
        });
    if (stopping != null) {
      JsonObject result = new JsonObject();
      result.addProperty("termination_reason", stopping.terminationReason().name());
      result.addProperty("termination_details", stopping.terminationDetails());
      result.addProperty("best_model_epoch", stopping.bestModelEpoch());
      double best = stopping.bestModelScore();
      result.addProperty("best_model_score", Double.isFinite(best) ? best : null);
      result.addProperty("total_epochs", stopping.totalEpochs());
      tree.add("early_stopping", result);
    }
    return new GsonBuilder().serializeNulls().create().toJson(tree);
  }

  @Override
  public String toString() {
    return stats();
  }
}
