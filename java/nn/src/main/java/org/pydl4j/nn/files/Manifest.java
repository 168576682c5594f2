package org.pydl4j.nn.files;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.Trainables;

/**
 * The entry {@code pydl4j.json}: what the file is, and which other entries it has. A zip's own
 * directory has no checksum, so that a flipped bit in a name would hide an entry.
 *
 * @param version of the format
 * @param model the kind of the network
 * @param members null in version 1, which had no list
 */
record Manifest(int version, String model, @Nullable Map<String, Member> members) {
  static final String NAME = "pydl4j.json";
  private static final String FORMAT = "pydl4j-model";

  /** The length in bytes and the CRC-32 of an entry's content. */
  record Member(long size, long crc32) {}

  String toJson() {
    JsonObject tree = new JsonObject();
    tree.addProperty("format", FORMAT);
    tree.addProperty("version", version);
    tree.addProperty("model", model);
    JsonObject list = new JsonObject();
    Objects.requireNonNull(members, "members")
        .forEach(
            (name, member) -> {
              JsonObject about = new JsonObject();
              about.addProperty("size", member.size());
              about.addProperty("crc32", member.crc32());
              list.add(name, about);
            });
    tree.add("members", list);
    return new GsonBuilder().setPrettyPrinting().create().toJson(tree);
  }

  /**
   * Reads it.
   *
   * @param file names the file in messages
   * @throws ModelFileException if the file is another one than wanted
   * @throws DataException if the text is corrupt
   */
  static Manifest parse(String json, String file) {
    JsonObject tree = JsonMembers.object(json, NAME);
    JsonMembers members = new JsonMembers(tree, NAME);
    String format = members.text("format");
    if (!format.equals(FORMAT)) {
      throw new ModelFileException(
          "The file " + file + " is no model of pydl4j: its format is \"" + format + "\".");
    }
    long version = members.count("version");
    if (version > ModelFile.VERSION) {
      throw new ModelFileException(
          "The model file "
              + file
              + " has version "
              + version
              + " of the format, this release of pydl4j reads up to "
              + ModelFile.VERSION
              + ". Use a newer release.");
    }
    String model = members.text("model");
    if (!Trainables.knows(model)) {
      throw new ModelFileException(
          "The model file "
              + file
              + " holds a "
              + model
              + ", which this release of pydl4j does not know. Use the release that wrote it, or a"
              + " newer one.");
    }
    return new Manifest(
        (int) version, model, version == 1 ? null : list(members.member("members")));
  }

  private static Map<String, Member> list(JsonElement tree) {
    Map<String, Member> list = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : JsonMembers.object(tree, NAME).entrySet()) {
      String where = NAME + " for " + entry.getKey();
      JsonMembers about = new JsonMembers(JsonMembers.object(entry.getValue(), where), where);
      list.put(entry.getKey(), new Member(about.count("size"), about.count("crc32")));
    }
    return list;
  }
}
