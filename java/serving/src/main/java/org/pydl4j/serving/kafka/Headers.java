package org.pydl4j.serving.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.formats.RecordFormat;

/** Names of headers, and headers of text. */
final class Headers {
  static final String CONTENT_TYPE = "content-type";
  static final String REQUEST_ID = "request-id";
  static final String MODEL_NAME = "model-name";
  static final String MODEL_VERSION = "model-version";
  static final String SCORED_AT = "scored-timestamp";
  static final String LABEL = "label";

  private Headers() {}

  static Header of(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  static @Nullable String text(@Nullable Header header) {
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Whether an output has its own header of this name. */
  static boolean isOurs(String name) {
    return switch (name) {
      case CONTENT_TYPE, REQUEST_ID, MODEL_NAME, MODEL_VERSION, SCORED_AT, LABEL -> true;
      case RecordFormat.HEADER_LENGTH -> true;
      default -> false;
    };
  }
}
