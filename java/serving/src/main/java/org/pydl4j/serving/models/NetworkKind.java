package org.pydl4j.serving.models;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.files.ModelFile;

/** Our own networks, in the zip files that {@code save} writes. */
@AutoService(ModelKind.class)
public final class NetworkKind implements ModelKind {
  @Override
  public String platform() {
    return "pydl4j";
  }

  @Override
  public boolean accepts(Path file) {
    return file.getFileName().toString().endsWith(".zip");
  }

  @Override
  public Model load(Path file) {
    return ModelFile.read(file);
  }
}
