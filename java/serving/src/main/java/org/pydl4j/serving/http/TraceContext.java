package org.pydl4j.serving.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace that a request belongs to (W3C Trace Context, header {@code traceparent}). */
final class TraceContext {
  private static final Pattern PARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.*");

  private TraceContext() {}

  /** The trace's id in 32 hexadecimal digits; empty for none, or one that is not as it must be. */
  static String id(@Nullable String traceparent) {
    Matcher parts = PARENT.matcher(traceparent == null ? "" : traceparent);
    return parts.matches() ? parts.replaceFirst("$1") : "";
  }
}
