package org.pydl4j.spark.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.BatchNormalization;
import org.pydl4j.nn.layers.GradientNormalization;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.spark.training.Points;
import org.pydl4j.spark.transport.Workers;

/** The running means of batch normalization are those of all workers' examples. */
class RunningMeansTest {
  private static final int STEPS = 4;
  private static final double DECAY = 0.8;

  static List<ConnectedSync> syncs() {
    return List.of(new AllReduce(), new Average(1));
  }

  /** Worker 1 has smaller batches. */
  private static List<Points.Point> points(int rank, int step) {
    return Points.make(rank == 1 ? 3 : 8, 100L * rank + step);
  }

  private static MultiLayerConfiguration network() {
    return MultiLayerConfiguration.builder()
        .seed(7)
        .updater(new Adam(0.05))
        .gradientNormalization(GradientNormalization.ClipL2PerLayer) // which leaves them alone
        .gradientNormalizationThreshold(1e-3)
        .inputType(InputType.feedForward(2))
        .layer(BatchNormalization.builder().decay(DECAY))
        .layer(Output.builder().nOut(3).loss("mcxent"))
        .build();
  }

  @ParameterizedTest
  @MethodSource("syncs")
  void areAveragedByTheExamplesOfTheWorkers(ConnectedSync sync) throws Exception {
    List<double[]> answers =
        Workers.run(
            2,
            ring -> {
              try (MultiLayerNetwork net = new MultiLayerNetwork(network()).init();
                  Synchronizer one = sync.bind(net, ring, 8)) {
                for (int step = 0; step < STEPS; step++) {
                  Batch batch = Points.batch(points(ring.rank(), step));
                  one.step(batch);
                  Points.close(batch);
                }
                one.meet();
                return statistics(net);
              }
            });
    assertArrayEquals(expected(), answers.get(0), 1e-6);
    assertArrayEquals(answers.get(0), answers.get(1), 0);
  }

  /** Mean and variance of the two features. */
  private static double[] statistics(MultiLayerNetwork net) {
    List<Double> values = new ArrayList<>();
    for (String name : List.of("0_mean", "0_var")) {
      try (NDArray array = net.paramTable().get(name)) {
        for (double value : array.toDoubleArray()) {
          values.add(value);
        }
      }
    }
    return values.stream().mapToDouble(value -> value).toArray();
  }

  /** By plain loops: each step moves towards the workers' statistics, by their examples. */
  private static double[] expected() {
    double[] running = {0, 0, 1, 1};
    for (int step = 0; step < STEPS; step++) {
      double[] of = new double[4];
      for (int rank = 0; rank < 2; rank++) {
        List<Points.Point> some = points(rank, step);
        for (int feature = 0; feature < 2; feature++) {
          int which = feature;
          double mean = some.stream().mapToDouble(p -> number(p, which)).average().orElseThrow();
          double variance =
              some.stream()
                  .mapToDouble(p -> Math.pow(number(p, which) - mean, 2))
                  .average()
                  .orElseThrow();
          of[feature] += mean * some.size() / 11;
          of[2 + feature] += variance * some.size() / 11;
        }
      }
      for (int i = 0; i < 4; i++) {
        running[i] = DECAY * running[i] + (1 - DECAY) * of[i];
      }
    }
    return running;
  }

  private static double number(Points.Point point, int feature) {
    return feature == 0 ? point.x() : point.y();
  }
}
