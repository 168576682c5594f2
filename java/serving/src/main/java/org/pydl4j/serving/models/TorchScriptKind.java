package org.pydl4j.serving.models;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.torchscript.TorchScriptModel;

/** TorchScript files, whose signature stands in them or beside them. */
@AutoService(ModelKind.class)
public final class TorchScriptKind implements ModelKind {
  @Override
  public String platform() {
    return "pytorch_torchscript";
  }

  @Override
  public boolean accepts(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".pt") || name.endsWith(".ts");
  }

  @Override
  public Model load(Path file) {
    return TorchScriptModel.load(file);
  }
}
