package org.pydl4j.spark.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Makes the session of a DataFrame the active one of this thread until {@link #close()}: its
 * settings count, {@code spark.sql.caseSensitive} for example, also in threads that Python made,
 * and its tags are on jobs that are none of SQL's, so that {@code interruptTag} and {@code
 * interruptAll} reach them.
 */
final class ActiveSession implements AutoCloseable {
  private final Option<SparkSession> before = SparkSession.getActiveSession();
  private final SparkContext context;
  private final List<String> tags;

  private ActiveSession(SparkSession session) {
    context = session.sparkContext();
    tags = new ArrayList<>(SessionTags.of(session));
    tags.removeAll(CollectionConverters.asJava(context.getJobTags()));
    tags.forEach(context::addJobTag);
  }

  static ActiveSession of(Dataset<?> data) {
    ActiveSession session = new ActiveSession(data.sparkSession());
    SparkSession.setActiveSession(data.sparkSession());
    return session;
  }

  @Override
  public void close() {
    tags.forEach(context::removeJobTag);
    if (before.isDefined()) {
      SparkSession.setActiveSession(before.get());
    } else {
      SparkSession.clearActiveSession();
    }
  }
}
