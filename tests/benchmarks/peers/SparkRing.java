import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.spark.transport.Collective;
import org.pydl4j.spark.transport.Patience;
import org.pydl4j.spark.transport.Rendezvous;
import org.pydl4j.spark.transport.Wire;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/** Sums of one vector over all executors, rounds a second: by the ring, and by Spark itself. */
public final class SparkRing {
  private static final byte[] SECRET = "of a benchmark, known to everyone".getBytes();

  private SparkRing() {}

  /** The ring inside of one barrier stage; its start is not counted, the slowest worker is. */
  public static double ring(JavaSparkContext spark, int workers, int floats, double seconds) {
    return partitions(spark, workers)
        .rdd()
        .barrier()
        .mapPartitions(new RingTask(floats, seconds), false, ClassTag$.MODULE$.apply(Double.class))
        .toJavaRDD()
        .collect()
        .stream()
        .mapToDouble(rate -> (Double) rate)
        .min()
        .orElseThrow();
  }

  private static JavaRDD<Integer> partitions(JavaSparkContext spark, int workers) {
    return spark.parallelize(IntStream.range(0, workers).boxed().toList(), workers);
  }

  /** What one executor does for {@link #ring}. */
  private static final class RingTask
      extends AbstractFunction1<Iterator<Integer>, Iterator<Object>> implements java.io.Serializable {
    private final int floats;
    private final double seconds;

    RingTask(int floats, double seconds) {
      this.floats = floats;
      this.seconds = seconds;
    }

    @Override
    public Iterator<Object> apply(Iterator<Integer> rows) {
      BarrierTaskContext context = BarrierTaskContext.get();
      String host = SparkEnv.get().blockManager().blockManagerId().host();
      Patience patience = new Patience(Duration.ofSeconds(30), context::isInterrupted);
      try (Rendezvous meeting = Rendezvous.listen(host, 0)) {
        List<Rendezvous.Peer> peers = new ArrayList<>();
        for (String address : context.allGather(host + " " + meeting.port())) {
          String[] parts = address.split(" ");
          peers.add(
              new Rendezvous.Peer(
                  "worker " + peers.size(),
                  new InetSocketAddress(parts[0], Integer.parseInt(parts[1]))));
        }
        try (Collective ring = meeting.join(context.partitionId(), peers, SECRET, patience);
            NDArray vector = Nd.ones(floats)) {
          Object rate = measure(ring, vector);
          return CollectionConverters.asScala(List.of(rate).iterator());
        }
      }
    }

    private double measure(Collective ring, NDArray vector) {
      rounds(ring, vector, 3);
      double expected = Math.pow(ring.size(), 3);
      double found = vector.toFloatArray()[floats - 1];
      if (found != expected) {
        throw new IllegalStateException("a sum of " + found + " in place of " + expected);
      }
      Updates.zero(vector); // sums of sums would overflow
      timed(ring, vector, 1); // a JVM compiles for some thousand rounds of small vectors
      return timed(ring, vector, seconds);
    }

    private static double timed(Collective ring, NDArray vector, double seconds) {
      double once = rounds(ring, vector, 10) / 10;
      double often = ring.exchange(Math.max(3, seconds / once))[0][0]; // the first worker says
      return (int) often / rounds(ring, vector, (int) often);
    }

    private static double rounds(Collective ring, NDArray vector, int count) {
      ring.exchange();
      long begun = System.nanoTime();
      for (int i = 0; i < count; i++) {
        ring.allReduce(vector, Wire.FULL);
      }
      return (System.nanoTime() - begun) / 1e9;
    }
  }

  /**
   * The classic round: treeAggregate of a vector that each executor holds, and a broadcast of the
   * sum, which the next round's tasks read.
   */
  public static double throughDriver(
      JavaSparkContext spark, int workers, int floats, double seconds) {
    JavaRDD<Integer> partitions = partitions(spark, workers);
    Broadcast<float[]> last = spark.broadcast(new float[floats]);
    long begun = 0;
    int rounds = -1; // the first one warms
    while (rounds < 1 || (System.nanoTime() - begun) / 1e9 < seconds) {
      Broadcast<float[]> former = last;
      float[] sum =
          partitions.treeAggregate(
              new float[0], (none, i) -> own(floats, former.value()), SparkRing::add, 2);
      if (sum[floats - 1] != workers) {
        throw new IllegalStateException("a sum of " + sum[floats - 1] + " in place of " + workers);
      }
      last = spark.broadcast(sum);
      former.unpersist(false);
      rounds++;
      if (rounds == 0) {
        begun = System.nanoTime();
      }
    }
    return rounds / ((System.nanoTime() - begun) / 1e9);
  }

  private static float[] held = {};

  private static float[] own(int floats, float[] last) {
    if (last.length != floats) {
      throw new IllegalStateException("the broadcast holds another vector");
    }
    if (held.length != floats) {
      held = new float[floats];
      java.util.Arrays.fill(held, 1);
    }
    return held;
  }

  private static float[] add(float[] a, float[] b) {
    if (a.length == 0 || b.length == 0) {
      return a.length == 0 ? b : a;
    }
    for (int i = 0; i < a.length; i++) {
      a[i] += b[i]; // on the driver, where each is a copy
    }
    return a;
  }
}
