package org.pydl4j.spark.training;

import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.Trainables;
import org.pydl4j.spark.transport.Parts;

/**
 * A whole model on its way from the driver to executors. Its vectors lie with Spark until the
 * driver calls {@link #close()}.
 *
 * @param normalizerJson null for none
 * @param processJson null for none
 * @param updaterState null for zeros
 */
record Snapshot(
    String kind,
    String configurationJson,
    @Nullable String normalizerJson,
    @Nullable String processJson,
    Parts params,
    @Nullable Parts updaterState,
    long updaterSteps,
    long iteration,
    long epoch)
    implements Serializable, AutoCloseable {
  /** A model as it is now. */
  static Snapshot of(JavaSparkContext spark, Trainable model) {
    return new Snapshot(
        model.kind(),
        model.configurationJson(),
        model.normalizerJson(),
        model.processJson(),
        Parts.of(spark, model.params()),
        // Asking for a state makes one, and a gradient beside it.
        model.updaterSteps() == 0 ? null : Parts.of(spark, model.updaterState()),
        model.updaterSteps(),
        model.iteration(),
        model.epoch());
  }

  /** The model, which the caller closes. */
  Trainable create() {
    NeuralNetwork model = Trainables.blank(kind, configurationJson);
    try {
      model.init(params::fill);
      if (updaterState != null) {
        updaterState.fill(model.updaterState());
      }
      model.setUpdaterSteps(updaterSteps);
      model.setProgress(iteration, epoch);
      model.setNormalizerJson(normalizerJson);
      model.setProcessJson(processJson);
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** Another model like this one, which the caller closes. */
  static Trainable copy(Trainable model) {
    NeuralNetwork copy = Trainables.blank(model.kind(), model.configurationJson());
    try {
      copy.init(vector -> assign(model.params(), vector));
      copyState(model, copy);
      copy.setProgress(model.iteration(), model.epoch());
      copy.setNormalizerJson(model.normalizerJson());
      copy.setProcessJson(model.processJson());
      return copy;
    } catch (RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  /** Gives a model the parameters and the updaters' state of another one. */
  static void copyVectors(Trainable from, Trainable to) {
    assign(from.params(), to.params());
    copyState(from, to);
  }

  private static void copyState(Trainable from, Trainable to) {
    if (from.updaterSteps() > 0) {
      assign(from.updaterState(), to.updaterState());
    } else {
      forgetUpdaterState(to);
    }
    to.setUpdaterSteps(from.updaterSteps());
  }

  /** Makes the updaters' state that of the start of a training. */
  static void forgetUpdaterState(Trainable model) {
    if (model.updaterSteps() > 0) {
      try (NDArray state = model.updaterState()) {
        Updates.zero(state);
      }
      model.setUpdaterSteps(0);
    }
  }

  private static void assign(NDArray from, NDArray to) {
    try (from;
        to) {
      if (from.length() > 0) {
        to.assign(from);
      }
    }
  }

  @Override
  public void close() {
    params.destroy();
    if (updaterState != null) {
      updaterState.destroy();
    }
  }
}
