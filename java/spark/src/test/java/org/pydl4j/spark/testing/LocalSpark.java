package org.pydl4j.spark.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The one Spark that a JVM of tests can have at a time: a small session that all tests share, until
 * those come that need a context of their own ({@link #LAST}). Tests of executors with Python are
 * in tests/integration.
 */
public final class LocalSpark {
  /** The order of test classes that end the shared session. */
  public static final int LAST = Integer.MAX_VALUE;

  private static SparkSession session;

  private LocalSpark() {}

  /** The shared session; it ends with the JVM, or with {@link #context}. */
  public static synchronized SparkSession session() {
    if (session == null || session.sparkContext().isStopped()) {
      session =
          SparkSession.builder()
              .master("local[4]")
              .appName("tests")
              .config("spark.ui.enabled", "false")
              .config("spark.sql.shuffle.partitions", "2")
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.driver.bindAddress", "127.0.0.1")
              .getOrCreate();
      session.sparkContext().setLogLevel("ERROR");
    }
    return session;
  }

  /** Waits until no task runs: of a job that failed others than the failed one go on. */
  public static void awaitTasks() throws InterruptedException {
    SparkStatusTracker tracker = sharedContext().sc().statusTracker();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < end
        && Arrays.stream(tracker.getExecutorInfos()).anyMatch(each -> each.numRunningTasks() > 0)) {
      Thread.sleep(10);
    }
  }

  /** The context of {@link #session}. */
  public static JavaSparkContext sharedContext() {
    return JavaSparkContext.fromSparkContext(session().sparkContext());
  }

  /** Settings of a context on this machine alone. */
  public static SparkConf conf(String master) {
    return new SparkConf()
        .setMaster(master)
        .setAppName("tests")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1");
  }

  /**
   * Settings of a cluster whose executors are JVMs of their own with our classes, and compute with
   * one thread a core.
   *
   * @param folder for Spark's files
   */
  public static SparkConf cluster(String master, Path folder) {
    String ours =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("/pyspark/jars/"))
            .collect(Collectors.joining(File.pathSeparator));
    return conf(master)
        .set("spark.local.dir", folder.toString())
        .set("spark.executor.extraClassPath", ours)
        .set(
            "spark.executor.extraJavaOptions",
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dpydl4j.threads=1 -Dpydl4j.natives="
                + System.getProperty("pydl4j.natives"));
  }

  /** Ends a context, and the logs that its executors leave inside of Spark's own package. */
  public static void stop(JavaSparkContext spark) throws IOException {
    String application = spark.sc().applicationId();
    spark.stop();
    Path work = Path.of(System.getenv("SPARK_HOME"), "work", application);
    if (Files.exists(work)) {
      try (Stream<Path> all = Files.walk(work)) {
        all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  /** A context with these settings in place of the shared session; the caller stops it. */
  public static synchronized JavaSparkContext context(SparkConf conf) {
    if (session != null) {
      session.stop();
      session = null;
    }
    return new JavaSparkContext(conf);
  }
}
