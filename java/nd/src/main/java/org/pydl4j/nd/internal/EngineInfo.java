package org.pydl4j.nd.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.errors.ConfigurationException;

/** What the engine says of itself. */
public final class EngineInfo {
  private EngineInfo() {}

  /** Threads that one operation may use. */
  public static int threads() {
    Libtorch.ensureLoaded();
    return torch.get_num_threads();
  }

  /** Sets the threads of the whole process. */
  public static void setThreads(int threads) {
    if (threads < 1) {
      throw new ConfigurationException(
          "The number of threads must be at least 1. Got " + threads + ".");
    }
    Libtorch.ensureLoaded();
    torch.set_num_threads(threads);
  }

  /** Names and versions. */
  public static Map<String, String> describe() {
    Map<String, String> info = new LinkedHashMap<>();
    Libtorch.ensureLoaded();
    info.put("engine", "libtorch " + version());
    info.put("backend", Libtorch.backend().label());
    info.put("device", Libtorch.defaultDevice().toString());
    info.put("threads", Integer.toString(threads()));
    info.put("waiting", ActiveWaiting.describe());
    info.put("platform", Natives.platform());
    info.put("cpu", text(torch.get_cpu_capability()));
    info.put("blas", Blas.backend().label());
    info.put("mkldnn", Boolean.toString(torch.hasMKLDNN()));
    info.put("cuda", Boolean.toString(torch.cuda_is_available()));
    return info;
  }

  /** The version of the binding, whose first part is the engine's: {@code 2.10.0-1.5.13}. */
  private static String version() {
    try {
      return Loader.getVersion("org.bytedeco", "pytorch");
    } catch (IOException e) {
      return "of unknown version";
    }
  }

  private static String text(BytePointer pointer) {
    return pointer == null ? "" : pointer.getString();
  }
}
