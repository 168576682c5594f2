package org.pydl4j.modelimport.onnx;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import org.pydl4j.modelimport.internal.onnx.OnnxFile;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.files.ForeignModels;
import org.pydl4j.nn.files.Inspection;
import org.pydl4j.nn.files.LoadOptions;
import org.pydl4j.nn.inputs.InputType;

/** Lets everything that reads model files read plain networks of ONNX files. */
@AutoService(ForeignModels.class)
public final class OnnxModels implements ForeignModels {
  static final String FORMAT = "ONNX";

  /** Called by the service loader. */
  public OnnxModels() {}

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public boolean reads(Path file) {
    return OnnxFile.isOne(file);
  }

  @Override
  public NeuralNetwork read(Path file, List<InputType> inputs) {
    return OnnxImport.restore(file, LoadOptions.shapes(inputs));
  }

  @Override
  public NeuralNetwork read(Path file, LoadOptions options) {
    return OnnxImport.restore(file, options);
  }

  @Override
  public Inspection inspect(Path file, List<InputType> inputs) {
    try {
      return OnnxImport.inspect(file, LoadOptions.shapes(inputs));
    } catch (ModelFileException e) {
      return Inspection.failed(FORMAT, String.valueOf(e.getMessage()));
    }
  }
}
