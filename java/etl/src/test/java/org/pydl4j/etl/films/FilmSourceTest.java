package org.pydl4j.etl.films;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.folders.ClassFolder;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/** Pictures of all codecs are compared with OpenCV's in tests/integration/test_films.py. */
class FilmSourceTest {
  /** Gray pictures of 1 by 2 pixels: 10 f and 10 f + 1. */
  private static Path film(Path folder, String label, String name, int frames) throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    String head = "YUV4MPEG2 W2 H1 F25:1 Ip A1:1 Cmono XCOLORRANGE=FULL\n";
    made.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < frames; i++) {
      made.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
      made.writeBytes(new byte[] {(byte) (10 * i), (byte) (10 * i + 1)});
    }
    Files.createDirectories(folder.resolve(label));
    return Files.write(folder.resolve(label).resolve(name), made.toByteArray());
  }

  @Test
  void picturesLieAsVolumesOrAsColumns(@TempDir Path folder) throws IOException {
    film(folder, "b", "1.y4m", 4);
    film(folder, "a", "2.Y4M", 3);
    ClassFolder found = FilmFolder.of(folder, null);
    FilmFormat three = new FilmFormat(1, 2, "gray", 1, 2, 1);
    try (DataPipeline data = new FilmSource(found, three, 2, false, false).pipeline()) {
      MultiDataSet batch = data.next();
      assertArrayEquals(new long[] {2, 1, 2, 1, 2}, batch.features().get(0).shape());
      double[] both = {20, 22, 40, 42, 20, 22, 40, 42};
      assertArrayEquals(both, batch.features().get(0).toDoubleArray());
      assertArrayEquals(new long[] {0, 1}, batch.labels().get(0).toLongArray());
    }
    FilmFormat four = new FilmFormat(1, 2, "gray", 0, 4, 1);
    try (DataPipeline data = new FilmSource(found, four, 1, true, false).pipeline()) {
      MultiDataSet batch = data.next();
      assertArrayEquals(new long[] {2, 2, 4}, batch.features().get(0).shape());
      double[] numbers = {0, 10, 20, 0, 1, 11, 21, 0, 0, 10, 20, 30, 1, 11, 21, 31};
      assertArrayEquals(numbers, batch.features().get(0).toDoubleArray());
      NDArray mask = Objects.requireNonNull(batch.featuresMasks().get(0));
      assertArrayEquals(new double[] {1, 1, 1, 0, 1, 1, 1, 1}, mask.toDoubleArray());
    }
  }

  @Test
  void shortFilmsAreNamedOrLeftOut(@TempDir Path folder) throws IOException {
    film(folder, "a", "1.y4m", 4);
    Path brief = film(folder, "a", "2.y4m", 3);
    ClassFolder found = FilmFolder.of(folder, null);
    FilmFormat four = new FilmFormat(1, 2, "gray", 0, 4, 1);
    try (DataPipeline data = new FilmSource(found, four, 1, false, false).pipeline()) {
      DataException failure = assertThrows(DataException.class, data::next);
      assertTrue(failure.getMessage().contains(brief + " has 3 pictures"), failure.getMessage());
    }
    FilmSource skipping = new FilmSource(found, four, 1, false, true);
    try (DataPipeline data = skipping.pipeline()) {
      assertEquals(1, data.next().size());
    }
    assertEquals(List.of(brief.toString()), List.copyOf(skipping.broken().keySet()));
  }

  @Test
  void picturesAreReadOneByOne(@TempDir Path folder) throws IOException {
    Path file = film(folder, "a", "1.y4m", 3);
    try (FilmReader reader = FilmReader.open(file, new FilmFormat(0, 0, "gray", 0, 0, 2))) {
      assertEquals(25, reader.rate());
      for (int first : new int[] {0, 20}) {
        try (NDArray picture = reader.next()) {
          assertArrayEquals(new long[] {1, 1, 2}, picture.shape());
          assertArrayEquals(new double[] {first, first + 1}, picture.toDoubleArray());
        }
      }
      assertNull(reader.next());
    }
  }

  @Test
  void aReaderMayBeClosedWhileAnotherThreadReads(@TempDir Path folder) throws Exception {
    Path file = film(folder, "a", "1.y4m", 200_000);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (FilmReader reader = FilmReader.open(file, new FilmFormat())) {
      Future<NDArray> reading = other.submit(reader::rest);
      Thread.sleep(50); // of more than a second
      reader.close();
      ExecutionException failure = assertThrows(ExecutionException.class, reading::get);
      assertInstanceOf(ClosedException.class, failure.getCause());
      assertThrows(ClosedException.class, reader::next);
      assertEquals(25, reader.rate());
    } finally {
      other.shutdown();
    }
  }

  @Test
  void whatThereCannotBeIsRefused(@TempDir Path folder) throws IOException {
    assertThrows(DataException.class, () -> FilmFolder.of(folder, null));
    film(folder, "a", "1.y4m", 1);
    ClassFolder found = FilmFolder.of(folder, null);
    FilmFormat all = new FilmFormat();
    assertThrows(ConfigurationException.class, () -> new FilmFormat(1, 1, "rgba", 0, 1, 1));
    assertThrows(ConfigurationException.class, () -> new FilmSource(found, all, 1, false, false));
    FilmFormat huge = new FilmFormat(8192, 8192, "rgb", 0, 1000, 1);
    assertThrows(ConfigurationException.class, () -> new FilmSource(found, huge, 1, false, false));
    film(folder, "a", "2.y4m", 1);
    film(folder, "a", "3.y4m", 1);
    ClassFolder three = FilmFolder.of(folder, null);
    FilmFormat large = new FilmFormat(8192, 8192, "rgb", 0, 1, 1);
    try (DataPipeline data = new FilmSource(three, large, 1, false, true).pipeline()) {
      DataException failure = assertThrows(DataException.class, data::next);
      assertTrue(failure.getMessage().contains("mini-batches smaller"), failure.getMessage());
    }
  }
}
