package org.pydl4j.nn.listeners;

import java.nio.file.Path;

/**
 * A network in a file that a {@link CheckpointListener} wrote. DL4J: {@code Checkpoint}.
 *
 * @param number from 0 in its folder
 * @param timestamp when it was written, in milliseconds since 1970
 * @param iteration mini-batches that the network was trained on
 * @param epoch whole passes over the data
 * @param modelType the kind of the network, such as {@code MultiLayerNetwork}
 * @param score what the listener's calculator gave; NaN where it has none
 * @param file the file
 */
public record Checkpoint(
    long number,
    long timestamp,
    long iteration,
    long epoch,
    String modelType,
    double score,
    Path file) {
  static final String TITLES = "checkpointNum,timestamp,iteration,epoch,modelType,score,filename";

  /** A line of the folder's list. */
  String line() {
    return number
        + ","
        + timestamp
        + ","
        + iteration
        + ","
        + epoch
        + ","
        + modelType
        + ","
        + score
        + ","
        + file.getFileName();
  }

  /** What {@link #line()} wrote; refuses others with an {@link IllegalArgumentException}. */
  static Checkpoint of(String line, Path folder) {
    String[] cells = line.split(",", -1);
    if (cells.length != 7 || cells[6].contains("/") || cells[6].contains("\\")) {
      throw new IllegalArgumentException("it has the line '" + line + "'");
    }
    return new Checkpoint(
        Long.parseLong(cells[0]),
        Long.parseLong(cells[1]),
        Long.parseLong(cells[2]),
        Long.parseLong(cells[3]),
        cells[4],
        Double.parseDouble(cells[5]),
        folder.resolve(cells[6]));
  }
}
