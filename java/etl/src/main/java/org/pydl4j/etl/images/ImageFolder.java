package org.pydl4j.etl.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.folders.ClassFolder;
import org.pydl4j.etl.folders.FileKind;

/** Pictures in a folder for each class: jpg, png, webp, bmp, tiff, pnm. */
public final class ImageFolder {
  static final FileKind PICTURES =
      new FileKind(
          "picture",
          "pictures",
          Set.of("jpg", "jpeg", "png", "bmp", "webp", "tif", "tiff", "pgm", "ppm", "pbm"));

  private ImageFolder() {}

  /**
   * Looks for pictures in a folder and those below it; the one in which a picture lies is its
   * class.
   *
   * @param names of the classes in their order; null to take those that are there
   * @throws org.pydl4j.nd.errors.DataException if there is none, or one of a class that is not in
   *     {@code names}
   */
  public static ClassFolder of(Path folder, @Nullable List<String> names) {
    return ClassFolder.of(folder, names, PICTURES);
  }
}
