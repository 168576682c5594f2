package org.pydl4j.etl.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.internal.opencv.Change;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/** Values are compared with numpy's in tests/integration/test_transforms.py. */
class ImageTransformsTest {
  private static ImageTransform some(boolean shuffle) {
    return ImageTransforms.pipeline(
        List.of(ImageTransforms.flip(), ImageTransforms.brightness(0.5), ImageTransforms.warp(0.1)),
        List.of(0.5, 1.0, 0.25),
        shuffle);
  }

  private static int drawn(ImageTransform how, long seed) {
    List<Change> made = new ArrayList<>();
    how.draw(new SplittableRandom(seed), made);
    return made.size();
  }

  @Test
  void eachIsMadeAsOftenAsItsProbabilitySays() {
    int[] counts = new int[4];
    for (int seed = 0; seed < 4000; seed++) {
      counts[drawn(some(seed % 2 == 0), seed)]++;
    }
    assertEquals(0, counts[0]);
    assertEquals(1500, counts[1], 120); // neither of the two others: 0.5 * 0.75
    assertEquals(500, counts[3], 90); // both: 0.125
  }

  @Test
  void oneOfAChoiceIsMade() {
    ImageTransform twice =
        ImageTransforms.pipeline(
            List.of(ImageTransforms.flip(), ImageTransforms.flip()), List.of(1.0, 1.0), false);
    ImageTransform choice = ImageTransforms.choice(List.of(twice, ImageTransforms.flip()));
    long two = 0;
    for (int seed = 0; seed < 2000; seed++) {
      two += drawn(choice, seed) - 1;
    }
    assertEquals(1000, two, 120);
  }

  @Test
  void jsonGivesTheSameTransformAgain() {
    ImageTransform how = some(true);
    assertEquals(how, ImageTransform.fromJson(how.toJson()));
    assertEquals(how.changes(7).description(), some(true).changes(7).description());
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    List<ImageTransform> one = List.of(ImageTransforms.flip());
    assertThrows(
        ConfigurationException.class, () -> ImageTransforms.pipeline(one, List.of(2.0), false));
    assertThrows(
        ConfigurationException.class,
        () -> ImageTransforms.pipeline(one, List.of(0.5, 0.5), false));
    assertThrows(ConfigurationException.class, () -> ImageTransforms.choice(List.of()));
    assertThrows(ConfigurationException.class, () -> ImageTransforms.blur(3, 2));
    assertThrows(ConfigurationException.class, () -> ImageTransforms.crop(0.5));
    ImageFormat deep = new ImageFormat(4, 4, "gray", 16, DType.FLOAT32, 1, false);
    ImageTransform flat = ImageTransforms.choice(List.of(ImageTransforms.equalize()));
    assertThrows(ConfigurationException.class, () -> flat.changes(1).requireFits(deep));
  }

  private static void write(Path file, int... numbers) throws IOException {
    BufferedImage image = new BufferedImage(numbers.length, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, numbers.length, 1, numbers);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void aMaskGoesWithItsPicture(@TempDir Path folder) throws IOException {
    write(folder.resolve("images").resolve("a.png"), 10, 20, 30, 40);
    write(folder.resolve("masks").resolve("a.png"), 0, 1, 2, 255);
    MaskRules rules = new MaskRules(List.of("x", "y", "z"), null, 255, "", false);
    MaskFolder pairs = MaskFolder.of(folder.resolve("images"), folder.resolve("masks"), rules);
    ImageFormat gray = new ImageFormat(1, 4, "gray", 8, DType.FLOAT32, 1, false);
    SegmentationSource source = new SegmentationSource(pairs, gray, MaskLabels.INDICES);
    try (DataPipeline plain = source.pipeline();
        DataPipeline data = plain.over(source.augmented(ImageTransforms.flip(), 3))) {
      MultiDataSet batch = data.next();
      assertArrayEquals(new double[] {40, 30, 20, 10}, batch.features().get(0).toDoubleArray());
      assertArrayEquals(new long[] {1, 1, 4}, batch.labels().get(0).shape());
      assertArrayEquals(new long[] {0, 2, 1, 0}, batch.labels().get(0).toLongArray());
      assertArrayEquals(new double[] {0, 1, 1, 1}, batch.labelsMasks().get(0).toDoubleArray());
    }
    SegmentationSource hot = new SegmentationSource(pairs, gray, MaskLabels.ONE_HOT);
    try (DataPipeline data = hot.pipeline()) {
      double[] labels = data.next().labels().get(0).toDoubleArray();
      assertTrue(Arrays.equals(new double[] {1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0}, labels));
    }
  }
}
