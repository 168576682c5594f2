package org.pydl4j.spark.testing;

import org.apache.spark.sql.SparkSession;

/**
 * One small Spark for all tests of this JVM, started with the first use. Tests of executors' own
 * JVMs are in tests/integration.
 */
public final class LocalSpark {
  private static SparkSession session;

  private LocalSpark() {}

  /** The session; it ends with the JVM. */
  public static synchronized SparkSession session() {
    if (session == null) {
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
}
