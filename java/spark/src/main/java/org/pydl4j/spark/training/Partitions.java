package org.pydl4j.spark.training;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.NarrowDependency;
import org.apache.spark.rdd.RDD;
import scala.jdk.javaapi.CollectionConverters;

/** How rows must lie for a barrier stage. */
public final class Partitions {
  private Partitions() {}

  /**
   * Whether rows can be trained on as they lie: one partition a worker, and nothing that Spark
   * computes in the same stage has another number of them, as before {@code coalesce}. Otherwise
   * they need a {@code repartition}.
   */
  public static boolean suit(RDD<?> rows, int workers) {
    return suit(rows, workers, new HashSet<>());
  }

  private static boolean suit(RDD<?> rows, int workers, Set<Integer> seen) {
    return !seen.add(rows.id()) // zipped with itself again and again, it is there many times
        || rows.getNumPartitions() == workers
            && CollectionConverters.asJava(rows.dependencies()).stream()
                .filter(NarrowDependency.class::isInstance)
                .allMatch(parent -> suit(parent.rdd(), workers, seen));
  }
}
