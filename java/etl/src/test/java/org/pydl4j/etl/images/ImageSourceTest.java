package org.pydl4j.etl.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.folders.ClassFolder;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/** Values of all kinds of files are compared with Pillow's in tests/integration/test_images.py. */
class ImageSourceTest {
  /** Two by one pixels: 0x102030 and 0x405060. */
  private static Path picture(Path folder, String label, String name) throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x102030);
    image.setRGB(1, 0, 0x405060);
    Files.createDirectories(folder.resolve(label));
    Path file = folder.resolve(label).resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void channelsLieInTheOrderThatIsAskedFor(@TempDir Path folder) throws IOException {
    picture(folder, "b", "1.png");
    picture(folder, "a", "2.PNG");
    ClassFolder found = ImageFolder.of(folder, null);
    assertEquals(List.of("a", "b"), found.names());
    ImageFormat bgr = new ImageFormat(1, 2, "bgr", 8, DType.UINT8, 1, false);
    try (DataPipeline data = new ImageSource(found, bgr, false).pipeline().prefetch(2, 2)) {
      MultiDataSet batch = data.next();
      double[] one = {0x30, 0x60, 0x20, 0x50, 0x10, 0x40};
      double[] both = batch.features().get(0).toDoubleArray();
      assertArrayEquals(new long[] {2, 3, 1, 2}, batch.features().get(0).shape());
      assertArrayEquals(one, java.util.Arrays.copyOf(both, 6));
      assertArrayEquals(one, java.util.Arrays.copyOfRange(both, 6, 12));
      assertArrayEquals(new long[] {0, 1}, batch.labels().get(0).toLongArray());
      assertEquals(2, data.totalExamples());
      assertEquals(1, data.labels().size());
    }
  }

  @Test
  void whatCannotBeReadIsNamedOrLeftOut(@TempDir Path folder) throws IOException {
    Path good = picture(folder, "a", "1.png");
    Path bad = Files.write(folder.resolve("a").resolve("2.png"), new byte[] {1, 2, 3});
    Path gone = Files.copy(good, folder.resolve("a").resolve("3.png"));
    ClassFolder found = ImageFolder.of(folder, null);
    Files.delete(gone);
    ImageFormat format = new ImageFormat(1, 2);
    try (DataPipeline data = new ImageSource(found, format, false).pipeline()) {
      DataException failure = assertThrows(DataException.class, data::next);
      assertTrue(failure.getMessage().contains(bad.toString()), failure.getMessage());
    }
    ImageSource skipping = new ImageSource(found, format, true);
    try (DataPipeline data = skipping.pipeline().batch(1)) {
      assertEquals(1, data.next().size());
      assertTrue(!data.hasNext());
    }
    assertEquals(2, skipping.broken().size());
    assertTrue(skipping.broken().get(gone.toString()).contains("does not exist"));
  }

  @Test
  void foldersAndFormatsThatThereCannotBeAreRefused(@TempDir Path folder) throws IOException {
    assertThrows(DataException.class, () -> ImageFolder.of(folder, null));
    picture(folder, "a", "1.png");
    assertThrows(DataException.class, () -> ImageFolder.of(folder, List.of("b")));
    assertThrows(ConfigurationException.class, () -> new ImageFormat(0, 1));
    ImageFormat cmyk = new ImageFormat(1, 1, "cmyk", 8, DType.UINT8, 1, false);
    ClassFolder found = ImageFolder.of(folder, null);
    assertThrows(ConfigurationException.class, () -> new ImageSource(found, cmyk, false));
  }
}
