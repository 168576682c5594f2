package org.pydl4j.spark.training;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.Trainable;

/**
 * What a {@link TrainingJob} is to do.
 *
 * @param kind of the model, as {@link org.pydl4j.nn.Trainables} knows it
 * @param configurationJson of the model
 * @param syncJson how the workers keep together: a {@link org.pydl4j.spark.sync.Sync} as JSON
 * @param numWorkers how many executors train
 * @param batchSize examples in a worker's batch
 * @param epochs passes over the data
 * @param seed of the shuffling; the model's own seed is in its configuration
 * @param checkpointDir folder of the checkpoints, on any file system that Hadoop knows and all
 *     executors see; null for none
 * @param checkpointEpochs passes between checkpoints
 * @param checkpointSteps steps between checkpoints inside a pass; 0 for none
 * @param resume whether to go on from the newest checkpoint in the folder; else the folder must
 *     hold none
 * @param patience passes without a better score before training ends; 0 never ends early
 * @param minDelta how much lower a score must be to be better, in the loss's units
 * @param keepBest whether the result is the model of the best pass, not of the last
 * @param peerTimeoutSeconds how long a worker may be silent
 * @param threads intra-op threads of a worker; 0 for the executor's cores
 * @param device {@code "cpu"}, or {@code "gpu"}: the one that Spark gives to the worker's task
 * @param rows what the rows are, as a text that is another one for other rows: part of the
 *     checkpoints' names
 * @param saveUpdater whether the updaters' state comes back with the model
 */
public record TrainingSettings(
    String kind,
    String configurationJson,
    String syncJson,
    int numWorkers,
    int batchSize,
    int epochs,
    long seed,
    @Nullable String checkpointDir,
    int checkpointEpochs,
    int checkpointSteps,
    boolean resume,
    int patience,
    double minDelta,
    boolean keepBest,
    double peerTimeoutSeconds,
    int threads,
    String device,
    String rows,
    boolean saveUpdater)
    implements Serializable {
  /** Starts from the usual values. */
  public static Builder builder(Trainable model) {
    return new Builder(model.kind(), model.configurationJson());
  }

  boolean onGpu() {
    return device.equals("gpu");
  }

  /**
   * What tells this training from others, as digits of a number: network, sync, batches, seed and
   * rows. The number of workers and how long it goes on may change.
   */
  String fingerprint() {
    String all =
        String.join("\n", kind, configurationJson, syncJson, "" + batchSize, "" + seed, rows);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Collects settings; each has the default named here. */
  public static final class Builder {
    private final String kind;
    private final String configurationJson;
    private String syncJson = "{\"@class\": \"AllReduce\"}";
    private int numWorkers = 1;
    private int batchSize = 32;
    private int epochs = 1;
    private long seed;
    private @Nullable String checkpointDir;
    private int checkpointEpochs = 1;
    private int checkpointSteps;
    private boolean resume;
    private int patience;
    private double minDelta;
    private boolean keepBest;
    private double peerTimeoutSeconds = 30;
    private int threads;
    private String device = "cpu";
    private String rows = "";
    private boolean saveUpdater;

    private Builder(String kind, String configurationJson) {
      this.kind = kind;
      this.configurationJson = configurationJson;
    }

    /** AllReduce. */
    public Builder sync(String json) {
      syncJson = json;
      return this;
    }

    /** 1. */
    public Builder numWorkers(int value) {
      numWorkers = value;
      return this;
    }

    /** 32. */
    public Builder batchSize(int value) {
      batchSize = value;
      return this;
    }

    /** 1. */
    public Builder epochs(int value) {
      epochs = value;
      return this;
    }

    /** 0. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** None. */
    public Builder checkpointDir(@Nullable String value) {
      checkpointDir = value;
      return this;
    }

    /** 1. */
    public Builder checkpointEpochs(int value) {
      checkpointEpochs = value;
      return this;
    }

    /** 0: only at the end of passes. */
    public Builder checkpointSteps(int value) {
      checkpointSteps = value;
      return this;
    }

    /** False. */
    public Builder resume(boolean value) {
      resume = value;
      return this;
    }

    /** 0: never ends early. */
    public Builder patience(int value) {
      patience = value;
      return this;
    }

    /** 0. */
    public Builder minDelta(double value) {
      minDelta = value;
      return this;
    }

    /** False. */
    public Builder keepBest(boolean value) {
      keepBest = value;
      return this;
    }

    /** 30. */
    public Builder peerTimeoutSeconds(double value) {
      peerTimeoutSeconds = value;
      return this;
    }

    /** 0: the executor's cores. */
    public Builder threads(int value) {
      threads = value;
      return this;
    }

    /** {@code "cpu"}. */
    public Builder device(String value) {
      device = value;
      return this;
    }

    /** Empty: what the rows are, as a text that is another one for other rows. */
    public Builder rows(String value) {
      rows = value;
      return this;
    }

    /**
     * False: whether the updaters' state comes back with the model, so that training can go on from
     * it. DL4J's name.
     */
    public Builder saveUpdater(boolean value) {
      saveUpdater = value;
      return this;
    }

    /**
     * The settings.
     *
     * @throws ConfigurationException if a number is out of its range
     */
    public TrainingSettings build() {
      atLeast("numWorkers", numWorkers, 1);
      atLeast("batchSize", batchSize, 1);
      atLeast("epochs", epochs, 0);
      atLeast("checkpointEpochs", checkpointEpochs, 1);
      atLeast("checkpointSteps", checkpointSteps, 0);
      atLeast("patience", patience, 0);
      atLeast("minDelta", minDelta, 0);
      atLeast("peerTimeoutSeconds", peerTimeoutSeconds, 1);
      atLeast("threads", threads, 0);
      if (!device.equals("cpu") && !device.equals("gpu")) {
        throw new ConfigurationException(
            "The device of the training must be 'cpu' or 'gpu'. Got '" + device + "'.");
      }
      return new TrainingSettings(
          kind,
          configurationJson,
          syncJson,
          numWorkers,
          batchSize,
          epochs,
          seed,
          checkpointDir,
          checkpointEpochs,
          checkpointSteps,
          resume,
          patience,
          minDelta,
          keepBest,
          peerTimeoutSeconds,
          threads,
          device,
          rows,
          saveUpdater);
    }

    private static void atLeast(String name, double value, double least) {
      if (!(value >= least)) {
        throw new ConfigurationException(
            "The " + name + " of the training must be at least " + least + ". Got " + value + ".");
      }
    }
  }
}
