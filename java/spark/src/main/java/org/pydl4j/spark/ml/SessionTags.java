package org.pydl4j.spark.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The tags by which {@code interruptTag} and {@code interruptAll} of a session find jobs. Spark
 * puts them on those of SQL alone, and takes them from the thread when a query ends: whoever runs
 * another job puts them on for as long as this job takes.
 */
public final class SessionTags {
  private SessionTags() {}

  /** Those of what this thread does: each {@code addTag} belongs to a thread and its children. */
  public static List<String> of(SparkSession session) {
    var classic = (org.apache.spark.sql.classic.SparkSession) session;
    List<String> tags =
        new ArrayList<>(
            CollectionConverters.asJava(classic.managedJobTags().get().values().toSeq()));
    tags.add(classic.sessionJobTag());
    return tags;
  }

  /**
   * Runs jobs that are none of SQL's with the tags of the session.
   *
   * @param <R> what they give
   */
  static <R extends @Nullable Object> R on(SparkSession session, Supplier<R> jobs) {
    SparkContext context = session.sparkContext();
    List<String> tags = of(session);
    tags.removeAll(CollectionConverters.asJava(context.getJobTags()));
    tags.forEach(context::addJobTag);
    try {
      return jobs.get();
    } finally {
      tags.forEach(context::removeJobTag);
    }
  }
}
