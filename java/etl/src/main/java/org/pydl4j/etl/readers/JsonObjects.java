package org.pydl4j.etl.readers;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.internal.Streams;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** Objects in strict JSON. */
public final class JsonObjects {
  private JsonObjects() {}

  /**
   * One object, or a list of at least one.
   *
   * @throws DataException if the text is something else
   */
  public static List<JsonObject> parse(String text) {
    JsonElement parsed = parsed(text);
    List<JsonObject> objects = new ArrayList<>();
    if (parsed != null && parsed.isJsonObject()) {
      objects.add(parsed.getAsJsonObject());
    } else if (parsed != null && parsed.isJsonArray()) {
      for (JsonElement each : parsed.getAsJsonArray()) {
        if (!each.isJsonObject()) {
          throw new DataException("Row " + (objects.size() + 1) + " is no JSON object.");
        }
        objects.add(each.getAsJsonObject());
      }
    }
    if (objects.isEmpty()) {
      throw new DataException(
          "Rows are a JSON object with a member for each column, or a list of such. Got "
              + (parsed == null ? "text that is no JSON." : "something else."));
    }
    return objects;
  }

  /** What a text is; null where it is no JSON. */
  static @Nullable JsonElement parsed(String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement element = Streams.parse(reader);
      return reader.peek() == JsonToken.END_DOCUMENT ? element : null;
    } catch (IOException | JsonParseException | StackOverflowError e) {
      return null;
    }
  }
}
