package org.pydl4j.serving.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.serving.models.ModelNotFoundException;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.protocol.InferRequest;
import org.pydl4j.serving.protocol.InferResponse;
import org.pydl4j.serving.protocol.ProtocolException;
import org.pydl4j.serving.protocol.TensorData;
import org.pydl4j.serving.testing.Fragile;
import org.pydl4j.serving.testing.Models;

class BatchingTest {
  @TempDir Path folder;
  private ModelRepository models;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeEach
  void open() {
    Models.version(folder, "times", 1, 2);
    models = ModelRepository.open(List.of(folder));
  }

  @AfterEach
  void close() {
    models.close();
    meters.close();
  }

  private Batching batching(int maxBatch, int delayMs, int queue) {
    Duration delay = Duration.ofMillis(delayMs);
    BatchSettings settings = new BatchSettings(maxBatch, delay, queue, Duration.ofSeconds(20), 1);
    return new Batching(models, new BatchRules(settings, Map.of()), meters);
  }

  private static InferRequest request(long priority, long timeoutMicros, int rows, float value) {
    ByteBuffer data = ByteBuffer.allocate(rows * 16).order(ByteOrder.LITTLE_ENDIAN);
    while (data.hasRemaining()) {
      data.putFloat(value);
    }
    TensorData input =
        new TensorData("input", DType.FLOAT32, new long[] {rows, Models.INPUTS}, data.flip());
    return new InferRequest("", List.of(input), List.of(), true, priority, timeoutMicros);
  }

  private static float value(CompletableFuture<InferResponse> answer) throws Exception {
    return answer.get(60, TimeUnit.SECONDS).outputs().get(0).data().getFloat(0);
  }

  @Test
  void requestsThatComeTogetherAreOneBatchAndEachGetsItsOwnRows() throws Exception {
    try (Batching batching = batching(10, 10_000, 100)) {
      List<CompletableFuture<InferResponse>> answers = new ArrayList<>();
      for (int rows = 1; rows <= 4; rows++) {
        answers.add(batching.submit("times", null, request(0, 0, rows, rows)));
      }
      for (int rows = 1; rows <= 4; rows++) {
        TensorData output = answers.get(rows - 1).get(60, TimeUnit.SECONDS).outputs().get(0);
        assertEquals(rows, output.rows());
        assertEquals(rows * 16, output.data().remaining());
        assertEquals(rows * 2f, output.data().getFloat(rows * 16 - 4));
      }
      assertEquals(1, meters.get("pydl4j.inference.batch.rows").summary().count());
      assertEquals(10, meters.get("pydl4j.inference.batch.rows").summary().totalAmount());
    }
  }

  @Test
  void aBatchThatIsNotFullWaitsNoLongerThanTheDelay() throws Exception {
    try (Batching batching = batching(100, 20, 100)) {
      assertEquals(6f, value(batching.submit("times", null, request(0, 0, 1, 3))));
    }
  }

  @Test
  void aFullQueueRefusesAndSaysWhenToTryAgain() {
    Batching batching = batching(100, 600_000, 2);
    batching.submit("times", null, request(0, 0, 1, 1));
    batching.submit("times", null, request(0, 0, 1, 1));
    OverloadedException full =
        assertThrows(
            OverloadedException.class, () -> batching.submit("times", null, request(0, 0, 1, 1)));
    assertTrue(full.retryAfterSeconds() >= 1);
    Thread.currentThread().interrupt(); // or it would wait for those that wait
    batching.close();
    assertTrue(Thread.interrupted());
  }

  @Test
  void whatWaitedTooLongIsNotComputedAndIsToldBeforeTheNextBatch() throws Exception {
    try (Batching batching = batching(100, 600_000, 100)) {
      CompletableFuture<InferResponse> hasty =
          batching.submit("times", null, request(0, 1, 1, 1)); // a microsecond
      CompletableFuture<InferResponse> patient =
          batching.submit("times", null, request(0, 0, 1, 1));
      Throwable cause = assertThrows(ExecutionException.class, hasty::get).getCause();
      assertInstanceOf(ExpiredException.class, cause);
      assertFalse(patient.isDone());
      batching.submit("times", null, request(0, 0, 99, 1)); // fills its batch
      assertEquals(2f, value(patient));
    }
  }

