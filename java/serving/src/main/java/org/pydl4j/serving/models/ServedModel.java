package org.pydl4j.serving.models;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.processing.RawRows;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.Signature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One version of a model in memory. It owns the model, which it closes when the repository has let
 * it go and the last {@link Lease} has ended, whichever comes later.
 */
public final class ServedModel {
  private static final Logger LOG = LoggerFactory.getLogger(ServedModel.class);

  private final String name;
  private final long version;
  private final String platform;
  private final Model model;
  private final Signature signature;
  private final ProcessedModel processed;
  private final AtomicInteger references = new AtomicInteger(1); // the repository's own

  ServedModel(String name, long version, String platform, Model model) {
    this.name = name;
    this.version = version;
    this.platform = platform;
    this.model = model;
    this.signature = model.signature();
    requireLabels(model.labels().size(), signature.outputs().get(0));
    this.processed = new ProcessedModel(model);
  }

  /** Fewer labels than columns would leave an answer without its name. */
  private static void requireLabels(int labels, Signature.Tensor output) {
    long[] shape = output.shape();
    long columns = shape.length == 2 ? shape[1] : -1;
    boolean two = labels == 2 && columns == 1; // one number, the second class's share
    if (labels > 0 && columns >= 0 && labels != columns && !two) {
      throw new ModelFileException(
          "The model has "
              + labels
              + " labels and its output "
              + output
              + " has "
              + columns
              + " columns. Give it a label for each column, or none.");
    }
  }

  /** The name that clients use. */
  public String name() {
    return name;
  }

  /** The version as text, as the Open Inference Protocol has it. */
  public String version() {
    return Long.toString(version);
  }

  /** The kind of its file, for example {@code pydl4j}. */
  public String platform() {
    return platform;
  }

  /** Names, types and shapes of inputs and outputs; -1 for axes of any length. */
  public Signature signature() {
    return signature;
  }

  /** Names of the classes that the first output's columns stand for; empty when there are none. */
  public List<String> labels() {
    return model.labels();
  }

  /**
   * Whether inputs are scaled first: those of float32 may come as float64, and keep digits that
   * float32 has not until they are scaled.
   */
  public boolean isExact() {
    return processed.processing().isScaling();
  }

  /** What makes the first input of rows with raw columns; null where the model has no process. */
  public @Nullable RawRows rawRows() {
    return processed.processing().rows();
  }

  /**
   * The index in {@link #labels()} of the class that a row of the first output stands for; -1 where
   * it stands for none.
   *
   * @param row its numbers: a probability or score for each class, or one of the second class of
   *     two
   */
  public int classOf(double... row) {
    return processed.processing().classOf(row);
  }

  /** Computes outputs of inputs as clients send them, in the units that the model's file says. */
  Map<String, NDArray> output(Map<String, NDArray> inputs) {
    return processed.output(inputs);
  }

  /** A lease, or null when this version is gone already. */
  @Nullable Lease lease() {
    for (int now = references.get(); now > 0; now = references.get()) {
      if (references.compareAndSet(now, now + 1)) {
        return new Lease(this);
      }
    }
    return null;
  }

  /** Gives back one reference. */
  void release() {
    if (references.decrementAndGet() == 0) {
      close(model, name);
    }
  }

  /** Closes a model, which may be of anybody's making: its failure harms nothing else. */
  static void close(Model model, String name) {
    try {
      model.close();
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      LOG.error("The model {} cannot be closed; its memory may be lost", name, e);
    }
  }
}
