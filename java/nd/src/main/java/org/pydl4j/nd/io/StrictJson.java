package org.pydl4j.nd.io;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON as RFC 8259 has it. Gson's own parser takes the last of two members of one name and
 * passes over what looks like a comment, so that a setting would be lost without a word.
 */
public final class StrictJson {
  /** What Gson says of the place, within advice to programmers. */
  private static final Pattern PLACE = Pattern.compile("line \\d+ column \\d+ path \\S*");

  private StrictJson() {}

  /**
   * The one value that a text is.
   *
   * @throws JsonParseException if it is no JSON, more than one value, nested deeper than 255
   *     levels, or has a name twice in an object; a sentence with the place
   */
  public static JsonElement parse(String text) {
    try {
      requireOnce(reader(text));
      return JsonParser.parseReader(reader(text));
    } catch (IOException e) {
      throw new JsonParseException("It is no JSON: something is wrong" + place(e) + ".", e);
    }
  }

  private static JsonReader reader(String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    return reader;
  }

  private static void requireOnce(JsonReader json) throws IOException {
    Deque<Set<String>> names = new ArrayDeque<>();
    while (true) {
      switch (json.peek()) {
        case BEGIN_OBJECT -> {
          json.beginObject();
          names.push(new HashSet<>());
        }
        case END_OBJECT -> {
          json.endObject();
          names.pop();
        }
        case BEGIN_ARRAY -> json.beginArray();
        case END_ARRAY -> json.endArray();
        case NAME -> requireNew(json.nextName(), names, json);
        case END_DOCUMENT -> {
          return;
        }
        default -> json.skipValue();
      }
    }
  }

  private static void requireNew(String name, Deque<Set<String>> names, JsonReader json) {
    if (!Objects.requireNonNull(names.peek()).add(name)) {
      throw new JsonParseException(
          "The name '" + name + "' stands twice in one object, at " + json.getPath() + ".");
    }
  }

  private static String place(IOException e) {
    Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
    return place.find() ? " at " + place.group() : "";
  }
}
