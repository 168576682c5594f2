package org.pydl4j.serving.batching;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * How requests of each model are put together.
 *
 * @param common for models that have no settings of their own
 * @param models settings by the names of models
 */
public record BatchRules(BatchSettings common, Map<String, BatchSettings> models) {
  /** What {@link #parse} reads, for people. */
  public static final String FORM =
      "NAME=ROWS or NAME=ROWS:MILLISECONDS, with commas between models, each model once, rows from"
          + " 1 to 1048576 and milliseconds from 0 to 10000";

  private static final Pattern ENTRY =
      Pattern.compile("[^=:,]+=[0-9]{1,7}(:[0-9]{1,5}(\\.[0-9]{1,6})?)?");
  private static final int MOST_ROWS = 1 << 20;
  private static final double LONGEST_MS = 10_000;

  /** Keeps a copy of the map. */
  public BatchRules {
    models = Map.copyOf(models);
  }

  /** Whether {@link #parse} takes a text. */
  public static boolean isRules(String text) {
    return read(BatchSettings.DEFAULT, text) != null;
  }

  /**
   * Rules of a text.
   *
   * @param common for the other models, and for what an entry leaves out
   * @param text {@value #FORM}; empty for none
   * @throws ConfigurationException if it reads otherwise
   */
  public static BatchRules parse(BatchSettings common, String text) {
    Map<String, BatchSettings> models = read(common, text);
    if (models == null) {
      throw new ConfigurationException(
          "Batches of models are given as " + FORM + ". Got '" + text + "'.");
    }
    return new BatchRules(common, models);
  }

  private static @Nullable Map<String, BatchSettings> read(BatchSettings common, String text) {
    Map<String, BatchSettings> models = new HashMap<>();
    if (text.isBlank()) {
      return models;
    }
    for (String entry : text.split(",", -1)) {
      if (!ENTRY.matcher(entry.trim()).matches()) {
        return null;
      }
      String[] parts = entry.trim().split("[=:]", -1); // the name holds none of them
      int rows = Integer.parseInt(parts[1]);
      double milliseconds = parts.length < 3 ? 0 : Double.parseDouble(parts[2]);
      boolean fits = rows >= 1 && rows <= MOST_ROWS && milliseconds <= LONGEST_MS;
      Duration delay =
          parts.length < 3 ? common.maxDelay() : Duration.ofNanos((long) (milliseconds * 1e6));
      if (!fits || models.put(parts[0].trim(), common.with(rows, delay)) != null) {
        return null;
      }
    }
    return models;
  }

  /** The settings of a model. */
  public BatchSettings of(String model) {
    return models.getOrDefault(model, common);
  }
}
