package org.pydl4j.spark.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The tags by which {@code interruptTag} and {@code interruptAll} of a session find jobs. Spark
 * puts them on those of SQL alone.
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
}
