package org.pydl4j.serving.tracing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one request or record took, as a part of its trace. One thread at a time uses it. */
public final class Span {
  /** Whom the work was for; the numbers are OpenTelemetry's. */
  public enum Kind {
    /** A request that was answered. */
    SERVER(2),
    /** A record that was read. */
    CONSUMER(5);

    final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  private final TraceContext context;
  private final @Nullable String parentId;
  private final String name;
  private final Kind kind;
  private final long beginNs;
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private long endNs;
  private @Nullable String error;

  Span(TraceContext context, @Nullable String parentId, String name, Kind kind, long beginNs) {
    this.context = context;
    this.parentId = parentId;
    this.name = name;
    this.kind = kind;
    this.beginNs = beginNs;
  }

  /** The trace and this span, as who comes next hears of them. */
  public TraceContext context() {
    return context;
  }

  /** Notes something by its name in OpenTelemetry's conventions: text, or a whole number. */
  public Span note(String attribute, Object value) {
    attributes.put(attribute, value);
    return this;
  }

  /** Notes that it failed, and why. */
  public Span fail(String reason) {
    error = reason;
    return this;
  }

  Span end(long ns) {
    endNs = ns;
    return this;
  }

  @Nullable String parentId() {
    return parentId;
  }

  String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  /** Nanoseconds since 1970. */
  long beginNs() {
    return beginNs;
  }

  /** Nanoseconds since 1970. */
  long endNs() {
    return endNs;
  }

  Map<String, Object> attributes() {
    return attributes;
  }

  @Nullable String error() {
    return error;
  }
}
