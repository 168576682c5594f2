package org.pydl4j.nn.listeners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.earlystopping.ScoreCalculator;
import org.pydl4j.nn.testing.Nets;

class CheckpointListenerTest {
  private static ArrayDataSetIterator data() {
    return new ArrayDataSetIterator(Nets.features(50), Nets.labels(50), 10).shuffle(3);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static double[] params(NeuralNetwork net) {
    try (NDArray params = net.params()) {
      return params.toDoubleArray();
    }
  }

  @Test
  void theLastFilesAreKeptAndTrainingGoesOnFromThem(@TempDir Path folder) throws IOException {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        MultiLayerNetwork whole = Nets.network();
        MultiLayerNetwork net = Nets.network()) {
      net.addListeners(CheckpointListener.builder(folder).saveEveryNEpochs(2).keepLast(2).build());
      net.fit(data, 7);
      assertEquals(
          List.of(
              "checkpointInfo.txt",
              "checkpoint_1_MultiLayerNetwork.zip",
              "checkpoint_2_MultiLayerNetwork.zip"),
          files(folder));
      Checkpoint last = CheckpointListener.lastCheckpoint(folder).orElseThrow();
      assertEquals(2, last.number());
      assertEquals(6, last.epoch());
      assertEquals(30, last.iteration());
      whole.fit(data, 9);
      try (MultiLayerNetwork resumed = MultiLayerNetwork.load(last.file())) {
        resumed.addListeners(
            CheckpointListener.builder(folder).saveEveryNEpochs(1).keepLast(1).build());
        resumed.fit(data, 9 - (int) resumed.epoch());
        assertArrayEquals(params(whole), params(resumed));
      }
      assertEquals(
          List.of("checkpointInfo.txt", "checkpoint_5_MultiLayerNetwork.zip"), files(folder));
    }
  }

  @Test
  void theBestFileStaysBesideTheLast(@TempDir Path above) throws IOException {
    for (boolean minimize : new boolean[] {true, false}) {
      Path folder = Files.createDirectory(above.resolve("minimize " + minimize));
      double[] scores = {5, 1, 2, 7, 3};
      ScoreCalculator scripted =
          new ScoreCalculator() {
            private int asked;

            @Override
            public double calculateScore(NeuralNetwork network) {
              return scores[asked++];
            }

            @Override
            public boolean minimizeScore() {
              return minimize;
            }
          };
      CheckpointListener listener =
          CheckpointListener.builder(folder.toString())
              .saveEveryNIterations(1)
              .keepLast(1)
              .keepBest(scripted)
              .build();
      try (Scope scope = Scope.open();
          ArrayDataSetIterator data = data();
          MultiLayerNetwork net = Nets.network()) {
        net.addListeners(listener).fit(data, 1);
      }
      long best = minimize ? 1 : 3;
      assertEquals(best, listener.bestCheckpoint().number());
      List<Long> kept =
          CheckpointListener.availableCheckpoints(folder).stream().map(Checkpoint::number).toList();
      assertTrue(kept.containsAll(List.of(best, 4L)) && kept.size() == 2, kept::toString);
    }
  }

  @Test
  void olderFilesMayBeThinnedOut(@TempDir Path folder) {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        MultiLayerNetwork net = Nets.network()) {
      net.addListeners(
              CheckpointListener.builder(folder)
                  .saveEvery(1, TimeUnit.NANOSECONDS)
                  .keepLastAndEvery(2, 4)
                  .saveUpdater(false)
                  .build())
          .fit(data, 2);
      assertEquals(
          List.of(0L, 4L, 8L, 9L),
          CheckpointListener.availableCheckpoints(folder).stream()
              .map(Checkpoint::number)
              .toList());
    }
  }

  @Test
  void anInterruptedThreadWritesItsFileAndIsInterruptedStill(@TempDir Path folder) {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        MultiLayerNetwork net = Nets.network()) {
      net.addListeners(
          new TrainingListener() {
            @Override
            public void iterationDone(TrainingProgress progress) {
              Thread.currentThread().interrupt();
            }
          },
          CheckpointListener.builder(folder).saveEveryNIterations(1).build());
      assertThrows(InterruptedTrainingException.class, () -> net.fit(data, 2));
      assertTrue(Thread.interrupted());
      Checkpoint last = CheckpointListener.lastCheckpoint(folder).orElseThrow();
      try (MultiLayerNetwork saved = MultiLayerNetwork.load(last.file())) {
        assertArrayEquals(params(net), params(saved));
      }
    }
  }

  @Test
  void whatCannotWorkIsRefused(@TempDir Path folder) throws IOException {
    ConfigurationException never =
        assertThrows(
            ConfigurationException.class, () -> CheckpointListener.builder(folder).build());
    assertTrue(never.getMessage().contains("saveEveryNEpochs(1)"));
    Path file = Files.writeString(folder.resolve("file"), "");
    ModelFileException none =
        assertThrows(
            ModelFileException.class,
            () -> CheckpointListener.builder(file.resolve("no")).saveEveryNEpochs(1).build());
    assertTrue(none.getMessage().contains("cannot be made"));
    CheckpointListener.builder(folder.resolve("a/b")).saveEveryNEpochs(1).build();
    assertTrue(Files.isDirectory(folder.resolve("a/b")));
    Files.writeString(folder.resolve("checkpointInfo.txt"), "nonsense\n");
    ModelFileException list =
        assertThrows(
            ModelFileException.class,
            () -> CheckpointListener.builder(folder).saveEveryNEpochs(1).build());
    assertTrue(list.getMessage().contains("nonsense"));
  }
}
