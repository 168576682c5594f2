package org.pydl4j.modelimport.keras;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.files.ModelWriter;

/** Writes files of Keras 3. */
@AutoService(ModelWriter.class)
public final class KerasModelWriter implements ModelWriter {
  /** Called by the service loader. */
  public KerasModelWriter() {}

  @Override
  public String name() {
    return "keras";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".keras");
  }

  @Override
  public void write(NeuralNetwork network, Path file) {
    KerasExport.write(network, file);
  }
}
