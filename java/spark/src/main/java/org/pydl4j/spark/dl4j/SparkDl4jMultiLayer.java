package org.pydl4j.spark.dl4j;

import org.apache.spark.api.java.JavaRDD;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.spark.training.JobListener;
import org.pydl4j.spark.training.Partitions;
import org.pydl4j.spark.training.TrainingJob;
import org.pydl4j.spark.training.TrainingResult;
import org.pydl4j.spark.training.TrainingSettings;

/**
 * A network that is trained on RDDs. It owns the network, until {@link #close()}. DL4J: {@code
 * SparkDl4jMultiLayer}.
 *
 * <pre>{@code
 * TrainingMaster master =
 *     new ParameterAveragingTrainingMaster.Builder(4).averagingFrequency(10).build();
 * try (SparkDl4jMultiLayer net = new SparkDl4jMultiLayer(conf, master)) {
 *   net.fit(examples, 3);
 *   net.getNetwork().save(file);
 * }
 * }</pre>
 */
public final class SparkDl4jMultiLayer implements AutoCloseable {
  private final TrainingMaster master;
  private MultiLayerNetwork network;
  private JobListener listener = new JobListener() {};

  /** A network with new parameters. */
  public SparkDl4jMultiLayer(MultiLayerConfiguration configuration, TrainingMaster master) {
    this.master = master;
    this.network = new MultiLayerNetwork(configuration).init();
  }

  /** Tells this one how trainings go. */
  public void setListener(JobListener other) {
    listener = other;
  }

  /**
   * Trains for some passes over the examples, which are spread over the workers first.
   *
   * @return what the passes came to; its model is {@link #getNetwork()}
   * @throws org.pydl4j.nd.errors.WorkerException if a worker fails
   */
  public TrainingResult fit(JavaRDD<Example> examples, int epochs) {
    TrainingSettings settings =
        TrainingSettings.builder(network)
            .sync(master.sync().toJson())
            .numWorkers(master.workers())
            .batchSize(master.batchSizePerWorker())
            .epochs(epochs)
            .saveUpdater(true)
            .build();
    JavaRDD<Example> rows =
        Partitions.suit(examples.rdd(), master.workers())
            ? examples
            : examples.repartition(master.workers());
    TrainingResult result = TrainingJob.run(rows, ExampleShard::new, network, settings, listener);
    network.close();
    network = (MultiLayerNetwork) result.model();
    return result;
  }

  /** The network as it is now; it stays with this object. */
  public MultiLayerNetwork getNetwork() {
    return network;
  }

  /** Frees the network; a second call does nothing. */
  @Override
  public void close() {
    network.close();
  }
}
