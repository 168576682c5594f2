package org.pydl4j.modelimport.dl4j;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import org.pydl4j.modelimport.ForeignFile;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.files.ForeignModels;
import org.pydl4j.nn.files.Inspection;
import org.pydl4j.nn.files.LoadOptions;
import org.pydl4j.nn.inputs.InputType;

/** Lets everything that reads model files read Deeplearning4j's zips. */
@AutoService(ForeignModels.class)
public final class Dl4jModels implements ForeignModels {
  /** Called by the service loader. */
  public Dl4jModels() {}

  @Override
  public String format() {
    return Dl4jInspection.FORMAT;
  }

  @Override
  public boolean reads(Path file) {
    return Dl4jZip.isOne(file);
  }

  @Override
  public NeuralNetwork read(Path file, List<InputType> inputs) {
    return ModelSerializer.restore(file, inputs);
  }

  @Override
  public NeuralNetwork read(Path file, LoadOptions options) {
    requireSuited(file, options);
    return ModelSerializer.restore(file, options.inputs(), options.layout(), options.writtenBy());
  }

  private static void requireSuited(Path file, LoadOptions options) {
    if (options.weights() != null || !options.enforceTrainingConfig()) {
      throw new ModelFileException(
          "Weights of their own and enforceTrainingConfig are for files of Keras. "
              + file
              + " is one of Deeplearning4j: leave them out.");
    }
  }

  @Override
  public Inspection inspect(Path file, List<InputType> inputs) {
    return Dl4jInspection.of(file, inputs, null);
  }

  @Override
  public Inspection inspect(Path file, LoadOptions options) {
    requireSuited(file, options);
    return Dl4jInspection.of(file, options.inputs(), options.writtenBy());
  }

  @Override
  public List<String> versions() {
    return Dl4jKernels.versions();
  }

  @Override
  public boolean asksForVersion(Path file) {
    try {
      return ForeignFile.reading(
          file, "Deeplearning4j", () -> Dl4jKernels.areUnknown(Dl4jZip.head(file).configuration()));
    } catch (ModelFileException e) {
      return false; // reading it says what is wrong
    }
  }
}
