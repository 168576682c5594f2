package org.pydl4j.spark.training;

import org.apache.spark.sql.SparkSession;
import org.pydl4j.nd.errors.ConfigurationException;

/** Sessions that got our jars while they were running. */
public final class AddedJars {
  private AddedJars() {}

  /**
   * Refuses a local session to which our jars were added with {@code ADD JAR}: its tasks have a
   * class loader of their own for them, in the same process, and a process has one engine.
   *
   * @throws ConfigurationException if so; it says what to do
   */
  public static void refuse(SparkSession session) {
    var classic = (org.apache.spark.sql.classic.SparkSession) session;
    if (session.sparkContext().isLocal()
        && classic.sharedState().jarClassLoader() == AddedJars.class.getClassLoader()) {
      throw new ConfigurationException(
          "The jars of pydl4j were added to this local session with ADD JAR, when it was running:"
              + " its tasks load them apart from the session itself, and the native libraries can"
              + " be loaded only once. Stop it and start one with pydl4j.spark.session(...), or put"
              + " the jars into spark.jars before it starts.");
    }
  }
}
