package org.pydl4j.serving.kafka;

/** Something that is no record's fault and may pass: the batch is tried again. */
final class TransientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TransientException(String message, Throwable cause) {
    super(message, cause);
  }
}
