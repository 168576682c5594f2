package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.transport.PeerException;

/** A worker that dies: what the others say of it, and what the next attempt of the stage makes. */
class LostWorkerTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} workers")
  @ValueSource(ints = {3, 4})
  void allTakeItForLostAndTheNextAttemptEndsWithTheSameBits(int size) throws Exception {
    List<List<Points.Point>> parts = Points.parts(Points.make(160 * size, 8), size);
    ShardFactory<Points.Point> killed =
        (rows, plan) -> {
          Shard shard = Points.factory().open(rows, plan);
          return plan.rank() == 1
              ? new StoppingShard(shard, 1, 6, StoppingShard.Killed::new)
              : shard;
        };
    for (Sync sync : TrainingLoopTest.SYNCS) {
      try (MultiLayerNetwork start = TrainingLoopTest.network(new Adam(0.02))) {
        TrainingSettings.Builder settings = TrainingLoopTest.settings(start, sync, size).epochs(3);
        LocalTraining.Result whole = LocalTraining.train(parts, start, settings.build());
        String dir = folder.resolve(sync.declaration().name()).toString();
        settings.checkpointDir(dir).checkpointSteps(4);
        List<Object> ends = LocalTraining.outcomes(parts, killed, start, settings.build());
        for (int rank = 0; rank < size; rank++) {
          if (rank != 1) {
            PeerException e = assertInstanceOf(PeerException.class, ends.get(rank), sync + "");
            assertEquals(PeerException.Kind.LOST, e.kind(), sync + ": " + e);
            assertEquals(1, e.rank(), sync + ": " + e);
          }
        }
        LocalTraining.Result again =
            LocalTraining.train(parts, start, settings.resume(true).build());
        assertArrayEquals(whole.params(), again.params(), 0, sync.toString());
      }
    }
  }

  private static Failure failure(String blames) {
    return new Failure(0, "Worker 0", "PeerException", "Worker 2 cannot be reached", blames);
  }

  @Test
  void whatOthersSayOfAnExecutorThatIsGoneDoesNotEndTheJob() {
    WorkerFailures failures = new WorkerFailures();
    failures.add(failure("7"));
    failures.forgetThoseOf("3"::equals);
    assertFalse(failures.isEmpty(), "the executor 7 lives");
    failures.forgetThoseOf("7"::equals);
    assertTrue(failures.isEmpty(), "the executor 7 is gone");
    failures.add(failure(""));
    failures.forgetThoseOf(executor -> true);
    assertFalse(failures.isEmpty(), "a cause of the worker's own");
  }
}
