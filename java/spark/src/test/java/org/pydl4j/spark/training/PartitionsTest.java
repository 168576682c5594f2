package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pydl4j.spark.testing.LocalSpark;
import scala.Tuple2;

class PartitionsTest {
  private static JavaRDD<Long> rows(int partitions) {
    return LocalSpark.session().range(0, 10, 1, partitions).toJavaRDD();
  }

  @Test
  void onePartitionForEachWorkerSuits() {
    assertTrue(Partitions.suit(rows(2).map(i -> i + 1).rdd(), 2));
    assertTrue(Partitions.suit(rows(5).repartition(2).rdd(), 2), "a shuffle begins a new stage");
    assertFalse(Partitions.suit(rows(3).rdd(), 2));
    assertFalse(Partitions.suit(rows(4).coalesce(2).rdd(), 2), "Spark would compute four");
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aLineageThatMeetsItselfIsWalkedOnce() {
    JavaRDD<Long> rows = rows(2);
    for (int i = 0; i < 60; i++) { // 2^60 ways to the beginning
      rows = rows.zip(rows).map(Tuple2::_1);
    }
    assertTrue(Partitions.suit(rows.rdd(), 2));
  }
}
