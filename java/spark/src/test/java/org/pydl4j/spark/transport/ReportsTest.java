package org.pydl4j.spark.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.pydl4j.spark.testing.LocalSpark;

/** What tasks tell the driver, through Spark; ClusterTest hears executors in other processes. */
class ReportsTest {
  private static void send(Reports.Address address, List<Integer> numbers) {
    JavaSparkContext spark = LocalSpark.sharedContext();
    spark.parallelize(numbers, 2).foreach(n -> address.line().accept(new byte[n]));
  }

  private static int next(BlockingQueue<byte[]> messages) throws InterruptedException {
    byte[] message = messages.poll(60, TimeUnit.SECONDS);
    assertTrue(message != null, "no message within a minute");
    return message.length;
  }

  @Test
  void eachJobHearsItsOwnTasksUntilItEnds() throws InterruptedException {
    LocalSpark.sharedContext();
    BlockingQueue<byte[]> one = new LinkedBlockingQueue<>();
    BlockingQueue<byte[]> two = new LinkedBlockingQueue<>();
    try (Reports first = Reports.open(one::add);
        Reports second = Reports.open(two::add)) {
      send(first.address(), List.of(1, 2));
      send(second.address(), List.of(70_000));
      first.close();
      send(first.address(), List.of(5));
      send(second.address(), List.of(6));
      int[] heard = {next(one), next(one)};
      assertArrayEquals(new int[] {1, 2}, IntStream.of(heard).sorted().toArray());
      assertEquals(70_000, next(two));
      assertEquals(6, next(two)); // one thread takes them in order: what came before was dropped
      assertTrue(one.isEmpty());
    }
  }
}
