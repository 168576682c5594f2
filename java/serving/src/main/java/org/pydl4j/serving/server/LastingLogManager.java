package org.pydl4j.serving.server;

import java.util.logging.LogManager;

/**
 * Logs to the end: the JDK's own manager lets go of all handlers as soon as the process is told to
 * end, and what is said while the server drains would be lost. {@link ServerMain} sets it.
 */
public final class LastingLogManager extends LogManager {
  /** Does nothing: the handlers stay. */
  @Override
  public void reset() {}
}
