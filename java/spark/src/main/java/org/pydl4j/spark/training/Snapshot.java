package org.pydl4j.spark.training;

import java.io.Serializable;
import java.util.List;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.Trainables;

/** A whole model in Java's memory, to travel between driver and executors. */
record Snapshot(
    String kind,
    String configurationJson,
    String normalizerJson,
    List<byte[]> params,
    List<byte[]> updaterState,
    long updaterSteps,
    long iteration,
    long epoch)
    implements Serializable {
  static Snapshot of(Trainable model) {
    return new Snapshot(
        model.kind(),
        model.configurationJson(),
        model.normalizerJson(),
        Vectors.bytes(model.params()),
        Vectors.bytes(model.updaterState()),
        model.updaterSteps(),
        model.iteration(),
        model.epoch());
  }

  /** The model, which the caller closes. */
  Trainable create() {
    Trainable model = Trainables.create(kind, configurationJson);
    try {
      Vectors.fill(model.params(), params);
      Vectors.fill(model.updaterState(), updaterState);
      model.setUpdaterSteps(updaterSteps);
      model.setProgress(iteration, epoch);
      model.setNormalizerJson(normalizerJson);
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }
}
