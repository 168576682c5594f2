package org.pydl4j.serving.protocol;

import java.nio.charset.StandardCharsets;

/** The bodies of requests about the repository; most are empty. */
public final class RepositoryRequest {
  private RepositoryRequest() {}

  /**
   * Whether an index is wanted of models that are ready alone: {@code {"ready": true}}.
   *
   * @throws ProtocolException if it is something else
   */
  public static boolean readyOnly(String body) {
    boolean ready = false;
    if (!body.isBlank()) {
      JsonCursor json = object(body);
      for (boolean first = true; json.next('}', first); first = false) {
        if (json.name().equals("ready")) {
          ready = !json.word("null") && json.bool();
        } else {
          json.skip();
        }
      }
      json.end();
    }
    return ready;
  }

  /**
   * Looks at the body of a load: Triton's parameters, which override a model's configuration and
   * files, are not served, and must not be taken for done.
   *
   * @throws ProtocolException if there is one
   */
  public static void requireNoParameters(String body) {
    if (body.isBlank()) {
      return;
    }
    JsonCursor json = object(body);
    for (boolean first = true; json.next('}', first); first = false) {
      boolean parameters = json.name().equals("parameters");
      if (parameters && json.peek() == '{') {
        json.expect('{');
        for (boolean inner = true; json.next('}', inner); inner = false) {
          requireServed(json.name());
          json.skip();
        }
      } else {
        json.skip();
      }
    }
    json.end();
  }

  /** Refuses a parameter of a load by its name. */
  public static void requireServed(String parameter) {
    throw new ProtocolException(
        "The parameter '"
            + parameter
            + "' of a load is not served: a model is loaded from the repository as it lies there.");
  }

  private static JsonCursor object(String body) {
    byte[] text = body.getBytes(StandardCharsets.UTF_8);
    JsonCursor json = new JsonCursor(text, 0, text.length);
    json.expect('{');
    return json;
  }
}
