package org.pydl4j.serving.tracing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Spans as OpenTelemetry's collectors take them over HTTP: OTLP 1 in JSON, where identifiers are
 * hexadecimal and numbers of 64 bits text.
 */
final class OtlpJson {
  private static final int ERROR = 2;

  private OtlpJson() {}

  /** The body of a request with these spans of a service. */
  static String of(List<Span> spans, Map<String, String> resource) {
    JsonArray list = new JsonArray();
    spans.forEach(span -> list.add(span(span)));
    JsonObject scope = new JsonObject();
    scope.addProperty("name", "org.pydl4j.serving");
    JsonObject scoped = new JsonObject();
    scoped.add("scope", scope);
    scoped.add("spans", list);
    JsonObject attributed = new JsonObject();
    attributed.add("attributes", attributes(resource));
    JsonObject ofResource = new JsonObject();
    ofResource.add("resource", attributed);
    ofResource.add("scopeSpans", array(scoped));
    JsonObject whole = new JsonObject();
    whole.add("resourceSpans", array(ofResource));
    return whole.toString();
  }

  private static JsonObject span(Span span) {
    JsonObject json = new JsonObject();
    json.addProperty("traceId", span.context().traceId());
    json.addProperty("spanId", span.context().spanId());
    if (span.parentId() != null) {
      json.addProperty("parentSpanId", span.parentId());
    }
    json.addProperty("name", span.name());
    json.addProperty("kind", span.kind().number);
    json.addProperty("startTimeUnixNano", Long.toString(span.beginNs()));
    json.addProperty("endTimeUnixNano", Long.toString(span.endNs()));
    json.add("attributes", attributes(span.attributes()));
    JsonObject status = new JsonObject();
    if (span.error() != null) {
      status.addProperty("code", ERROR);
      status.addProperty("message", span.error());
    }
    json.add("status", status);
    return json;
  }

  private static JsonArray attributes(Map<String, ?> attributes) {
    JsonArray list = new JsonArray();
    attributes.forEach(
        (name, content) -> {
          JsonObject value = new JsonObject();
          value.addProperty(
              content instanceof Number ? "intValue" : "stringValue", content.toString());
          JsonObject pair = new JsonObject();
          pair.addProperty("key", name);
          pair.add("value", value);
          list.add(pair);
        });
    return list;
  }

  private static JsonArray array(JsonObject only) {
    JsonArray list = new JsonArray();
    list.add(only);
    return list;
  }
}
