package org.pydl4j.spark.training;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Updater;

/** A small problem: points of the plane in three classes, and shards of them in row order. */
public final class Points {
  private Points() {}

  /** A point with its class. */
  public record Point(float x, float y, int label, float weight) implements Serializable {}

  public static List<Point> make(int count, long seed) {
    Random random = new Random(seed);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(3);
      double angle = label * 2 * Math.PI / 3;
      points.add(
          new Point(
              (float) (Math.cos(angle) + 0.4 * random.nextGaussian()),
              (float) (Math.sin(angle) + 0.4 * random.nextGaussian()),
              label,
              1));
    }
    return points;
  }

  public static MultiLayerConfiguration network(Updater updater) {
    return MultiLayerConfiguration.builder()
        .seed(7)
        .updater(updater)
        .inputType(InputType.feedForward(2))
        .layer(Dense.builder().nOut(16).activation("tanh"))
        .layer(Output.builder().nOut(3).loss("mcxent"))
        .build();
  }

  /** The batch of some points; its arrays are closed by {@link #close}. */
  public static Batch batch(List<Point> points) {
    float[] features = new float[points.size() * 2];
    long[] labels = new long[points.size()];
    float[] weights = new float[points.size()];
    boolean weighted = false;
    for (int i = 0; i < points.size(); i++) {
      features[2 * i] = points.get(i).x();
      features[2 * i + 1] = points.get(i).y();
      labels[i] = points.get(i).label();
      weights[i] = points.get(i).weight();
      weighted |= weights[i] != 1;
    }
    return new Batch(
        Map.of("input", Nd.create(features, points.size(), 2)),
        Map.of("output", Nd.create(labels, points.size())),
        weighted ? Nd.create(weights, points.size()) : null);
  }

  public static void close(Batch batch) {
    if (batch != null) {
      batch.inputs().values().forEach(NDArray::close);
      batch.labels().values().forEach(NDArray::close);
      if (batch.weights() != null) {
        batch.weights().close();
      }
    }
  }

  /** Rows in the order of their partition, every pass alike; a tenth of them also validates. */
  static Shard shard(List<Point> points, int batchSize) {
    return new Shard() {
      @Override
      public long rows() {
        return points.size();
      }

      @Override
      public long validationRows() {
        return points.size() / 10;
      }

      @Override
      public Batches batches(long epoch, long skip) {
        return new Pass(points, batchSize, (int) skip * batchSize);
      }

      @Override
      public Batches validation() {
        return new Pass(points.subList(0, points.size() / 10), batchSize, 0);
      }

      @Override
      public void close() {}
    };
  }

  /** For jobs. */
  static ShardFactory<Point> factory() {
    return (rows, plan) -> {
      List<Point> points = new ArrayList<>();
      rows.forEachRemaining(points::add);
      return shard(points, plan.batchSize());
    };
  }

  /** For jobs that get worse: from a certain pass on, the classes of what is learnt are wrong. */
  static ShardFactory<Point> spoiledFrom(long epoch) {
    return (rows, plan) -> {
      List<Point> right = new ArrayList<>();
      rows.forEachRemaining(right::add);
      List<Point> wrong =
          right.stream()
              .map(p -> new Point(p.x(), p.y(), (p.label() + 1) % 3, p.weight()))
              .toList();
      Shard spoiled = shard(wrong, plan.batchSize());
      return new ForwardingShard(shard(right, plan.batchSize())) {
        @Override
        public Batches batches(long pass, long skip) {
          return pass < epoch ? super.batches(pass, skip) : spoiled.batches(pass, skip);
        }
      };
    };
  }

  private static final class Pass implements Shard.Batches {
    private final List<Point> points;
    private final int batchSize;
    private int position;
    private Batch last;

    Pass(List<Point> points, int batchSize, int position) {
      this.points = points;
      this.batchSize = batchSize;
      this.position = position;
    }

    @Override
    public boolean hasNext() {
      return position < points.size();
    }

    @Override
    public Batch next() {
      Points.close(last);
      int end = Math.min(points.size(), position + batchSize);
      last = batch(points.subList(position, end));
      position = end;
      return last;
    }

    @Override
    public void close() {
      Points.close(last);
      last = null;
    }
  }

  /** Parts for so many workers, each as {@link #part} gives it. */
  static List<List<Point>> parts(List<Point> all, int size) {
    List<List<Point>> parts = new ArrayList<>();
    for (int rank = 0; rank < size; rank++) {
      parts.add(part(all, rank, size));
    }
    return parts;
  }

  /** Every size-th point, so that all workers together see each batch of the whole. */
  static <T> List<T> part(List<T> all, int rank, int size) {
    List<T> part = new ArrayList<>();
    Iterator<T> in = all.iterator();
    for (int i = 0; in.hasNext(); i++) {
      T one = in.next();
      if (i % size == rank) {
        part.add(one);
      }
    }
    return part;
  }
}
