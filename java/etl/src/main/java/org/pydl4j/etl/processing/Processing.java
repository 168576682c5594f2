package org.pydl4j.etl.processing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.normalizers.Normalizer;
import org.pydl4j.etl.normalizers.Normalizers;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.evaluation.Decision;

/**
 * What stands in a model's file beside the model: how raw features are scaled, in which units its
 * outputs are, and what their classes are called. It is immutable and holds no native memory.
 *
 * <pre>{@code
 * Processing processing = Processing.of(net.normalizerJson(), net.labels());
 * try (NDArray scaled = processing.input(raw, net.dtype());
 *     NDArray made = net.output(scaled);
 *     NDArray answer = processing.output(made)) {
 *   String label = processing.label(answer.get(0).toDoubleArray());
 * }
 * }</pre>
 */
public final class Processing {
  private final Normalizers normalizers;
  private final @Nullable RawRows rows;
  private final List<String> labels;

  private Processing(Normalizers normalizers, @Nullable RawRows rows, List<String> labels) {
    this.normalizers = normalizers;
    this.rows = rows;
    this.labels = List.copyOf(labels);
  }

  /**
   * That of a model of any number of inputs and outputs.
   *
   * @param normalizers of its inputs and outputs
   * @param processJson what makes its first input of raw rows, or null for none
   * @param labels names of its classes, or none
   * @param features numbers of an example of its first input; -1 where it takes any number
   * @throws org.pydl4j.nd.errors.ConfigurationException if the text is no process, the process
   *     cannot answer rows one by one, or makes other features than the model takes
   */
  public static Processing of(
      Normalizers normalizers, @Nullable String processJson, List<String> labels, long features) {
    RawRows rows = processJson == null ? null : RawRows.of(processJson, features);
    return new Processing(normalizers, rows, labels);
  }

  /** What makes features of raw rows; null where the model has no process. */
  public @Nullable RawRows rows() {
    return rows;
  }

  /**
   * That of a model of one input and one output.
   *
   * @param normalizerJson as the model has it, or null for none
   * @param labels names of its classes, or none
   * @throws org.pydl4j.nd.errors.ConfigurationException if the text is no normalizer
   */
  public static Processing of(@Nullable String normalizerJson, List<String> labels) {
    Normalizers normalizers =
        normalizerJson == null ? Normalizers.NONE : Normalizers.inOrder(normalizerJson);
    return new Processing(normalizers, null, labels);
  }

  /** Whether any input is scaled. */
  public boolean isScaling() {
    return !normalizers.isEmpty();
  }

  /**
   * Whether {@link #input} changes the numbers of an input: raw ones should come with all their
   * digits then.
   *
   * @param number of the input, from 0 on
   */
  public boolean isScaling(int number) {
    return normalizers.input(number) != null;
  }

  /** Names of the classes, or none. */
  public List<String> labels() {
    return labels;
  }

  /**
   * What the model takes of raw features; scaled in {@code float64} where they are that, and cast
   * afterwards. A new array, which the caller closes.
   *
   * @param raw [n, features, …] of any number type
   * @param type of the model
   */
  public NDArray input(NDArray raw, DType type) {
    return input(0, raw, type);
  }

  /**
   * The same for one of several inputs.
   *
   * @param number of the input, from 0 on
   */
  public NDArray input(int number, NDArray raw, DType type) {
    Normalizer normalizer = normalizers.input(number);
    NDArray scaled = normalizer == null ? raw : normalizer.transform(raw);
    if (scaled.dtype() == type) {
      return scaled == raw ? raw.dup() : scaled;
    }
    NDArray cast = Casts.castTo(scaled, type);
    if (scaled != raw) {
      scaled.close();
    }
    return cast;
  }

  /**
   * What the model's first output means, in the units of the labels that it was trained on. A new
   * array, which the caller closes.
   */
  public NDArray output(NDArray made) {
    return output(0, made);
  }

  /**
   * The same for one of several outputs.
   *
   * @param number of the output, from 0 on
   */
  public NDArray output(int number, NDArray made) {
    Normalizer normalizer = normalizers.output(number);
    return normalizer == null ? made.dup() : normalizer.revert(made);
  }

  /**
   * Whether {@link #output} changes the numbers of an output.
   *
   * @param number of the output, from 0 on
   */
  public boolean isReverting(int number) {
    return normalizers.output(number) != null;
  }

  /**
   * The index of a row's class: of the greatest number; of two labels with one number, which is the
   * share of the second class, that of the second from a half on. -1 where there are no labels, or
   * other numbers than labels, or one is NaN.
   *
   * @param row the numbers of one example
   */
  public int classOf(double... row) {
    boolean two = labels.size() == 2 && row.length == 1;
    if (labels.isEmpty() || (row.length != labels.size() && !two)) {
      return -1;
    }
    int index = Decision.greatest(row, 0, row.length);
    return Math.min(index, labels.size() - 1); // a single name is that of all
  }

  /** The name of a row's class; null where {@link #classOf} has none. */
  public @Nullable String label(double... row) {
    int index = classOf(row);
    return index < 0 ? null : labels.get(index);
  }
}
