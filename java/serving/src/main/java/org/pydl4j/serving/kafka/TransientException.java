package org.pydl4j.serving.kafka;

import org.jspecify.annotations.Nullable;

/** Something that is no record's fault and may pass: the batch is tried again. */
final class TransientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TransientException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
