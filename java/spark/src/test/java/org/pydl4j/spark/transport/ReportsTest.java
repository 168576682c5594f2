package org.pydl4j.spark.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nd.errors.WorkerException;
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
    try (Reports first = Reports.open(1, one::add);
        Reports second = Reports.open(1, two::add)) {
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

  private static final Patience LONG = Patience.of(Duration.ofMinutes(1));

  /** What workers hear who come one after the other, each on a thread of its own. */
  private static List<List<String>> meeting(Reports.Address address, String run, String... words)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(words.length);
    try {
      List<Future<List<String>>> heard = new ArrayList<>();
      for (int i = 0; i < words.length; i++) {
        int rank = i;
        heard.add(pool.submit(() -> address.meet(run, rank, words[rank], LONG)));
      }
      List<List<String>> all = new ArrayList<>();
      for (Future<List<String>> one : heard) {
        all.add(one.get(60, TimeUnit.SECONDS));
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void workersOfARunHearOfEachOtherInTheOrderOfTheirRanks() throws Exception {
    LocalSpark.sharedContext();
    try (Reports reports = Reports.open(3, message -> {})) {
      List<String> words = List.of("a", "b", "c");
      assertEquals(List.of(words, words, words), meeting(reports.address(), "7.0", "a", "b", "c"));
      List<String> later = List.of("d", "e", "f");
      assertEquals(List.of(later, later, later), meeting(reports.address(), "7.1", "d", "e", "f"));
    }
  }

  @Test
  void whoCameToARunThatEndedIsNoneOfTheNext() throws Exception {
    LocalSpark.sharedContext();
    try (Reports reports = Reports.open(2, message -> {})) {
      AtomicBoolean ended = new AtomicBoolean();
      Patience until = new Patience(Duration.ofMinutes(1), ended::get);
      FutureTask<List<String>> first =
          new FutureTask<>(() -> reports.address().meet("7.0", 0, "old", until));
      Thread waiting = new Thread(first);
      waiting.start();
      List<String> words = List.of("new", "its neighbour");
      assertEquals(
          List.of(words, words), meeting(reports.address(), "7.1", "new", "its neighbour"));
      ended.set(true);
      Throwable thrown =
          assertThrows(ExecutionException.class, () -> first.get(60, TimeUnit.SECONDS)).getCause();
      assertTrue(thrown instanceof InterruptedTrainingException, thrown.toString());
      waiting.join();
    }
  }

  @Test
  void whoComesToAJobThatHasEndedIsTold() {
    LocalSpark.sharedContext();
    Reports reports = Reports.open(2, message -> {});
    reports.close();
    WorkerException e =
        assertThrows(WorkerException.class, () -> reports.address().meet("7.0", 0, "late", LONG));
    assertTrue(e.getMessage().contains("The job has ended"), e.getMessage());
  }
}
