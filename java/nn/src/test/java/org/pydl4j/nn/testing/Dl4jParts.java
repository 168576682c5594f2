package org.pydl4j.nn.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;

/**
 * What the real Deeplearning4j 1.0.0-M2.1 made of single updaters, losses, activations and
 * schedules; {@code src/test/reference/Dl4jParts.java} wrote it.
 */
public final class Dl4jParts {
  private static final JsonObject ALL = read("/dl4j/parts.json");

  private Dl4jParts() {}

  /** The numbers under this name. */
  public static double[] of(String name) {
    return numbers(ALL, name);
  }

  /** The numbers under this name of an object that a script wrote. */
  public static double[] numbers(JsonObject from, String name) {
    if (!from.has(name)) {
      throw new IllegalArgumentException("no numbers for " + name);
    }
    return StreamSupport.stream(from.getAsJsonArray(name).spliterator(), false)
        .mapToDouble(number -> number.getAsDouble())
        .toArray();
  }

  /** An object in a resource. */
  public static JsonObject read(String resource) {
    try (Reader in =
        new InputStreamReader(
            Dl4jParts.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(in).getAsJsonObject();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
