package org.pydl4j.spark.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.updaters.Nesterovs;
import org.pydl4j.nn.updaters.Schedule.ScheduleType;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.nn.updaters.StepSchedule;
import org.pydl4j.nn.updaters.Updater;
import org.pydl4j.spark.training.Points;
import org.pydl4j.spark.transport.Workers;

/**
 * Each rule against its formula, computed with plain arrays on networks that stand side by side.
 */
class SyncMathTest {
  private static final int N = 3;
  private static final int STEPS = 12;
  private static final int BATCH = 8;

  /** Worker 1 has small batches, worker 2 runs out two steps before the end. */
  private static List<Points.Point> points(int rank, int step) {
    if (rank == 2 && step >= STEPS - 2) {
      return List.of();
    }
    return Points.make(rank == 1 ? 3 : BATCH, 100L * rank + step);
  }

  private static float[] actual(ConnectedSync sync, Updater updater) throws Exception {
    List<float[]> answers =
        Workers.run(
            N,
            ring -> {
              try (MultiLayerNetwork net = new MultiLayerNetwork(Points.network(updater)).init();
                  Synchronizer one = sync.bind(net, ring, BATCH)) {
                for (int step = 0; step < STEPS; step++) {
                  List<Points.Point> some = points(ring.rank(), step);
                  Batch batch = some.isEmpty() ? null : Points.batch(some);
                  one.step(batch);
                  Points.close(batch);
                }
                one.meet();
                assertEquals(STEPS, net.iteration());
                return params(net);
              }
            });
    assertArrayEquals(answers.get(0), answers.get(1), 0);
    assertArrayEquals(answers.get(0), answers.get(2), 0);
    return answers.get(0);
  }

  private static float[] params(MultiLayerNetwork net) {
    try (NDArray params = net.params()) {
      return params.toFloatArray();
    }
  }

  /**
   * Networks side by side; a rule is called after each step with the weights since the last one.
   */
  private static final class Reference implements AutoCloseable {
    final List<MultiLayerNetwork> nets = new ArrayList<>();
    final double[] weights = new double[N];
    final double[][] p = new double[N][];

    Reference(Updater updater) {
      for (int i = 0; i < N; i++) {
        nets.add(new MultiLayerNetwork(Points.network(updater)).init());
      }
      read();
    }

    void read() {
      for (int i = 0; i < N; i++) {
        p[i] = doubles(params(nets.get(i)));
      }
    }

    void write() {
      for (int i = 0; i < N; i++) {
        try (NDArray values = Nd.create(floats(p[i]))) {
          nets.get(i).setParams(values);
        }
      }
    }

    void localStep(int step) {
      for (int rank = 0; rank < N; rank++) {
        List<Points.Point> some = points(rank, step);
        if (!some.isEmpty()) {
          Batch batch = Points.batch(some);
          nets.get(rank).step(batch);
          Points.close(batch);
          weights[rank] += some.size();
        }
      }
      read();
    }

