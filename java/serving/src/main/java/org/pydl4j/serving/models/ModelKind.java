package org.pydl4j.serving.models;

import java.nio.file.Path;
import org.pydl4j.nn.Model;

/**
 * A kind of model file. Found by the service loader: another one needs no change here. What is no
 * concern of servers alone is a {@link org.pydl4j.nn.files.ModelFormat}.
 *
 * <p>What it loads is served as it is: names, types and shapes come from {@link Model#signature()},
 * scaling and class names from {@link Model#normalizerJson()} and {@link Model#labels()}. Whatever
 * one of its methods, or of its models', throws is told of that file and harms no other.
 */
public interface ModelKind {
  /** Its name, the {@code platform} of the Open Inference Protocol, for example {@code pydl4j}. */
  String platform();

  /**
   * Whether this file is of this kind, by its name or by what is in it; it is asked once a file.
   */
  boolean accepts(Path file);

  /**
   * Reads a file; the caller closes the model.
   *
   * @throws org.pydl4j.nd.errors.PyDl4jException if the file is damaged or of another kind
   */
  Model load(Path file);

  /**
   * The same of a file of another library that may not tell which version of it wrote the file.
   * This is {@link #load(Path)}, since most do.
   *
   * @param writtenBy the version, such as {@code 1.0.0-beta7}, for a file that does not tell
   */
  default Model load(Path file, String writtenBy) {
    return load(file);
  }
}
