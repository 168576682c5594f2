package org.pydl4j.nd;

import java.util.Map;
import org.pydl4j.nd.internal.EngineInfo;
import org.pydl4j.nd.internal.Libtorch;

/**
 * The native engine of this process. It starts with the first array, with the backend of the
 * property {@code pydl4j.backend} (or the variable {@code PYDL4J_BACKEND}) and the threads of
 * {@code pydl4j.threads}; later changes of the backend need a new process.
 */
public final class Engine {
  private Engine() {}

  /** Loads the native libraries now instead of with the first array. */
  public static void start() {
    Libtorch.ensureLoaded();
  }

  /** The backend in use. */
  public static Backend backend() {
    return Libtorch.backend();
  }

  /** Where factories put new arrays. */
  public static Device device() {
    return Libtorch.defaultDevice();
  }

  /** Threads that one operation may use. */
  public static int threads() {
    return EngineInfo.threads();
  }

  /** Sets {@link #threads()} for the whole process; at least 1. */
  public static void setThreads(int threads) {
    EngineInfo.setThreads(threads);
  }

  /**
   * Names and versions of what is loaded: engine, backend, CPU capability, GPUs, how threads wait
   * ({@link LongWork}).
   */
  public static Map<String, String> info() {
    return EngineInfo.describe();
  }
}
