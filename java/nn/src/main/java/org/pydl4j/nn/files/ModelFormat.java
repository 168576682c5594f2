package org.pydl4j.nn.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.services.Providers;
import org.pydl4j.nn.Model;

/**
 * Files of one format that are computed as they are and not trained: ONNX, TorchScript. Found
 * through {@link Providers}.
 */
public interface ModelFormat {
  /**
   * What the Open Inference Protocol calls whoever computes them: {@code pytorch_torchscript}, and
   * {@code onnxruntime_onnx}.
   */
  String platform();

  /** Whether a file looks like one of these, by what is in it; false for what cannot be read. */
  boolean reads(Path file);

  /**
   * Reads one; the caller closes it.
   *
   * @throws ModelFileException if it cannot be read; says why
   */
  Model open(Path file);

  /** Other files that one needs; none where it is whole by itself. */
  default List<Path> beside(Path file) {
    return List.of();
  }

  /** Who reads this file; empty where nobody does. */
  static Optional<ModelFormat> of(Path file) {
    try (ModelZipReader ours = ModelZipReader.open(file)) {
      if (ours != null) {
        return Optional.empty();
      }
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // ours, but damaged: reading it says how
    }
    return Providers.of(ModelFormat.class).found().stream()
        .filter(each -> each.reads(file))
        .findFirst();
  }

  /**
   * A model file of any kind: one of these, a network of ours, or one of other libraries. The
   * caller closes what is made of it.
   *
   * @throws ModelFileException if it is missing, damaged or of no known kind
   */
  static Model openAny(Path file) {
    Optional<ModelFormat> format = of(file);
    return format.isPresent() ? format.get().open(file) : ModelFile.read(file);
  }
}