  @Test
  void prioritiesComeFirstThenTheOrderOfArrival() {
    PriorityQueue<Pending> queue = new PriorityQueue<>();
    long[] priorities = {3, 0, 1, 0};
    for (int i = 0; i < priorities.length; i++) {
      queue.add(new Pending(request(priorities[i], 0, 1, i), i, 1));
    }
    List<Float> order = new ArrayList<>();
    while (!queue.isEmpty()) {
      order.add(queue.remove().request.inputs().get(0).data().getFloat(0));
    }
    assertEquals(List.of(2f, 1f, 3f, 0f), order);
  }

  @Test
  void oneRequestThatDoesNotFitHarmsNoOther() throws Exception {
    try (Batching batching = batching(100, 50, 100)) {
      ByteBuffer data = ByteBuffer.allocate(12);
      TensorData narrow = new TensorData("input", DType.FLOAT32, new long[] {1, 3}, data);
      InferRequest wrong = new InferRequest("", List.of(narrow), List.of(), true, 0, 0);
      CompletableFuture<InferResponse> bad = batching.submit("times", null, wrong);
      CompletableFuture<InferResponse> good = batching.submit("times", null, request(0, 0, 1, 1));
      Throwable cause = assertThrows(ExecutionException.class, bad::get).getCause();
      assertInstanceOf(ProtocolException.class, cause);
      assertEquals(2f, value(good));
      assertThrows(
          ModelNotFoundException.class, () -> batching.submit("other", null, request(0, 0, 1, 1)));
    }
  }

