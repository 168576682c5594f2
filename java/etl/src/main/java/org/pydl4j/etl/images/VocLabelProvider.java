package org.pydl4j.etl.images;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.pydl4j.etl.internal.xml.VocXml;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.FileReasons;

/**
 * Annotations as Pascal VOC has them: {@code JPEGImages/name.jpg} with {@code
 * Annotations/name.xml}. Their pixels are counted from 1 and belong to the box, so that {@code
 * xmin} 1 and {@code xmax} 10 are the box from 0 to 10. DL4J: {@code VocLabelProvider}, which takes
 * the numbers as they are. Source: Everingham et al. 2010, "The Pascal Visual Object Classes
 * Challenge".
 */
public final class VocLabelProvider {
  private static final long MOST_BYTES = 16L << 20; // VOC's own have up to 20 thousand

  private final Path folder;

  /**
   * Reads nothing yet.
   *
   * @param folder the one with {@code JPEGImages} and {@code Annotations}
   */
  public VocLabelProvider(Path folder) {
    this.folder = folder;
  }

  /**
   * The things in a picture.
   *
   * @throws DataException if it has no annotation, or a damaged one
   */
  public List<ImageObject> objects(Path picture) {
    Path file = annotation(picture);
    try {
      return read(picture).objects();
    } catch (DataException e) {
      throw new DataException("The annotation " + file + " " + e.getMessage() + ".", e);
    }
  }

  Path pictures() {
    return folder.resolve("JPEGImages");
  }

  Path annotations() {
    return folder.resolve("Annotations");
  }

  /** The names of a set, without what stands behind them. */
  List<String> subset(String name) {
    try {
      Path file = folder.resolve("ImageSets").resolve("Main").resolve(name + ".txt");
      return Files.readAllLines(file).stream()
          .map(line -> line.strip().split("\\s+", 2)[0])
          .filter(each -> !each.isEmpty())
          .toList();
    } catch (CharacterCodingException e) {
      throw new DataException("The set '" + name + "' cannot be read: it is not in UTF-8.", e);
    } catch (IOException e) {
      throw new DataException(
          "The set '" + name + "' cannot be read: " + FileReasons.of(e) + ".", e);
    } catch (InvalidPathException e) {
      throw new DataException("The set '" + name + "' has no name of a file.", e);
    }
  }

  Path annotation(Path picture) {
    return annotations().resolve(stem(picture) + ".xml");
  }

  static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** The messages of its errors are ends of sentences about the annotation. */
  AnnotatedImage read(Path picture) {
    Path file = annotation(picture);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new DataException("has more than " + MOST_BYTES + " bytes");
      }
      VocXml.Annotation found = VocXml.read(Files.readAllBytes(file));
      List<ImageObject> objects = found.objects().stream().map(VocLabelProvider::object).toList();
      return new AnnotatedImage(picture, found.width(), found.height(), objects);
    } catch (IOException e) {
      throw new DataException("cannot be read: " + FileReasons.of(e), e);
    }
  }

  private static ImageObject object(VocXml.Thing thing) {
    return new ImageObject(
        thing.name(),
        thing.xmin() - 1,
        thing.ymin() - 1,
        thing.xmax(),
        thing.ymax(),
        thing.difficult());
  }
}
