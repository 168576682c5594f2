package org.pydl4j.spark.transport;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * What executors have outside of Java's heap, as far as the driver knows: what Spark enforces for
 * each of them, or all of this machine where they run on it.
 *
 * @param bytes there are
 * @param shared whether they are for all executors and the driver together
 * @param whose as messages go on: "gives an executor "
 */
public record ExecutorMemory(long bytes, boolean shared, String whose) {
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final String FACTOR = "spark.executor.memoryOverheadFactor";
  private static final String KUBERNETES_FACTOR = "spark.kubernetes.memoryOverheadFactor";
  private static final Pattern LOCAL_CLUSTER = Pattern.compile("local-cluster\\[ *([0-9]+).*");

  /** Of a session; endless where executors have machines that the driver does not know. */
  public static ExecutorMemory of(SparkContext spark) {
    SparkConf conf = spark.getConf();
    String master = conf.get("spark.master", "");
    boolean given = conf.contains(OVERHEAD) && !spark.isLocal();
    if (given || master.startsWith("yarn") || master.startsWith("k8s")) {
      return new ExecutorMemory(overhead(conf), false, OVERHEAD + " gives an executor ");
    }
    if (spark.isLocal() || master.startsWith("local-cluster")) {
      String may = "this machine may give (-Dpydl4j.memory, else nine tenths of it) ";
      return new ExecutorMemory(Memory.limit(), true, may);
    }
    return new ExecutorMemory(Long.MAX_VALUE, false, "");
  }

  private static long overhead(SparkConf conf) {
    if (conf.contains(OVERHEAD)) {
      return conf.getSizeAsMb(OVERHEAD) << 20;
    }
    long heap = conf.getSizeAsMb("spark.executor.memory", "1g") << 20;
    boolean kubernetes = conf.get("spark.master", "").startsWith("k8s");
    double usual = kubernetes ? conf.getDouble(KUBERNETES_FACTOR, 0.1) : 0.1;
    return Math.max(384L << 20, (long) (heap * conf.getDouble(FACTOR, usual)));
  }

  /**
   * Refuses a model to score with whose parameters alone do not fit.
   *
   * @param parameters bytes of them
   * @throws ConfigurationException with both numbers
   */
  public static void requireToScore(SparkContext spark, long parameters) {
    ExecutorMemory room = of(spark);
    Matcher cluster = LOCAL_CLUSTER.matcher(spark.getConf().get("spark.master", ""));
    long copies = room.shared && cluster.matches() ? Long.parseLong(cluster.group(1)) : 1;
    room.require(
        copies * parameters,
        "Each executor that scores has a copy of the model, whose parameters take "
            + (parameters >> 20)
            + " MiB outside of Java's heap"
            + (copies > 1 ? ", all " + copies + " together " + (copies * parameters >> 20) : "")
            + ", and ",
        room.shared
            ? "Score with fewer executors, or on a larger machine."
            : "Raise it: where products are fast, their weights take as much again.");
  }

  /**
   * Refuses what needs more than there is.
   *
   * @param needed bytes
   * @param what needs them, up to where it is said whose the others are
   * @throws ConfigurationException that ends with the remedy
   */
  public void require(long needed, String what, String remedy) {
    if (needed > bytes) {
      throw new ConfigurationException(what + whose + (bytes >> 20) + " MiB. " + remedy);
    }
  }
}
