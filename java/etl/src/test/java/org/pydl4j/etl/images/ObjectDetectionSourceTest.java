package org.pydl4j.etl.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/** Files of all kinds and changes at random are in tests/integration/test_objects.py. */
class ObjectDetectionSourceTest {
  private static final ImageFormat FORMAT = new ImageFormat(4, 8);

  private static Path picture(Path folder, String name) throws IOException {
    BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void boxesOfOnesOwnBecomeLabelsAndGoWithTheirPictures(@TempDir Path folder) throws IOException {
    ImageObject cup = new ImageObject("cup", 0, 1, 3, 3, false);
    AnnotatedImage image = new AnnotatedImage(picture(folder, "1.png"), 8, 4, List.of(cup));
    ObjectFolder found = ObjectFolder.of(List.of(image), new ObjectRules());
    ObjectDetectionSource source = new ObjectDetectionSource(found, FORMAT, 2, 4, 0.5);
    Augmentation mirror = new Augmentation(1, 1, 0, 0, 0, 0, 0, 0, 0, 7);
    try (DataPipeline data = source.pipeline();
        DataPipeline mirrored = data.over(source.augmented(mirror))) {
      MultiDataSet batch = data.next();
      assertArrayEquals(new long[] {1, 3, 4, 8}, batch.features().get(0).shape());
      assertArrayEquals(new long[] {1, 5, 2, 4}, batch.labels().get(0).shape());
      assertArrayEquals(labels(4, 0, 0.5, 1.5, 1.5), batch.labels().get(0).toDoubleArray());
      MultiDataSet other = mirrored.next();
      assertArrayEquals(labels(7, 2.5, 0.5, 4, 1.5), other.labels().get(0).toDoubleArray());
    }
  }

  /** Of one class in a cell of 2 x 4, the lower row. */
  private static double[] labels(int cell, double... box) {
    double[] made = new double[5 * 8];
    for (int i = 0; i < 4; i++) {
      made[i * 8 + cell] = box[i];
    }
    made[4 * 8 + cell] = 1;
    return made;
  }

  @Test
  void anAnnotationOfVocCountsPixelsFromOne(@TempDir Path folder) throws IOException {
    Path file = picture(folder.resolve("JPEGImages"), "ä.png");
    Files.createDirectories(folder.resolve("Annotations"));
    Files.writeString(
        folder.resolve("Annotations").resolve("ä.xml"),
        "<annotation><object><name> cup </name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax>"
            + "<ymax>3</ymax></bndbox></object></annotation>");
    List<ImageObject> objects = new VocLabelProvider(folder).objects(file);
    assertEquals(List.of(new ImageObject("cup", 0, 1, 3, 3, false)), objects);
    ObjectFolder found = ObjectFolder.voc(folder, null, new ObjectRules());
    assertEquals(List.of(new AnnotatedImage(file, 0, 0, objects)), found.images());
    Path none = picture(folder.resolve("JPEGImages"), "b.png");
    DataException failure =
        assertThrows(DataException.class, () -> new VocLabelProvider(folder).objects(none));
    assertTrue(failure.getMessage().contains("b.xml does not exist"), failure.getMessage());
  }

  @Test
  void whereAPassStandsIsToldWithoutLookingAtAllBoxes() {
    List<ImageObject> cups =
        IntStream.range(0, 10).mapToObj(i -> new ImageObject("cup", i, 0, 20, 5, false)).toList();
    List<AnnotatedImage> images =
        IntStream.range(0, 2000)
            .mapToObj(i -> new AnnotatedImage(Path.of(i + ".png"), 0, 0, cups))
            .toList();
    ObjectFolder found = ObjectFolder.of(images, new ObjectRules());
    ObjectDetectionSource source = new ObjectDetectionSource(found, FORMAT, 2, 4, 0.5);
    Supplier<Stream<String>> places =
        () -> IntStream.range(0, 2000).mapToObj(i -> source.description());
    assertEquals(1, assertTimeout(Duration.ofSeconds(5), () -> places.get().distinct().count()));
    ObjectFolder less = ObjectFolder.of(images.subList(1, 2000), new ObjectRules());
    assertNotEquals(found.contentHash(), less.contentHash());
  }

  @Test
  void picturesOfCocoMayLieWhereTheProgramRuns(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.json");
    String start = "{\"categories\": [{\"id\": 1, \"name\": \"cup\"}], \"images\": [{\"id\": 1,";
    Files.writeString(file, start + " \"file_name\": \"a.png\"}]}");
    ObjectFolder found = ObjectFolder.coco(file, Path.of("."), new ObjectRules());
    assertEquals(Path.of("a.png"), found.images().get(0).file());
    Files.writeString(file, start + " \"file_name\": \"../a.png\"}]}");
    assertThrows(
        DataException.class, () -> ObjectFolder.coco(file, Path.of("."), new ObjectRules()));
  }

  @Test
  void whatIsNotChangedIsNotInThePlaceOfAPass() {
    assertEquals(
        "Augmentation[flip=0.5, crop=1.0, rotate=0.0, brightness=0.0, contrast=0.0,"
            + " saturation=0.0, blur=0.0, seed=7]", // as it was before there were warps
        new Augmentation(0.5, 1, 0, 0, 0, 0, 0, 7).toString());
    assertTrue(new Augmentation(0, 1, 0, 0, 0, 0, 0, 0.1, 1, 7).toString().contains("warp=0.1"));
  }

  @Test
  void whatThereCannotBeIsRefused(@TempDir Path folder) throws IOException {
    assertThrows(DataException.class, () -> new ImageObject("cup", 3, 0, 3, 1, false));
    assertThrows(DataException.class, () -> new ImageObject("cup", 0, 0, Double.NaN, 1, false));
    assertThrows(DataException.class, () -> ObjectFolder.of(List.of(), new ObjectRules()));
    AnnotatedImage bare = new AnnotatedImage(picture(folder, "1.png"), 8, 4, List.of());
    assertThrows(DataException.class, () -> ObjectFolder.of(List.of(bare), new ObjectRules()));
    ObjectRules named = new ObjectRules(List.of("cup"), false, false, false);
    ObjectFolder found = ObjectFolder.of(List.of(bare), named);
    assertThrows(
        ConfigurationException.class, () -> new ObjectDetectionSource(found, FORMAT, 0, 4, 0.5));
    assertThrows(
        ConfigurationException.class, () -> new ObjectDetectionSource(found, FORMAT, 2, 4, 1.5));
    assertThrows(
        ConfigurationException.class,
        () -> new ObjectRules(List.of("cup", "cup"), false, false, false));
  }
}
