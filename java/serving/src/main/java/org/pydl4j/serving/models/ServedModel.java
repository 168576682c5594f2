package org.pydl4j.serving.models;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.Signature;

/**
 * One version of a model in memory. It owns the model, which it closes when the repository has let
 * it go and the last {@link Lease} has ended, whichever comes later.
 */
public final class ServedModel {
  private final String name;
  private final long version;
  private final String platform;
  private final Model model;
  private final Signature signature;
  private final Preprocessing preprocessing;
  private final AtomicInteger references = new AtomicInteger(1); // the repository's own

  ServedModel(String name, long version, String platform, Model model) {
    this.name = name;
    this.version = version;
    this.platform = platform;
    this.model = model;
    this.signature = model.signature();
    this.preprocessing = Preprocessing.of(model);
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

  /** Computes outputs of inputs as clients send them, scaled here if the model's file says so. */
  Map<String, NDArray> output(Map<String, NDArray> inputs) {
    return preprocessing.output(inputs);
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
      model.close();
    }
  }
}
