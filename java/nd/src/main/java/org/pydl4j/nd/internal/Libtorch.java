package org.pydl4j.nd.internal;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Backend;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.errors.DeviceException;

/**
 * The gate to the native libraries: whoever calls the binding without an array in hand passes it
 * first, in the call and not in a static initialiser, whose errors would be the JVM's own.
 */
public final class Libtorch {
  private static volatile EngineStart.@Nullable Started started;
  private static @Nullable DeviceException refusal;

  private Libtorch() {}

  /**
   * Starts the engine on the first call; afterwards does nothing.
   *
   * @throws DeviceException if the natives or the device are missing, on this and every later call
   */
  public static void ensureLoaded() {
    started();
  }

  /** The backend that computes. */
  public static Backend backend() {
    return started().backend();
  }

  /** Where factories put new arrays. */
  public static Device defaultDevice() {
    return started().device();
  }

  private static EngineStart.Started started() {
    EngineStart.Started now = started;
    return now == null ? start() : now;
  }

  private static synchronized EngineStart.Started start() {
    if (started != null) {
      return started;
    }
    if (refusal != null) { // a library that was loaded halfway cannot be loaded again
      throw new DeviceException(refusal.getMessage(), refusal);
    }
    try {
      return started = EngineStart.run();
    } catch (DeviceException e) {
      refusal = e;
      throw e;
    }
  }
}
