package org.pydl4j.serving.formats;

import org.pydl4j.nd.errors.DataException;

/** A record whose payload does not say what the model needs; it will not do so later either. */
public class BadRecordException extends DataException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public BadRecordException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public BadRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
