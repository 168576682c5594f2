package org.pydl4j.serving.tracing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a request or a record belongs to (W3C Trace Context, header {@code traceparent}).
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId of who sent it, 16 hexadecimal digits
 * @param sampled whether its spans are to be kept
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {
  /** The header's name. */
  public static final String HEADER = "traceparent";

  private static final Pattern PARENT =
      Pattern.compile(
          "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  /** What a header says; null where there is none, or one that is not as it must be. */
  public static @Nullable TraceContext parse(@Nullable String traceparent) {
    Matcher parts = PARENT.matcher(traceparent == null ? "" : traceparent);
    if (!parts.matches() || parts.group(1).equals("00") && parts.group(5) != null) {
      return null; // version 0 has these four parts alone
    }
    boolean sampled = (Integer.parseInt(parts.group(4), 16) & 1) == 1;
    return new TraceContext(parts.group(2), parts.group(3), sampled);
  }

  /** The header for who comes next. */
  public String traceparent() {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }
}
