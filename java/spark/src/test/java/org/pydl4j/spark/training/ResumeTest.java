package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.spark.sync.AllReduce;
import org.pydl4j.spark.sync.Sync;

/** Trainings that go on from a checkpoint, and the best model that they keep. */
class ResumeTest {
  private static final List<List<Points.Point>> PARTS = Points.parts(Points.make(320, 8), 2);

  @TempDir Path folder;

  private static TrainingSettings.Builder settings(MultiLayerNetwork start, Sync sync) {
    return TrainingLoopTest.settings(start, sync, 2).epochs(4);
  }

  private static LocalTraining.Result train(
      MultiLayerNetwork start, TrainingSettings.Builder settings) throws Exception {
    return LocalTraining.train(PARTS, start, settings.build());
  }

  private List<String> checkpoints(Path dir, TrainingSettings settings) {
    return new Checkpoints(new LocalStore(dir), settings).complete();
  }

  @Test
  void aResumedTrainingEndsWithTheSameBits() throws Exception {
    for (Sync sync : TrainingLoopTest.SYNCS) {
      try (MultiLayerNetwork start = TrainingLoopTest.network(new Adam(0.02))) {
        LocalTraining.Result whole = train(start, settings(start, sync));
        String dir = folder.resolve(sync.declaration().name()).toString();
        train(start, settings(start, sync).epochs(2).checkpointDir(dir));
        LocalTraining.Result resumed =
            train(start, settings(start, sync).checkpointDir(dir).resume(true));
        assertArrayEquals(whole.params(), resumed.params(), 0, sync.toString());
        assertEquals(whole.iteration(), resumed.iteration());
        assertEquals(
            List.of(0L, 1L, 2L, 3L),
            resumed.progress().history.stream().map(EpochReport::epoch).toList());
      }
    }
  }

  @Test
  void aTrainingThatWasCutOffWithinAPassGoesOnThereAndEndsWithTheSameBits() throws Exception {
    for (Sync sync : TrainingLoopTest.SYNCS) {
      try (MultiLayerNetwork start = TrainingLoopTest.network(new Adam(0.02))) {
        LocalTraining.Result whole = train(start, settings(start, sync));
        Path dir = folder.resolve(sync.declaration().name());
        TrainingSettings.Builder kept =
            settings(start, sync).checkpointDir(dir.toString()).checkpointSteps(4);
        ShardFactory<Points.Point> cutOff =
            (rows, plan) -> new StoppingShard(Points.factory().open(rows, plan), 1, 6);
        assertThrows(
            Exception.class, () -> LocalTraining.train(PARTS, cutOff, start, kept.build()));
        List<String> complete = checkpoints(dir, kept.build());
        assertEquals(Checkpoints.name(1, 4), complete.get(complete.size() - 1));
        List<Long> skipped = Collections.synchronizedList(new ArrayList<>());
        ShardFactory<Points.Point> watched =
            (rows, plan) ->
                new ForwardingShard(Points.factory().open(rows, plan)) {
                  @Override
                  public Batches batches(long epoch, long skip) {
                    skipped.add(10 * epoch + skip);
                    return super.batches(epoch, skip);
                  }
                };
        LocalTraining.Result resumed =
            LocalTraining.train(PARTS, watched, start, kept.resume(true).build());
        assertArrayEquals(whole.params(), resumed.params(), 0, sync.toString());
        Collections.sort(skipped);
        assertEquals(List.of(14L, 14L, 20L, 20L, 30L, 30L), skipped, "pass and batches left out");
      }
    }
  }

  /** Six passes of which the third, with the number 2, is the best: the later ones spoil it. */
  private static TrainingSettings.Builder spoilt(MultiLayerNetwork start) {
    return settings(start, new AllReduce()).epochs(6).keepBest(true);
  }

  private static LocalTraining.Result trainSpoilt(
      MultiLayerNetwork start, TrainingSettings.Builder settings) throws Exception {
    return LocalTraining.train(PARTS, Points.spoiledFrom(3), start, settings.build());
  }

  @Test
  void theBestModelsParametersComeBackAndNotTheLastOnes() throws Exception {
    try (MultiLayerNetwork start = TrainingLoopTest.network(new Adam(0.02))) {
      LocalTraining.Result kept = trainSpoilt(start, spoilt(start));
      assertEquals(2, kept.progress().bestEpoch, kept.progress().history.toString());
      LocalTraining.Result ended = train(start, spoilt(start).epochs(3).keepBest(false));
      assertArrayEquals(ended.params(), kept.params(), 0);
      LocalTraining.Result last = trainSpoilt(start, spoilt(start).keepBest(false));
      assertFalse(Arrays.equals(last.params(), kept.params()));
    }
  }

  @Test
  void theBestModelsParametersSurviveAResumedTraining() throws Exception {
    try (MultiLayerNetwork start = TrainingLoopTest.network(new Adam(0.02))) {
      LocalTraining.Result whole = trainSpoilt(start, spoilt(start));
      TrainingSettings.Builder parts = spoilt(start).checkpointDir(folder.toString());
      trainSpoilt(start, parts.epochs(4));
      LocalTraining.Result resumed = trainSpoilt(start, parts.epochs(6).resume(true));
      assertEquals(2, resumed.progress().bestEpoch);
      assertEquals(6, resumed.progress().history.size());
      assertArrayEquals(whole.params(), resumed.params(), 0);
    }
  }

  @Test
  void aTrainingThatDoesNotImproveEndsEarlyOnAllWorkers() throws Exception {
    try (MultiLayerNetwork start = TrainingLoopTest.network(new Sgd(1e-12))) {
      LocalTraining.Result result =
          train(start, settings(start, new AllReduce()).epochs(40).patience(2).minDelta(0.01));
      assertTrue(result.progress().ended);
      assertEquals(3, result.progress().history.size());
      assertEquals(0, result.progress().bestEpoch);
    }
  }
}
