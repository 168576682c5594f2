package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ScoreException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.random.RandomBatch;
import org.pydl4j.nn.random.RandomMembers;
import org.pydl4j.nn.random.RandomNetworks;
import org.pydl4j.spark.sync.AllReduce;
import org.pydl4j.spark.sync.Average;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.testing.LocalSpark;

/**
 * Networks that nobody wrote give the same on Spark: one worker what one machine does, two workers
 * that average what two copies here do whose vectors are averaged by hand. {@code -Dtests.seed}
 * repeats a run, {@code -Dtests.rounds} makes it longer.
 */
class RandomNetworksOnSparkTest {
  private static final int ROWS = 4;
  private static final int EACH_ROUND = 12;
  private static JavaSparkContext spark;

  private final long seed = Long.getLong("tests.seed", 1);
  private final int rounds = Integer.getInteger("tests.rounds", 1);

  private record Case(String kind, String name, long seed) {}

  /** What a training ends with. */
  private record Ended(double[] params, double[] state, long steps, long iteration, long epoch) {}

  @BeforeAll
  static void start() {
    spark = LocalSpark.sharedContext();
    spark.parallelize(List.of(1, 2, 3, 4), 4).repartition(1).collect();
  }

  @Test
  void networksThatNobodyWroteTrainOnSparkAsHere() {
    System.out.println("RandomNetworksOnSparkTest: -Dtests.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<String> failures = new ArrayList<>();
    int trained = 0;
    for (int i = 0; i < EACH_ROUND * rounds; i++) {
      String kind = random.nextInt(3) > 0 ? "layer" : "vertex";
      List<String> names = RandomMembers.names(kind);
      Case one = new Case(kind, names.get(random.nextInt(names.size())), random.nextLong());
      String json = "";
      try {
        SplittableRandom drawn = new SplittableRandom(one.seed());
        NetworkConfiguration conf = new RandomNetworks(drawn).with(one.kind(), one.name());
        json = conf.toJson();
        trained += check(conf, one.seed());
      } catch (RuntimeException | AssertionError e) {
        if (!RandomNetworks.isOfTheBatch(json, e)) {
          failures.add(one + "\n" + json + "\n" + RandomNetworks.shown(e));
        }
      }
    }
    assertTrue(failures.isEmpty(), failures.size() + " failed\n" + String.join("\n\n", failures));
    assertTrue(trained > EACH_ROUND * rounds / 3, "only " + trained + " could be trained at all");
  }

  /** 1, or 0 where the loss of what was drawn is no number here either. */
  private static int check(NetworkConfiguration conf, long seed) {
    List<List<Long>> one = List.of(List.of(seed, seed + 1));
    List<List<Long>> two = List.of(List.of(seed, seed + 1), List.of(seed + 2));
    Ended alone;
    Ended averaged;
    try {
      alone = here(conf, one);
      averaged = here(conf, two);
    } catch (ScoreException e) {
      return 0;
    }
    boolean whole = conf.get(NetworkConfiguration.GRADIENT_ACCUMULATION) == 1;
    same(alone, onSpark(conf, one, new Average(1)), "one worker");
    if (whole) {
      same(alone, onSpark(conf, one, new AllReduce()), "one worker's gradients");
    }
    same(averaged, onSpark(conf, two, new Average(1)), "two workers");
    return 1;
  }

  private static void same(Ended expected, Ended found, String what) {
    close(expected.params(), found.params(), what + ": parameters");
    close(expected.state(), found.state(), what + ": updaters' state");
    assertEquals(expected.steps(), found.steps(), what + ": updaters' steps");
    assertEquals(expected.iteration(), found.iteration(), what + ": iteration");
    assertEquals(expected.epoch(), found.epoch(), what + ": epoch");
  }

  private static void close(double[] expected, double[] found, String what) {
    assertEquals(expected.length, found.length, what);
    for (int i = 0; i < expected.length; i++) {
      double bound = 1e-6 * Math.max(1, Math.abs(expected[i]));
      assertEquals(expected[i], found[i], bound, what + " " + i);
    }
  }

  private static Ended onSpark(NetworkConfiguration conf, List<List<Long>> parts, Sync sync) {
    try (NeuralNetwork start = conf.network().init()) {
      TrainingSettings settings =
          TrainingSettings.builder(start)
              .sync(sync.toJson())
              .numWorkers(parts.size())
              .batchSize(ROWS)
              .threads(1)
              .peerTimeoutSeconds(20)
              .saveUpdater(true)
              .build();
      String json = conf.toJson();
      ShardFactory<Long> shards = (rows, plan) -> new Drawn(json, rows);
      TrainingResult result =
          TrainingJob.run(rows(parts), shards, start, settings, new JobListener() {});
      try (NeuralNetwork model = (NeuralNetwork) result.model()) {
        return ended(model);
      }
    }
  }

  private static JavaRDD<Long> rows(List<List<Long>> parts) {
    List<Integer> numbers = Stream.iterate(0, i -> i + 1).limit(parts.size()).toList();
    List<List<Long>> given = new ArrayList<>();
    parts.forEach(part -> given.add(new ArrayList<>(part)));
    return spark
        .parallelize(new ArrayList<>(numbers), parts.size())
        .mapPartitions((Iterator<Integer> in) -> given.get(in.next()).iterator());
  }

  /** Copies that step by themselves and are averaged after each step by who had a batch. */
  private static Ended here(NetworkConfiguration conf, List<List<Long>> parts) {
    List<NeuralNetwork> copies = new ArrayList<>();
    try (Scope scope = Scope.open()) {
      for (int rank = 0; rank < parts.size(); rank++) {
        copies.add(conf.network().init());
        copies.get(rank).setReplica(rank);
      }
      for (int step = 0; step < parts.get(0).size(); step++) {
        List<Integer> at = new ArrayList<>();
        for (int rank = 0; rank < parts.size(); rank++) {
          if (step < parts.get(rank).size()) {
            copies.get(rank).fit(batch(copies.get(rank), parts.get(rank).get(step)));
            at.add(rank);
          }
        }
        average(copies, at);
      }
      NeuralNetwork first = copies.get(0);
      first.setProgress(first.iteration(), first.epoch() + 1);
      return ended(first);
    } finally {
      copies.forEach(NeuralNetwork::close);
    }
  }

  private static void average(List<NeuralNetwork> copies, List<Integer> at) {
    List<NDArray> params = new ArrayList<>();
    List<NDArray> states = new ArrayList<>();
    for (NeuralNetwork copy : copies) {
      params.add(copy.params());
      states.add(copy.updaterState());
    }
    for (List<NDArray> vectors : List.of(params, states)) {
      if (copies.size() > 1 && vectors.get(0).length() > 0) {
        NDArray mean = Arithmetic.mul(vectors.get(at.get(0)), 1.0 / at.size());
        for (int rank : at.subList(1, at.size())) {
          mean = Arithmetic.add(mean, Arithmetic.mul(vectors.get(rank), 1.0 / at.size()));
        }
        for (NDArray vector : vectors) {
          vector.assign(mean);
        }
      }
      vectors.forEach(NDArray::close);
    }
  }

  private static Ended ended(NeuralNetwork net) {
    try (NDArray params = net.params();
        NDArray state = net.updaterState()) {
      return new Ended(
          params.toDoubleArray(),
          state.toDoubleArray(),
          net.updaterSteps(),
          net.iteration(),
          net.epoch());
    }
  }

  /** The same examples wherever they are drawn; the arrays are the open scope's. */
  private static Batch batch(NeuralNetwork net, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Batch features = RandomBatch.features(random, net, ROWS, random.nextBoolean());
    return RandomBatch.labelled(random, net, features);
  }

  /** Batches that are drawn where they are trained on, by the numbers that are the rows. */
  private static final class Drawn implements Shard {
    private final List<Batch> batches = new ArrayList<>();

    Drawn(String json, Iterator<Long> seeds) {
      try (Scope scope = Scope.open();
          NeuralNetwork net = NetworkConfiguration.KIND.fromJson(json).network().init()) {
        while (seeds.hasNext()) {
          Batch drawn = batch(net, seeds.next());
          arrays(drawn).forEach(Scope::detach);
          batches.add(drawn);
        }
      }
    }

    private static Stream<NDArray> arrays(Batch batch) {
      return Stream.of(batch.inputs(), batch.labels(), batch.inputMasks())
          .flatMap(arrays -> arrays.values().stream());
    }

    @Override
    public long rows() {
      return (long) ROWS * batches.size();
    }

    @Override
    public long validationRows() {
      return 0;
    }

    @Override
    public Batches batches(long epoch, long skip) {
      return pass(batches.subList((int) skip, batches.size()));
    }

    @Override
    public Batches validation() {
      return pass(List.of());
    }

    private static Batches pass(List<Batch> given) {
      Iterator<Batch> left = given.iterator();
      return new Batches() {
        @Override
        public boolean hasNext() {
          return left.hasNext();
        }

        @Override
        public Batch next() {
          return left.next();
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {
      batches.forEach(batch -> arrays(batch).forEach(NDArray::close));
      batches.clear();
    }
  }
}
