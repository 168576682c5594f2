package org.pydl4j.spark.testing;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The one Spark that a JVM of tests can have at a time: a small session that many tests share, or a
 * context of a test's own. Tests of executors with Python are in tests/integration.
 */
public final class LocalSpark {
  private static SparkSession session;

  private LocalSpark() {}

  /** The shared session; it ends with the JVM, or with {@link #context}. */
  public static synchronized SparkSession session() {
    if (session == null || session.sparkContext().isStopped()) {
      session =
          SparkSession.builder()
              .master("local[2]")
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

  /** A context with these settings in place of the shared session; the caller stops it. */
  public static synchronized JavaSparkContext context(SparkConf conf) {
    if (session != null) {
      session.stop();
      session = null;
    }
    return new JavaSparkContext(conf);
  }
}
