package org.pydl4j.modelimport.onnx;

import com.google.auto.service.AutoService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pydl4j.modelimport.ForeignFile;
import org.pydl4j.modelimport.internal.onnx.OnnxFile;
import org.pydl4j.modelimport.internal.onnx.OnnxModel;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.files.ModelFormat;

/**
 * ONNX files, which ONNX Runtime computes as they are, of the extra {@code onnx}. Inputs and
 * outputs have the names, types and shapes of the file.
 *
 * <pre>{@code
 * try (Model model = ModelFormat.openAny(Path.of("model.onnx"))) {
 *   Map<String, NDArray> outputs = model.output(Map.of("x", x));
 * }
 * }</pre>
 */
@AutoService(ModelFormat.class)
public final class OnnxFormat implements ModelFormat {
  /** Called by the service loader. */
  public OnnxFormat() {}

  @Override
  public String platform() {
    return "onnxruntime_onnx";
  }

  /** By what is in the file; by their names damaged ones, too, so that they are told as such. */
  @Override
  public boolean reads(Path file) {
    return OnnxFile.isOne(file)
        || Files.isRegularFile(file) && file.getFileName().toString().endsWith(".onnx");
  }

  /** Weights of large models. */
  @Override
  public List<Path> beside(Path file) {
    return ForeignFile.reading(
        file,
        "ONNX",
        () -> {
          try (OnnxFile read = OnnxFile.open(file)) {
            return read.beside();
          }
        });
  }

  @Override
  public Model open(Path file) {
    return OnnxModel.load(file);
  }
}
