package org.pydl4j.modelimport.keras;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.files.ForeignModels;
import org.pydl4j.nn.files.LoadOptions;
import org.pydl4j.nn.inputs.InputType;

/** Lets everything that reads model files read files of Keras. */
@AutoService(ForeignModels.class)
public final class KerasModels implements ForeignModels {
  /** Called by the service loader. */
  public KerasModels() {}

  @Override
  public String format() {
    return "Keras HDF5";
  }

  @Override
  public boolean reads(Path file) {
    return KerasFile.isOne(file);
  }

  @Override
  public NeuralNetwork read(Path file, List<InputType> inputs) {
    return KerasModelImport.restore(file, inputs);
  }

  @Override
  public NeuralNetwork read(Path file, LoadOptions options) {
    return KerasModelImport.restore(file, options);
  }
}
