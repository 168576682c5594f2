package org.pydl4j.serving.models;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.files.LoadOptions;
import org.pydl4j.nn.files.ModelFile;

/** Networks: in the zip files that {@code save} writes, and in those of other libraries. */
@AutoService(ModelKind.class)
public final class NetworkKind implements ModelKind {
  @Override
  public String platform() {
    return "pydl4j";
  }

  @Override
  public boolean accepts(Path file) {
    return file.getFileName().toString().endsWith(".zip") || ModelFile.reads(file);
  }

  @Override
  public Model load(Path file) {
    return ModelFile.read(file);
  }

  @Override
  public Model load(Path file, String writtenBy) {
    return LoadOptions.hinted(file, writtenBy).read(file);
  }
}