    double[] mean() {
      double total = Arrays.stream(weights).sum();
      double[] mean = new double[p[0].length];
      for (int rank = 0; rank < N; rank++) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += weights[rank] / total * p[rank][i];
        }
      }
      Arrays.fill(weights, 0);
      return mean;
    }

    void all(double[] values) {
      for (int rank = 0; rank < N; rank++) {
        p[rank] = values.clone();
      }
      write();
    }

    @Override
    public void close() {
      nets.forEach(MultiLayerNetwork::close);
    }
  }

  private static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static float[] floats(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  /** Local steps with a rule after steps 5, 10 and the last. */
  private static float[] rounds(Updater updater, Consumer<Reference> rule) {
    try (Reference reference = new Reference(updater)) {
      for (int step = 0; step < STEPS; step++) {
        reference.localStep(step);
        if (step % 5 == 4 || step == STEPS - 1) {
          rule.accept(reference);
        }
      }
      return floats(reference.p[0]);
    }
  }

  @Test
  void averageWeighsByExamples() throws Exception {
    float[] expected = rounds(new Sgd(0.2), reference -> reference.all(reference.mean()));
    assertArrayEquals(expected, actual(new Average(5), new Sgd(0.2)), 1e-5f);
  }

  @Test
  void averageResetsKeepsOrAveragesTheMomentum() throws Exception {
    Updater updater = new Nesterovs(0.1, 0.9);
    for (UpdaterState what : UpdaterState.values()) {
      float[] expected =
          rounds(
              updater,
              reference -> {
                double[] weights = reference.weights.clone();
                double total = Arrays.stream(weights).sum();
                reference.all(reference.mean());
                double[] v = new double[reference.p[0].length];
                for (int rank = 0; rank < N; rank++) {
                  try (NDArray state = reference.nets.get(rank).updaterState()) {
                    double[] mine = state.toDoubleArray();
                    for (int i = 0; i < v.length; i++) {
                      v[i] += what == UpdaterState.RESET ? 0 : weights[rank] / total * mine[i];
                    }
                  }
                }
                if (what != UpdaterState.KEEP) {
                  try (NDArray values = Nd.create(floats(v))) {
                    reference.nets.forEach(net -> net.setUpdaterState(values));
                  }
                }
              });
      Average sync = Average.builder().every(5).updaterState(what).build();
      assertArrayEquals(expected, actual(sync, updater), 1e-5f, what.toString());
    }
  }

  @Test
  void slowMoFollowsItsFormula() throws Exception {
    Updater updater = new Sgd(0.2);
    double alpha = 0.8;
    double beta = 0.6;
    double[][] x = new double[1][];
    double[][] u = new double[1][];
    try (Reference start = new Reference(updater)) {
      x[0] = start.p[0];
      u[0] = new double[x[0].length];
    }
    float[] expected =
        rounds(
            updater,
            reference -> {
              double[] mean = reference.mean();
              for (int i = 0; i < mean.length; i++) {
                u[0][i] = beta * u[0][i] + (x[0][i] - mean[i]);
                x[0][i] -= alpha * u[0][i];
              }
              reference.all(x[0]);
            });
    SlowMo sync = SlowMo.builder().every(5).slowLearningRate(alpha).slowMomentum(beta).build();
    assertArrayEquals(expected, actual(sync, updater), 1e-5f);
  }

  @Test
  void diLoCoFollowsItsFormula() throws Exception {
    Updater updater = new Sgd(0.2);
    double[][] x = new double[1][];
    double[][] m = new double[1][];
    try (Reference start = new Reference(updater)) {
      x[0] = start.p[0];
      m[0] = new double[x[0].length];
    }
    float[] expected =
        rounds(
            updater,
            reference -> {
              double[] mean = reference.mean();
              for (int i = 0; i < mean.length; i++) {
                double d = x[0][i] - mean[i];
                m[0][i] = 0.9 * m[0][i] + d;
                x[0][i] -= 0.7 * (d + 0.9 * m[0][i]);
              }
              reference.all(x[0]);
            });
    assertArrayEquals(expected, actual(DiLoCo.builder().every(5).build(), updater), 1e-5f);
  }

  @Test
  void elasticAveragingFollowsItsFormula() throws Exception {
    Updater updater = new Sgd(0.2);
    double alpha = 0.6 / N;
    double[][] c = new double[1][];
    try (Reference start = new Reference(updater)) {
      c[0] = start.p[0];
    }
    rounds(
        updater,
        reference -> {
          double[] sum = new double[c[0].length];
          for (int rank = 0; rank < N; rank++) {
            for (int i = 0; i < sum.length; i++) {
              double e = alpha * (reference.p[rank][i] - c[0][i]);
              reference.p[rank][i] -= e;
              sum[i] += e;
            }
          }
          for (int i = 0; i < sum.length; i++) {
            c[0][i] += sum[i];
          }
          reference.write();
        });
    ElasticAveraging sync = ElasticAveraging.builder().every(5).movingRate(0.6).build();
    assertArrayEquals(floats(c[0]), actual(sync, updater), 1e-5f);
  }

  /** The mean gradient of all examples of a step. */
  private static double[] gradient(Reference reference, int step, double[][] each) {
    double total = 0;
    double[] sum = new double[reference.p[0].length];
    for (int rank = 0; rank < N; rank++) {
      List<Points.Point> some = points(rank, step);
      each[rank] = new double[sum.length];
      if (some.isEmpty()) {
        continue;
      }
      Batch batch = Points.batch(some);
      reference.nets.get(rank).computeGradient(batch);
      Points.close(batch);
      try (NDArray gradient = reference.nets.get(rank).gradient()) {
        each[rank] = gradient.toDoubleArray();
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += some.size() * each[rank][i];
      }
      total += some.size();
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= total;
    }
    return sum;
  }

  @Test
  void allReduceThenLocalStepsIsPostLocal() throws Exception {
    Updater updater = new Sgd(0.2);
    for (int together : new int[] {0, 6, STEPS}) {
      float[] expected;
      try (Reference reference = new Reference(updater)) {
        for (int step = 0; step < STEPS; step++) {
          if (step < together) {
            double[] g = gradient(reference, step, new double[N][]);
            double[] next = reference.p[0].clone();
            for (int i = 0; i < g.length; i++) {
              next[i] -= 0.2 * g[i];
            }
            reference.all(next);
          } else {
            reference.localStep(step);
            if ((step - together) % 3 == 2 || step == STEPS - 1) {
              reference.all(reference.mean());
            }
          }
        }
        expected = floats(reference.p[0]);
      }
      PostLocal sync = PostLocal.builder().after(together).every(3).build();
      assertArrayEquals(expected, actual(sync, updater), 1e-5f, "after " + together);
      if (together == STEPS) {
        assertArrayEquals(expected, actual(new AllReduce(), updater), 1e-5f);
      }
    }
  }

  @Test
  void thresholdKeepsWhatIsSmallInTheResidual() throws Exception {
    Updater updater = new Sgd(0.2);
    for (double t : new double[] {0.003, 0.05, 0.4}) { // most elements, some, few
      float[] expected;
      try (Reference reference = new Reference(updater)) {
        int length = reference.p[0].length;
        float[][] residual = new float[N][length];
        for (int step = 0; step < STEPS; step++) {
          double[][] each = new double[N][];
          gradient(reference, step, each);
          double[] q = new double[length];
          double weight = 0;
          for (int rank = 0; rank < N; rank++) {
            int size = points(rank, step).size();
            weight += size;
            for (int i = 0; i < length; i++) {
              float r = residual[rank][i] + (float) (each[rank][i] * size / BATCH);
              if (Math.abs(r) >= (float) t) {
                q[i] += r > 0 ? t : -t;
                r -= r > 0 ? (float) t : (float) -t;
              }
              residual[rank][i] = r;
            }
          }
          double[] next = reference.p[0].clone();
          for (int i = 0; i < length; i++) {
            next[i] -= 0.2 * q[i] * BATCH / weight;
          }
          reference.all(next);
        }
        expected = floats(reference.p[0]);
      }
      Threshold sync =
          Threshold.builder().threshold(t).minSparsity(0).maxSparsity(1).build(); // fixed
      assertArrayEquals(expected, actual(sync, updater), 1e-4f, "threshold " + t);
    }
  }

  @Test
  void aScheduleOfHIsFollowed() throws Exception {
    Updater updater = new Sgd(0.2);
    float[] expected;
    try (Reference reference = new Reference(updater)) {
      for (int step = 0; step < STEPS; step++) {
        reference.localStep(step);
        // H(i) = 1 · 2^floor(i / 4): rounds after steps 1, 2, 3, 5 (H 2), 7, 11 (H 4), 12 (the end)
        if (List.of(1, 2, 3, 5, 7, 11, 12).contains(step + 1)) {
          reference.all(reference.mean());
        }
      }
      expected = floats(reference.p[0]);
    }
    Average sync =
        Average.builder().everySchedule(new StepSchedule(ScheduleType.ITERATION, 1, 2, 4)).build();
    assertArrayEquals(expected, actual(sync, updater), 1e-5f);
  }
}
