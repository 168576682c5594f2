package org.pydl4j.nn.data.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Npz;
import org.pydl4j.nd.io.Safetensors;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.MultiDataSet;

class StoredBatchesTest {
  private static List<Path> filesOf(Path folder) throws IOException {
    return BatchFolder.batches(folder);
  }

  @Test
  void whatIsSavedIsReadInAnyOrder(@TempDir Path folder) throws IOException {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(50).batch(8)) {
      assertEquals(7, data.save(folder.resolve("batches")));
      List<Path> files = filesOf(folder.resolve("batches"));
      assertThrows(DataException.class, () -> data.save(folder.resolve("batches")));
      try (DataPipeline stored = DataPipeline.ofFiles(files).batch(6);
          DataPipeline mixed = stored.shuffle(4).prefetch(3, 2);
          DataPipeline same = Counting.of(50).shuffle(4).batch(6)) {
        assertEquals(LongStream.range(0, 50).boxed().toList(), Counting.pass(stored, 0));
        assertEquals(Counting.pass(same, 3), Counting.pass(mixed, 3));
        assertEquals(50, mixed.totalExamples());
        Counting.assertResumes(mixed, 1);
      }
    }
  }

  @Test
  void manyNpzFilesAreReadWithMasksWeightsAndSeveralInputs(@TempDir Path folder) {
    try (Scope scope = Scope.open()) {
      List<Path> files = new ArrayList<>();
      for (int i = 0; i < 12; i++) { // more than are kept
        NDArray features =
            Nd.create(new float[] {20 * i, 20 * i + 1, 20 * i + 10, 20 * i + 11}, 2, 2);
        Path file = folder.resolve(i + ".npz");
        Npz.write(
            Map.of(
                "features",
                features,
                "features_1",
                Nd.create(new long[] {2 * i, 2 * i + 1}),
                "labels_mask",
                Nd.create(new boolean[] {true, false}),
                "labels",
                Nd.create(new int[] {2 * i, 2 * i + 1}),
                "weights",
                Nd.create(new double[] {2 * i, 2 * i + 1})),
            file);
        files.add(file);
      }
      try (DataPipeline data = DataPipeline.ofFiles(files).shuffle(1).batch(5).prefetch(3, 3)) {
        int seen = 0;
        while (data.hasNext()) {
          MultiDataSet batch = data.next();
          List<Long> numbers = Counting.numbers(batch);
          for (int i = 0; i < numbers.size(); i++, seen++) {
            assertEquals(numbers.get(i), batch.features().get(1).getLong(i));
            assertEquals(numbers.get(i), batch.labels().get(0).getLong(i));
            assertEquals((double) numbers.get(i), batch.weights().getDouble(i));
            boolean even = numbers.get(i) % 2 == 0;
            assertEquals(even ? 1 : 0, batch.labelsMasks().get(0).getDouble(i));
          }
        }
        assertEquals(24, seen);
      }
    }
  }

  @Test
  void cachesReadTheirSourceOnce(@TempDir Path folder) {
    for (int kind = 0; kind < 3; kind++) {
      int[] reads = {0};
      Path kept = folder.resolve("kept");
      try (Scope scope = Scope.open();
          ArrayDataSetIterator source =
              new ArrayDataSetIterator(Counting.features(30), Counting.labels(30), 8);
          DataPipeline counted =
              DataPipeline.of(source, "counting")
                  .batch(7)
                  .map(
                      batch -> {
                        reads[0]++;
                        return batch;
                      });
          DataPipeline cached =
              kind == 0 ? counted.cache() : counted.cacheOnDisk(kind == 1 ? null : kept);
          DataPipeline data = cached.shuffle(2).batch(4)) {
        assertEquals(30, Counting.pass(data, 0).size());
        assertEquals(30, Counting.pass(data, 1).size());
        Counting.assertResumes(data.prefetch(2, 2), 1);
        assertEquals(5, reads[0], "mini-batches read of kind " + kind);
      }
    }
  }

  @Test
  void aFolderKeepsACacheForOtherProgramsAndRefusesOtherExamples(@TempDir Path folder)
      throws IOException {
    Path kept = folder.resolve("kept");
    try (Scope scope = Scope.open()) {
      try (DataPipeline data = Counting.of(20).cacheOnDisk(kept)) {
        assertEquals(20, Counting.pass(data, 0).size());
      }
      assertTrue(Files.exists(kept.resolve("complete")));
      try (DataPipeline again = Counting.of(20).cacheOnDisk(kept)) {
        assertEquals(20, Counting.pass(again, 0).size());
      }
      DataPipeline other = Counting.of(21).cacheOnDisk(kept);
      DataException refused = assertThrows(DataException.class, other::hasNext);
      assertTrue(refused.getMessage().contains("other examples"), refused.getMessage());
      Files.delete(kept.resolve("complete")); // as if it had been killed
      try (DataPipeline anew = Counting.of(21).cacheOnDisk(kept)) {
        assertEquals(21, Counting.pass(anew, 0).size());
      }
    }
  }

  @Test
  void wrongFilesAreNamed(@TempDir Path folder) throws IOException {
    try (Scope scope = Scope.open()) {
      Path text = Files.writeString(folder.resolve("a.txt"), "no");
      Path cut = Files.write(folder.resolve("cut.safetensors"), new byte[] {9, 0, 0});
      Path npz = Files.writeString(folder.resolve("no.npz"), "no zip");
      Path unknown = folder.resolve("unknown.safetensors");
      Safetensors.write(Map.of("x", Counting.features(2)), Map.of(), unknown);
      Path unequal = folder.resolve("unequal.safetensors");
      Safetensors.write(
          Map.of("features", Counting.features(2), "labels", Counting.labels(3)),
          Map.of(),
          unequal);
      Path good = folder.resolve("good.safetensors");
      Safetensors.write(Map.of("features", Counting.features(2)), Map.of(), good);
      Path labelled = folder.resolve("labelled.safetensors");
      Safetensors.write(
          Map.of("features", Counting.features(2), "labels", Counting.labels(2)),
          Map.of(),
          labelled);
      for (Path wrong : List.of(text, cut, npz, unknown, unequal, labelled)) {
        DataPipeline data = DataPipeline.ofFiles(List.of(good, wrong));
        DataException refused = assertThrows(DataException.class, data::hasNext);
        assertTrue(refused.getMessage().contains(wrong.toString()), refused.getMessage());
      }
      DataPipeline missing = DataPipeline.ofFiles(List.of(folder.resolve("none.npz")));
      assertThrows(DataException.class, missing::hasNext);
      assertFalse(Files.exists(folder.resolve("none.npz")));
    }
  }
}
