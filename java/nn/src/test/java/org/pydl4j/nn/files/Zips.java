package org.pydl4j.nn.files;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.pydl4j.nd.io.Safetensors;

/** Model files changed as a program would that knows the format. */
final class Zips {
  private Zips() {}

  /** Rewrites the text of an entry, and its line in the list of members. */
  static void edit(Path file, String entry, UnaryOperator<String> change) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path path = zip.getPath(entry);
      byte[] text = change.apply(Files.readString(path)).getBytes(StandardCharsets.UTF_8);
      Files.write(path, text);
      Path manifest = zip.getPath("pydl4j.json");
      JsonObject tree = JsonParser.parseString(Files.readString(manifest)).getAsJsonObject();
      if (!entry.equals("pydl4j.json") && tree.has("members")) {
        CRC32 crc = new CRC32();
        crc.update(text);
        JsonObject member = tree.getAsJsonObject("members").getAsJsonObject(entry);
        member.addProperty("size", text.length);
        member.addProperty("crc32", crc.getValue());
        Files.writeString(manifest, tree.toString());
      }
    }
  }

  /** The arrays of an entry, which the caller closes. */
  static Safetensors.Contents arrays(Path file, String entry, Path folder) throws IOException {
    Path copy = Files.createTempFile(folder, "entry", ".safetensors");
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.write(copy, Files.readAllBytes(zip.getPath(entry)));
      return Safetensors.read(copy);
    } finally {
      Files.delete(copy);
    }
  }
}
