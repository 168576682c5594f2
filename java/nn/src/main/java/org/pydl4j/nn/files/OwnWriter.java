package org.pydl4j.nn.files;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.NeuralNetwork;

/** Writes this library's own files, with the updaters' state. */
@AutoService(ModelWriter.class)
public final class OwnWriter implements ModelWriter {
  /** Called by the service loader. */
  public OwnWriter() {}

  @Override
  public String name() {
    return "pydl4j";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".zip", ".pydl4j");
  }

  @Override
  public void write(NeuralNetwork network, Path file) {
    ModelFile.write(network, file, true);
  }

  @Override
  public Model open(Path file, NeuralNetwork like) {
    return ModelFile.read(file);
  }
}
