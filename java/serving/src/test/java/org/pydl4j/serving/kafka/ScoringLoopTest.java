package org.pydl4j.serving.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.pydl4j.serving.testing.Deserializers;
import org.pydl4j.serving.testing.Fragile;

/** The loop's own decisions, between mocks; tests/serving has real brokers. */
class ScoringLoopTest extends LoopTest {
  private static final String SIX = "6.0,6.0,6.0,6.0";

  @AfterEach
  void resetFragile() {
    Fragile.reset();
  }

  private MockedLoop loop(String delivery, String... more) {
    Map<String, String> settings = new java.util.HashMap<>(Map.of("delivery", delivery));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return loop(settings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-least-once", "exactly-once"})
  void outputsAndOffsetsAreCommitted(String delivery) {
    try (MockedLoop loop = loop(delivery)) {
      loop.records("1,2,3,4", "5,6,7,8");
      loop.runUntil(() -> loop.committed() == 2);
      assertEquals(List.of("2.0,4.0,6.0,8.0", "10.0,12.0,14.0,16.0"), loop.sent("out"));
      assertEquals(2, loop.committed());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-least-once", "exactly-once"})
  void batchesThatOverlapKeepTheOrder(String delivery) {
    try (MockedLoop loop = loop(delivery, "max-batch", "7")) {
      String[] values = new String[100];
      List<String> doubled = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        values[i] = i + ",0,0,1";
        doubled.add(2.0 * i + ",0.0,0.0,2.0");
      }
      loop.records(values);
      loop.runUntil(() -> loop.committed() == 100);
      assertEquals(doubled, loop.sent("out"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-least-once", "exactly-once"})
  void aRecordThatCannotBeReadIsADeadLetterWithTheHeadersOfKip1034(String delivery) {
    try (MockedLoop loop = loop(delivery, "dead-letters", "dead")) {
      loop.records("1,2,3,4", "poison", "5,6,7,8");
      loop.runUntil(() -> loop.committed() == 3);
      assertEquals(2, loop.sent("out").size());
      assertEquals(List.of("poison"), loop.sent("dead"));
      ProducerRecord<byte[], byte[]> letter =
          loop.producer.history().stream().filter(r -> r.topic().equals("dead")).findFirst().get();
      assertEquals("in", header(letter, "__streams.errors.topic"));
      assertEquals("0", header(letter, "__streams.errors.partition"));
      assertEquals("1", header(letter, "__streams.errors.offset"));
      assertTrue(header(letter, "__streams.errors.exception").endsWith("BadRecordException"));
      assertTrue(header(letter, "__streams.errors.message").contains("poison"));
      assertTrue(header(letter, "__streams.errors.stacktrace").contains("CsvRowsFormat"));
    }
  }

  private static String header(ProducerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void recordsThatBreakTheModelAreFoundByHalving() {
    Fragile.breakOn(666);
    try (MockedLoop loop = loop("exactly-once", "dead-letters", "dead", "model-name", "m")) {
      Fragile.serve(models, folder, "m");
      String[] values = new String[100];
      for (int i = 0; i < values.length; i++) {
        values[i] = (i == 17 || i == 83 ? 666 : i) + ",0,0,0";
      }
      loop.records(values);
      loop.runUntil(() -> loop.committed() == 100);
      assertEquals(98, loop.sent("out").size());
      assertEquals(List.of("666,0,0,0", "666,0,0,0"), loop.sent("dead"));
      assertTrue(Fragile.calls() < 2 * 2 * 8 + 10, Fragile.calls() + " calls: that is no halving");
    }
  }

  @Test
  void aModelThatFailsOnZerosTooIsNotTheRecordsFault() {
    try (MockedLoop loop = loop("exactly-once", "dead-letters", "dead", "retries", "1")) {
      Fragile.serve(models, folder, "m");
      Fragile.breakAlways();
      loop.records("1,2,3,4");
      FatalException fatal = assertThrows(FatalException.class, () -> loop.runUntil(() -> false));
      assertEquals(ExitCode.DELIVERY, fatal.code());
      assertEquals(List.of(), loop.sent("dead"));
      assertEquals(-1, loop.committed());
    }
  }

  @Test
  void withoutATopicForThemABadRecordEndsTheProcessBeforeItIsCommitted() {
    try (MockedLoop loop = loop("exactly-once")) {
      loop.records("1,2,3,4", "poison");
      FatalException fatal = assertThrows(FatalException.class, () -> loop.runUntil(() -> false));
      assertEquals(ExitCode.BAD_RECORD, fatal.code());
      assertTrue(fatal.getMessage().contains("in-0@1"), fatal.getMessage());
      assertEquals(-1, loop.committed());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-least-once", "exactly-once"})
  void anOutputThatBrokersRefuseIsADeadLetterAndTheOthersAreSent(String delivery) {
    try (MockedLoop loop = loop(delivery, "dead-letters", "dead")) {
      loop.producer.refuse(
          r ->
              r.topic().equals("out") && new String(r.value(), StandardCharsets.UTF_8).equals(SIX)
                  ? new InvalidRecordException("this topic takes no six")
                  : null);
      loop.records("1,2,3,4", "3,3,3,3", "5,6,7,8");
      loop.runUntil(() -> loop.committed() == 3);
      assertEquals(
          Set.of("2.0,4.0,6.0,8.0", "10.0,12.0,14.0,16.0"), new HashSet<>(loop.sent("out")));
      assertEquals(List.of("3,3,3,3"), loop.sent("dead"));
      assertTrue(
          header(letter(loop), "__streams.errors.message").contains("this topic takes no six"));
    }
  }

  @Test
  void aLetterThatBrokersRefuseIsSentWithoutTheRecordsBytes() {
    try (MockedLoop loop = loop("at-least-once", "dead-letters", "dead")) {
      loop.producer.refuse(
          r ->
              r.topic().equals("dead") && r.value() != null
                  ? new InvalidRecordException("no values here")
                  : null);
      loop.records("poison", "5,6,7,8");
      loop.runUntil(() -> loop.committed() == 2);
      assertNull(letter(loop).value());
      assertEquals("0", header(letter(loop), "__streams.errors.offset"));
    }
  }

  @Test
  void aCompactedTopicThatDoesNotTellItIsLearntWhenItRefuses() {
    try (MockedLoop loop = loop("exactly-once", "dead-letters", "dead")) {
      loop.producer.refuse(
          r ->
              r.key() == null
                  ? new InvalidRecordException("Compacted topic cannot accept message without key")
                  : null);
      loop.recordWithoutKey("1,2,3,4");
      loop.records("5,6,7,8");
      loop.runUntil(() -> loop.committed() == 2);
      assertEquals(List.of("10.0,12.0,14.0,16.0"), loop.sent("out"));
      assertEquals("in-0-0", new String(letter(loop).key(), StandardCharsets.UTF_8));
      assertTrue(header(letter(loop), "__streams.errors.message").contains("needs a key"));
    }
  }

  @Test
  void aRecordWhoseTimeIsRefusedAloneHasThatOfItsSending() {
    long future = System.currentTimeMillis() + 86_400_000;
    try (MockedLoop loop = loop("exactly-once", "dead-letters", "dead")) {
      loop.producer.refuse(
          r ->
              r.timestamp() != null && r.timestamp() == future
                  ? new InvalidTimestampException("Timestamp is out of range")
                  : null);
      loop.recordAt(5000, "1,2,3,4");
      loop.recordAt(future, "5,6,7,8");
      loop.recordAt(6000, "1,1,1,1");
      loop.runUntil(() -> loop.committed() == 3);
      assertEquals(
          Arrays.asList(5000L, null, 6000L),
          loop.producer.history().stream().map(ProducerRecord::timestamp).toList());
    }
  }

  @Test
  void aDeserializerThatFailsWithAnErrorOrAFormatThatNeverFitsHarmsItsRecordOnly() {
    try (MockedLoop loop = loop("at-least-once", "dead-letters", "dead")) {
      loop.recordOfType(Deserializers.Endless.TYPE, "any");
      loop.records("5,6,7,8");
      loop.runUntil(() -> loop.committed() == 2);
      assertEquals(List.of("10.0,12.0,14.0,16.0"), loop.sent("out"));
      assertTrue(header(letter(loop), "__streams.errors.message").contains("no place for it"));
    }
  }

  private static ProducerRecord<byte[], byte[]> letter(MockedLoop loop) {
    return loop.producer.history().stream().filter(r -> r.topic().equals("dead")).findFirst().get();
  }

  @Test
  void aTransactionThatFailsIsAbortedAndDoneAgain() {
    try (MockedLoop loop = loop("exactly-once")) {
      loop.producer.commitTransactionException = new KafkaException("a broker is away");
      loop.records("1,2,3,4");
      loop.runUntil(
          () -> {
            if (loop.producer.aborted() > 0) {
              loop.producer.commitTransactionException = null; // the broker is back
            }
            return loop.committed() == 1;
          });
      assertTrue(loop.producer.aborted() > 0);
      assertEquals(List.of("2.0,4.0,6.0,8.0"), loop.sent("out"));
    }
  }

  static List<ApiException> takenOver() {
    return List.of(
        new ProducerFencedException("newer"),
        new InvalidProducerEpochException("newer"),
        new InvalidTxnStateException("the coordinator aborted it"));
  }

  @ParameterizedTest
  @MethodSource("takenOver")
  void aProducerThatLostItsTransactionEndsTheProcess(ApiException lost) {
    try (MockedLoop loop = loop("exactly-once")) {
      loop.producer.commitTransactionException = lost;
      loop.records("1,2,3,4");
      FatalException fatal = assertThrows(FatalException.class, () -> loop.runUntil(() -> false));
      assertEquals(ExitCode.FENCED, fatal.code());
    }
  }

  @Test
  void aMissingPermissionEndsTheProcess() {
    try (MockedLoop loop = loop("at-least-once")) {
      loop.consumer.schedulePollTask(
          () -> loop.consumer.setPollException(new TopicAuthorizationException(Set.of("in"))));
      RuntimeException failure =
          assertThrows(RuntimeException.class, () -> loop.runUntil(() -> false));
      assertEquals(ExitCode.NOT_PERMITTED, KafkaErrors.fatal(failure).code());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-least-once", "exactly-once"})
  void partitionsThatGoAreCommittedFirst(String delivery) {
    try (MockedLoop loop = loop(delivery, "commit-interval", "5000")) {
      loop.records("1,2,3,4");
      loop.consumer.schedulePollTask(() -> loop.consumer.rebalance(List.of()));
      loop.runUntil(() -> loop.committed() == 1);
      assertEquals(1, loop.committed());
      assertEquals(1, loop.sent("out").size());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void partitionsThatAMemberGaveUpBeforeItsDeathAreGivenOutAgain(boolean some) {
    try (MockedLoop loop = loop("exactly-once")) {
      loop.orphans = new MockedLoop.ToldOrphans(some);
      loop.records("1,2,3,4");
      loop.runUntil(() -> loop.committed() == 1);
      assertEquals(1, loop.orphans.searches(), "once, when it has come to its group");
      assertEquals(some, loop.consumer.shouldRebalance());
    }
  }

  @Test
  void aCommitThatARebalanceStoppedIsDoneAgainThoughNoRecordComes() {
    try (MockedLoop loop = loop("at-least-once")) {
      loop.failCommits(3);
      loop.records("1,2,3,4", "5,6,7,8");
      loop.runUntil(() -> loop.committed() == 2);
      assertEquals(2, loop.committed());
      assertEquals(2, loop.sent("out").size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-least-once", "exactly-once"})
  void whatIsSentIsCommittedBeforeTheProcessEnds(String delivery) {
    try (MockedLoop loop = loop(delivery, "commit-interval", "5000")) {
      loop.records("1,2,3,4");
      loop.runUntil(() -> loop.sentInAll() == 1);
      assertEquals(1, loop.committed());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-least-once", "exactly-once"})
  void recordsOfPartitionsThatWereGivenUpAreNotAnswered(String delivery) {
    try (MockedLoop loop = loop(delivery, "max-delay", "10000", "max-batch", "100")) {
      loop.records("1,2,3,4"); // waits for others when the partition goes
      loop.revoke();
      AtomicInteger turns = new AtomicInteger();
      loop.runUntil(() -> turns.incrementAndGet() > 10);
      assertEquals(List.of(), List.copyOf(loop.consumer.assignment()));
      assertEquals(0, loop.sentInAll());
      assertEquals(-1, loop.committed());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "at-least-once, true",
    "at-least-once, false",
    "exactly-once, true",
    "exactly-once, false"
  })
  void outputsOfAPartitionThatGoesWhileItsBatchIsComputedAreNotSent(String delivery, boolean lost) {
    try (MockedLoop loop = loop(delivery, "max-batch", "1")) {
      Fragile.serve(models, folder, "m");
      CountDownLatch gone = new CountDownLatch(1);
      Fragile.whenComputing(
          () -> {
            gone.await();
            return null;
          });
      loop.records("1,2,3,4", "2,2,3,4", "3,2,3,4", "4,2,3,4", "5,2,3,4"); // more than are in hand
      loop.consumer.schedulePollTask( // the next poll is that of who waits for the first batch
          () -> {
            if (lost) {
              loop.loseNow();
            } else {
              loop.revokeNow();
            }
            gone.countDown();
          });
      loop.runUntil(() -> gone.getCount() == 0 && !loop.pipeline.isBusy());
      assertEquals(0, gone.getCount());
      assertEquals(3, Fragile.calls(), "batches were not under way when the partition went");
      assertEquals(0, loop.sentInAll());
      assertEquals(-1, loop.committed());
    }
  }

  @Test
  void outputsOfPartitionsThatWereTakenAwayAreAbortedAndNotCommitted() {
    try (MockedLoop loop = loop("exactly-once", "commit-interval", "5000")) {
      loop.records("1,2,3,4");
      loop.runUntil(
          () -> {
            if (loop.sentInAll() == 1) {
              loop.lose();
            }
            return loop.producer.aborted() > 0;
          });
      assertEquals(1, loop.producer.aborted());
      assertEquals(-1, loop.committed());
      assertEquals(List.of(), loop.sent("out"));
    }
  }
}
