package org.pydl4j.serving.models;

import org.pydl4j.nd.errors.PyDl4jException;

/** No model of this name and version is served now. */
public class ModelNotFoundException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public ModelNotFoundException(String message) {
    super(message);
  }
}
