package org.pydl4j.etl.images;

import java.nio.file.Path;
import java.util.List;

/**
 * A picture and the things in it.
 *
 * @param file of the picture
 * @param width in pixels, as the annotation says; 0 where it does not
 * @param height in pixels, as the annotation says; 0 where it does not
 * @param objects none for a picture of the background alone
 */
public record AnnotatedImage(Path file, int width, int height, List<ImageObject> objects) {
  /** Keeps a copy of the list. */
  public AnnotatedImage {
    objects = List.copyOf(objects);
  }
}
