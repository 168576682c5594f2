package org.pydl4j.spark.ml;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * Makes the session of a DataFrame the active one of this thread until {@link #close()}: its
 * settings count, {@code spark.sql.caseSensitive} for example, also in threads that Python made.
 */
final class ActiveSession implements AutoCloseable {
  private final Option<SparkSession> before = SparkSession.getActiveSession();

  private ActiveSession() {}

  static ActiveSession of(Dataset<?> data) {
    ActiveSession session = new ActiveSession();
    SparkSession.setActiveSession(data.sparkSession());
    return session;
  }

  @Override
  public void close() {
    if (before.isDefined()) {
      SparkSession.setActiveSession(before.get());
    } else {
      SparkSession.clearActiveSession();
    }
  }
}
