package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.spark.sync.AllReduce;
import org.pydl4j.spark.sync.Average;
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

  private List<Checkpoints.Place> checkpoints(Path dir, TrainingSettings settings) {
    return new Checkpoints(new LocalStore(dir), dir.toString(), settings.fingerprint()).complete();
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
        assertSamePasses(whole, resumed, sync.toString());
      }
    }
  }

  /** Scores and examples of all passes are those of the whole training, to the bit. */
  private static void assertSamePasses(
      LocalTraining.Result whole, LocalTraining.Result resumed, String sync) {
    List<EpochReport> expected = whole.progress().history;
    List<EpochReport> got = resumed.progress().history;
    assertEquals(expected.size(), got.size(), sync);
    for (int i = 0; i < expected.size(); i++) {
      String pass = sync + ", pass " + i;
      assertEquals(expected.get(i).epoch(), got.get(i).epoch(), pass);
      assertEquals(320, got.get(i).examples(), pass);
      assertEquals(expected.get(i).score(), got.get(i).score(), pass);
      assertEquals(expected.get(i).validationScore(), got.get(i).validationScore(), pass);
      for (int rank = 0; rank < 2; rank++) {
        assertEquals(160, got.get(i).workers().get(rank).examples(), pass);
        assertEquals(
            expected.get(i).workers().get(rank).score(),
            got.get(i).workers().get(rank).score(),
            pass);
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
        List<Checkpoints.Place> complete = checkpoints(dir, kept.build());
        assertEquals(new Checkpoints.Place(1, 4), complete.get(complete.size() - 1));
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
        assertSamePasses(whole, resumed, sync.toString());
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

  /** The best pass of a checkpoint is its own, also where a later one was better before the end. */
  @Test
  void aTrainingThatWasCutOffAfterABetterPassKeepsTheBestOfItsCheckpoint() throws Exception {
    try (MultiLayerNetwork start = TrainingLoopTest.network(new Adam(0.02))) {
      LocalTraining.Result first = train(start, spoilt(start).epochs(1));
      TrainingSettings.Builder kept =
          spoilt(start).checkpointDir(folder.toString()).checkpointSteps(9);
      ShardFactory<Points.Point> cutOff =
          (rows, plan) -> new StoppingShard(Points.spoiledFrom(1).open(rows, plan), 1, 9);
      assertThrows(Exception.class, () -> LocalTraining.train(PARTS, cutOff, start, kept.build()));
      LocalTraining.Result resumed =
          LocalTraining.train(
              PARTS, Points.spoiledFrom(1), start, kept.epochs(2).resume(true).build());
      assertEquals(0, resumed.progress().bestEpoch);
      assertArrayEquals(first.params(), resumed.params(), 0);
    }
  }

  @Test
  void aBestModelThatIsMissingIsSaidAndNeverTheInitialOne() throws Exception {
    try (MultiLayerNetwork start = TrainingLoopTest.network(new Adam(0.02))) {
      TrainingSettings.Builder settings = spoilt(start).checkpointDir(folder.toString());
      train(start, settings.keepBest(false).epochs(2));
      ConfigurationException e =
          assertThrows(
              ConfigurationException.class,
              () -> train(start, settings.keepBest(true).resume(true)));
      assertTrue(e.getMessage().contains("has no file best.safetensors"), e.getMessage());
      assertTrue(e.getMessage().contains("resume without keepBest"), e.getMessage());
    }
  }

  @Test
  void theTwoNewestCheckpointsStay() throws Exception {
    try (MultiLayerNetwork start = TrainingLoopTest.network(new Adam(0.02))) {
      TrainingSettings.Builder kept =
          settings(start, new AllReduce()).epochs(5).checkpointDir(folder.toString());
      train(start, kept);
      List<String> expected = List.of("epoch-00004-step-00000000", "epoch-00005-step-00000000");
      assertEquals(expected, names());
      train(start, kept.epochs(6).resume(true));
      assertEquals(List.of(expected.get(1), "epoch-00006-step-00000000"), names());
    }
  }

  private List<String> names() throws Exception {
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void checkpointsOfAnotherTrainingAreRefused() throws Exception {
    try (MultiLayerNetwork start = TrainingLoopTest.network(new Adam(0.02));
        MultiLayerNetwork other = TrainingLoopTest.network(new Adam(0.03))) {
      train(start, settings(start, new AllReduce()).epochs(1).checkpointDir(folder.toString()));
      Map<MultiLayerNetwork, TrainingSettings.Builder> others = new LinkedHashMap<>();
      others.put(start, settings(start, new AllReduce()).rows("the second fold"));
      others.put(other, settings(other, new AllReduce())); // of the same shape
      others.forEach(
          (network, settings) -> {
            settings.epochs(2).checkpointDir(folder.toString()).resume(true);
            DataException e =
                assertThrows(DataException.class, () -> train(network, settings), "refused");
            assertTrue(e.getMessage().contains("of another training"), e.getMessage());
          });
    }
  }

  @Test
  void whatIsTrainedOnWhatTellsTrainingsApartAndHowLongDoesNot() {
    try (MultiLayerNetwork net = TrainingLoopTest.network(new Adam(0.02));
        MultiLayerNetwork other = TrainingLoopTest.network(new Adam(0.03))) {
      String one = settings(net, new AllReduce()).build().fingerprint();
      List<TrainingSettings.Builder> others =
          List.of(
              settings(other, new AllReduce()),
              settings(net, new Average(2)),
              settings(net, new AllReduce()).batchSize(17),
              settings(net, new AllReduce()).seed(1),
              settings(net, new AllReduce()).rows("others"));
      others.forEach(each -> assertNotEquals(one, each.build().fingerprint()));
      TrainingSettings.Builder longer =
          settings(net, new AllReduce()).epochs(99).numWorkers(7).threads(3).resume(true);
      assertEquals(one, longer.build().fingerprint());
    }
  }

  @Test
  void checkpointsHaveAsciiNamesInEveryLocaleAndTheNewestIsTheOneWithTheGreatestNumbers()
      throws Exception {
    Locale before = Locale.getDefault();
    try (MultiLayerNetwork start = TrainingLoopTest.network(new Adam(0.02))) {
      Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
      assertEquals(
          "\u06f7", String.format(Locale.getDefault(), "%d", 7), "this locale writes other digits");
      TrainingSettings.Builder settings =
          settings(start, new AllReduce()).epochs(1).checkpointDir(folder.toString());
      train(start, settings);
      assertTrue(Files.exists(folder.resolve("epoch-00001-step-00000000/manifest.properties")));
      Locale.setDefault(Locale.ENGLISH);
      LocalTraining.Result resumed = train(start, settings.epochs(2).resume(true));
      assertEquals(2, resumed.progress().history.size());
    } finally {
      Locale.setDefault(before);
    }
    assertEquals("epoch-100000-step-00000000", new Checkpoints.Place(100_000, 0).name());
    assertTrue(
        Checkpoints.Place.of("epoch-100000-step-00000000")
                .orElseThrow()
                .compareTo(new Checkpoints.Place(99_999, 5))
            > 0);
    assertEquals(Optional.empty(), Checkpoints.Place.of("epoch-00001-step-0000000x"));
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
