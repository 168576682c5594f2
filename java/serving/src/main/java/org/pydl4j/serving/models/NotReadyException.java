package org.pydl4j.serving.models;

import org.pydl4j.nd.errors.PyDl4jException;

/** The models are being loaded: to be asked again soon. */
public class NotReadyException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the client. */
  public NotReadyException(String message) {
    super(message);
  }
}
