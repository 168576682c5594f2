package org.pydl4j.serving.protocol;

import org.pydl4j.nd.errors.PyDl4jException;

/** A request that does not follow the protocol or does not fit the model: the client's to mend. */
public class ProtocolException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the client. */
  public ProtocolException(String message) {
    super(message);
  }

  /** The same with a cause. */
  public ProtocolException(String message, Throwable cause) {
    super(message, cause);
  }
}
