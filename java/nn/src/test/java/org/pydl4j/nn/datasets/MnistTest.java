package org.pydl4j.nn.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.data.DataSet;

class MnistTest {
  private static final String IMAGES = "t10k-images-idx3-ubyte.gz";
  private static final String LABELS = "t10k-labels-idx1-ubyte.gz";

  @TempDir Path folder;

  private static Path source() {
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      Path data = p.resolve("examples/data/mnist");
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    throw new IllegalStateException("no examples/data/mnist around the working directory");
  }

  private void copy() throws IOException {
    Files.copy(source().resolve(IMAGES), folder.resolve(IMAGES));
    Files.copy(source().resolve(LABELS), folder.resolve(LABELS));
  }

  private String failure() {
    List<String> place = List.of(folder.toString());
    return assertThrows(DataException.class, () -> Mnist.read(false, place)).getMessage();
  }

  @Test
  void theTestSetIsReadScaledToOne() {
    try (Scope scope = Scope.open()) {
      DataSet test = Mnist.read(false, List.of());
      try (NDArray features = test.features();
          NDArray labels = test.labels()) {
        assertEquals(DType.FLOAT32, features.dtype());
        assertArrayEquals(new long[] {10_000, 1, 28, 28}, features.shape());
        // The first ten labels, as the set's authors show them.
        assertArrayEquals(
            new long[] {7, 2, 1, 0, 4, 1, 4, 9, 5, 9}, Arrays.copyOf(labels.toLongArray(), 10));
        // Mean pixel of the test set: 33.79 of 255.
        assertEquals(33.7912, 255 * Reduction.mean(features).getDouble(), 0.01);
        NDArray first = Indexing.select(features, 0, 0);
        assertEquals(84 / 255.0, first.getDouble(0, 7, 6), 1e-7);
        assertEquals(0, first.getDouble(0, 0, 0));
      }
    }
  }

  @Test
  void unpackedFilesAreReadToo() throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(source().resolve(IMAGES)))) {
      Files.copy(in, folder.resolve("t10k-images-idx3-ubyte"));
    }
    Files.copy(source().resolve(LABELS), folder.resolve(LABELS));
    DataSet test = Mnist.read(false, List.of(folder.toString()));
    assertEquals(10_000, test.size());
    test.features().close();
    test.labels().close();
  }

  @Test
  void aUrlIsDownloadedOnceIntoTheCache() throws IOException {
    Path cache = folder.resolve("cache");
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.copy(source().resolve(IMAGES), site.resolve(IMAGES));
    Files.copy(source().resolve(LABELS), site.resolve(LABELS));
    System.setProperty("pydl4j.cache", cache.toString());
    try {
      List<String> url = List.of(site.toUri().toString());
      for (int time = 0; time < 2; time++) { // the second time the site is gone
        DataSet test = Mnist.read(false, url);
        assertEquals(10_000, test.size());
        test.features().close();
        test.labels().close();
        Files.deleteIfExists(site.resolve(IMAGES));
        Files.deleteIfExists(site.resolve(LABELS));
      }
      DataException e = assertThrows(DataException.class, () -> Mnist.read(true, url));
      assertTrue(e.getMessage().startsWith("Cannot download file:"), e.getMessage());
      try (var files = Files.list(cache.resolve("mnist"))) {
        assertEquals(2, files.count()); // nothing half-written beside them
      }
    } finally {
      System.clearProperty("pydl4j.cache");
    }
  }

  @Test
  void aTruncatedFileIsNamed() throws IOException {
    copy();
    byte[] all = Files.readAllBytes(folder.resolve(IMAGES));
    Files.write(folder.resolve(IMAGES), Arrays.copyOf(all, all.length / 2));
    String message = failure();
    assertTrue(message.contains(folder.resolve(IMAGES) + " is truncated"), message);
    assertTrue(message.endsWith("Delete it and get it again."), message);
  }

  @Test
  void aChangedPixelIsNoticed() throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(source().resolve(IMAGES)))) {
      byte[] bytes = in.readAllBytes();
      bytes[5000] ^= 1;
      Files.write(folder.resolve("t10k-images-idx3-ubyte"), bytes);
    }
    Files.copy(source().resolve(LABELS), folder.resolve(LABELS));
    String message = failure();
    assertTrue(
        message.contains("MD5 of its content must be 2646ac647ad5339dbf082846283269ea"), message);
  }

  @Test
  void aDamagedArchiveAndAnotherFileAreNamed() throws IOException {
    copy();
    Files.write(folder.resolve(IMAGES), new byte[] {1, 2, 3, 4});
    assertTrue(failure().contains(IMAGES), failure());
    Files.copy(
        source().resolve(LABELS),
        folder.resolve(IMAGES),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertTrue(failure().contains("must be an IDX file of bytes with 3 axes"), failure());
  }

  @Test
  void nowhereSaysWhatToDo() {
    String message = failure();
    assertTrue(message.contains("is in none of: " + folder), message);
    assertTrue(message.contains("set PYDL4J_MNIST"), message);
  }
}