  @Test
  void swapsUnderLoadMixNoVersionsAndFailNoRequest() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    try (Batching batching = batching(16, 0, 10_000)) {
      Thread swapper =
          new Thread(
              () -> {
                for (int version = 2; version <= 25; version++) {
                  Models.version(folder, "times", version, version + 1);
                  models.scan();
                }
                ended.set(true);
              });
      swapper.start();
      List<CompletableFuture<InferResponse>> answers = new ArrayList<>();
      while (!ended.get()) {
        for (int i = 0; i < 20; i++) {
          answers.add(batching.submit("times", null, request(0, 0, 2, 1)));
        }
        answers.get(answers.size() - 1).get(60, TimeUnit.SECONDS);
      }
      swapper.join();
      for (CompletableFuture<InferResponse> answer : answers) {
        InferResponse response = answer.get(60, TimeUnit.SECONDS);
        float factor = Long.parseLong(response.version()) + 1;
        ByteBuffer data = response.outputs().get(0).data();
        for (int at = 0; at < data.limit(); at += 4) {
          assertEquals(factor, data.getFloat(at));
        }
      }
    }
  }

  private static void requireExpired(CompletableFuture<InferResponse> answer) {
    Throwable cause = assertThrows(ExecutionException.class, answer::get).getCause();
    assertInstanceOf(ExpiredException.class, cause);
  }

  private DistributionSummary rows() {
    return meters.get("pydl4j.inference.batch.rows").summary();
  }

  @Test
  void aRequestWhoseTimeIsOverWhenItsBatchIsFullIsNotComputed() throws Exception {
    try (Batching batching = batching(100, 50, 100)) {
      CompletableFuture<InferResponse> hasty =
          batching.submit("times", null, request(0, 1, 1, 1)); // a microsecond
      CompletableFuture<InferResponse> filling =
          batching.submit("times", null, request(0, 0, 99, 1));
      requireExpired(hasty);
      assertEquals(2f, value(filling));
    }
    assertEquals(99, rows().totalAmount());
  }

  @Test
  void rowsOfRequestsThatWaitedTooLongDoNotFillABatch() throws Exception {
    Models.version(folder, "other", 1, 3);
    models.scan();
    try (Batching batching = batching(100, 600_000, 100)) {
      requireExpired(batching.submit("times", null, request(0, 1, 1, 1)));
      CompletableFuture<InferResponse> most = batching.submit("times", null, request(0, 0, 99, 1));
      // There is one thread: a batch that were full already would be computed before this one.
      assertEquals(3f, value(batching.submit("other", null, request(0, 0, 100, 1))));
      assertFalse(most.isDone());
      assertEquals(2f, value(batching.submit("times", null, request(0, 0, 1, 1))));
    }
    DistributionSummary rows =
        meters.get("pydl4j.inference.batch.rows").tag("model", "times").summary();
    assertEquals(1, rows.count());
    assertEquals(100, rows.totalAmount());
    assertEquals(
        1,
        meters
            .get("pydl4j.inference.failures")
            .tags("model", "times", "reason", "timeout")
            .counter()
            .count());
  }

  @Test
  void noBatchIsLargerThanTheGreatest() throws Exception {
    try (Batching batching = batching(100, 50, 100)) {
      CompletableFuture<InferResponse> first = batching.submit("times", null, request(0, 0, 60, 1));
      CompletableFuture<InferResponse> second =
          batching.submit("times", null, request(0, 0, 60, 1));
      assertEquals(2f, value(first));
      assertEquals(2f, value(second));
    }
    assertEquals(2, rows().count());
  }

  @Test
  void aModelHasItsOwnSizeAndDelayAndTheOthersTheCommonOnes() throws Exception {
    Models.version(folder, "own", 1, 3);
    models.scan();
    BatchSettings common =
        new BatchSettings(100, Duration.ofMinutes(10), 100, Duration.ofSeconds(20), 1);
    try (Batching batching = new Batching(models, BatchRules.parse(common, "own=2:0"), meters)) {
      CompletableFuture<InferResponse> patient =
          batching.submit("times", null, request(0, 0, 1, 1));
      assertEquals(3f, value(batching.submit("own", null, request(0, 0, 1, 1))));
      assertFalse(patient.isDone()); // its batch is not full
      batching.submit("times", null, request(0, 0, 99, 1));
      assertEquals(2f, value(patient));
    }
  }

  @Test
  void statisticsCountRowsBatchesRequestsAndFailures() throws Exception {
    Fragile.serve(models, folder, "fragile");
    Fragile.breakOn(666, EngineException::new);
    try (Batching batching = batching(4, 600_000, 100)) {
      batching.submit("times", null, request(0, 0, 1, 1));
      value(batching.submit("times", null, request(0, 0, 3, 1))); // one batch of four rows
      value(batching.submit("times", null, request(0, 0, 100, 1))); // and one beyond the greatest
      requireExpired(batching.submit("times", null, request(0, 1, 1, 1)));
      CompletableFuture<InferResponse> broken =
          batching.submit("fragile", null, request(0, 0, 4, 666));
      assertThrows(ExecutionException.class, broken::get);
      InferStatistics times = batching.statistics("times", "1").get(0);
      assertEquals(104, times.inferences());
      assertEquals(2, times.executions());
      assertEquals(3, times.success().count());
      assertEquals(3, times.queue().count());
      assertEquals(1, times.fail().count());
      assertEquals(
          List.of(4L, 128L),
          times.batches().stream().map(InferStatistics.BatchSize::rows).toList());
      long parts =
          times.queue().nanos()
              + times.input().nanos()
              + times.infer().nanos()
              + times.output().nanos();
      assertTrue(times.infer().nanos() > 0 && parts <= times.success().nanos(), times.toString());
      InferStatistics fragile = batching.statistics("fragile", null).get(0);
      assertEquals(0, fragile.success().count());
      assertEquals(0, fragile.lastInference());
      assertEquals(1, fragile.fail().count());
      assertEquals(2, batching.statistics(null, null).size());
      assertThrows(ModelNotFoundException.class, () -> batching.statistics("other", null));
      assertThrows(ModelNotFoundException.class, () -> batching.statistics("times", "9"));
    } finally {
      Fragile.reset();
    }
  }

  static List<Function<String, RuntimeException>> failures() {
    return List.of(EngineException::new, IllegalStateException::new);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aRequestThatBreaksTheModelHarmsNoOtherOfItsBatch(Function<String, RuntimeException> failure)
      throws Exception {
    Fragile.serve(models, folder, "fragile");
    Fragile.breakOn(666, failure);
    try (Batching batching = batching(3, 600_000, 100)) {
      List<CompletableFuture<InferResponse>> answers = new ArrayList<>();
      for (float value : new float[] {1, 666, 3}) {
        answers.add(batching.submit("fragile", null, request(0, 0, 1, value)));
      }
      assertEquals(1f, value(answers.get(0)));
      assertEquals(3f, value(answers.get(2)));
      Throwable cause = assertThrows(ExecutionException.class, answers.get(1)::get).getCause();
      assertTrue(cause.getMessage().contains("broken by 666"), cause.toString());
    } finally {
      Fragile.reset();
    }
  }
}
