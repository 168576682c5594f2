package org.pydl4j.nn.torchscript;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.files.ModelFormat;

/** TorchScript files, whose signature stands in them or beside them. */
@AutoService(ModelFormat.class)
public final class TorchScriptFormat implements ModelFormat {
  /** Called by the service loader. */
  public TorchScriptFormat() {}

  @Override
  public String platform() {
    return "pytorch_torchscript";
  }

  /**
   * A zip with {@code constants.pkl} and code in its folder; by their names damaged ones, too, so
   * that they are told as such.
   */
  @Override
  public boolean reads(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    String name = file.getFileName().toString();
    if (name.endsWith(".pt") || name.endsWith(".ts")) {
      return true;
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().endsWith("/constants.pkl"))
          && zip.stream().anyMatch(entry -> entry.getName().contains("/code/"));
    } catch (IOException | IllegalArgumentException e) { // the latter: a name that is no text
      return false;
    }
  }

  @Override
  public List<Path> beside(Path file) {
    return TorchScriptModel.signaturesBeside(file);
  }

  @Override
  public Model open(Path file) {
    return TorchScriptModel.load(file);
  }
}
