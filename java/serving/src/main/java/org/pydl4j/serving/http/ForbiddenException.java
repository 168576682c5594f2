package org.pydl4j.serving.http;

import org.pydl4j.nd.errors.PyDl4jException;

/** Somebody asks for what is not his to ask for. */
final class ForbiddenException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  ForbiddenException(String message) {
    super(message);
  }
}
