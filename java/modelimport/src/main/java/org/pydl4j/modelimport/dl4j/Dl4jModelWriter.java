package org.pydl4j.modelimport.dl4j;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.files.ModelWriter;

/** Writes zips of Deeplearning4j 1.0.0-M2.1, with the updaters' state. */
@AutoService(ModelWriter.class)
public final class Dl4jModelWriter implements ModelWriter {
  /** Called by the service loader. */
  public Dl4jModelWriter() {}

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".dl4j.zip");
  }

  @Override
  public void write(NeuralNetwork network, Path file) {
    ModelSerializer.writeModel(network, file, true);
  }
}
