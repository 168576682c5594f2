package org.pydl4j.nd.internal;

import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.Backend;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DeviceException;

/** The engine's start: settings, native libraries, device, in this order. */
final class EngineStart {
  /** What the engine works with from now on. */
  record Started(Backend backend, Device device) {}

  private EngineStart() {}

  static Started run() {
    String wanted = System.getProperty("pydl4j.backend", System.getenv("PYDL4J_BACKEND"));
    boolean chosen = wanted != null && !wanted.isEmpty();
    Backend backend = chosen ? Backend.of(wanted) : Backend.preferred();
    int threads = threads();
    // Measured: the memory check of the binding reads /proc at each native object. We count
    // ourselves.
    setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    setDefault("org.bytedeco.javacpp.maxBytes", "0");
    load(backend);
    torch.set_num_threads(threads);
    Backend computes = backend == Backend.CUDA ? backend : Blas.backend();
    if (chosen && computes != backend) {
      throw new DeviceException(
          "The backend '"
              + backend.label()
              + "' was chosen, but '"
              + computes.label()
              + "' computes: the libraries of the former were not found. "
              + Natives.remedy()
              + " Or choose the backend '"
              + computes.label()
              + "'.");
    }
    return new Started(computes, device(backend));
  }

  private static void load(Backend backend) {
    Path folder = Natives.folder();
    try {
      if (folder == null) {
        fromClassPath(backend);
      } else {
        fromFolder(folder, backend);
      }
    } catch (LinkageError | RuntimeException e) {
      throw new DeviceException(
          "The native libraries of the '"
              + backend.label()
              + "' backend for "
              + Natives.platform()
              + " cannot be loaded from "
              + (folder == null ? "the class path" : folder)
              + ": "
              + e.getMessage()
              + ". "
              + Natives.remedy(),
          e);
    }
  }

  /**
   * Measured: 0.7 s from the start of the JVM to the first operation; 1.3 s by the binding's
   * loader.
   */
  private static void fromFolder(Path folder, Backend backend) {
    setDefault("org.bytedeco.javacpp.loadLibraries", "false");
    // Initialises what reads the JDK's image. The binding does so while its library loads, under a
    // lock that another thread doing it at the same moment would wait for: both for ever.
    ClassLoader.getSystemResource("org/pydl4j/none");
    if (backend == Backend.OPENBLAS) {
      // Its name satisfies the engine's need; the file of that name beside the engine leads to MKL.
      Libraries.loadShared(folder.resolve("openblas").resolve("libopenblas.so.0"));
    }
    Libraries.loadShared(folder.resolve("libtorch.so")); // brings the CUDA half where it is built
    Libraries.loadOwn(folder.resolve("libjnijavacpp.so"));
    Libraries.loadOwn(folder.resolve("libjnitorch.so"));
  }

  private static void fromClassPath(Backend backend) {
    // OpenBLAS's threads fight libgomp's: 5 to 15 times slower than MKL.
    setDefault("org.bytedeco.openblas.load", backend == Backend.OPENBLAS ? "openblas" : "mkl");
    Loader.load(torch.class);
  }

  /** {@code -Dpydl4j.threads}, else one for each processor that the kernel has a thread for. */
  private static int threads() {
    String set = System.getProperty("pydl4j.threads");
    if (set == null) {
      return new ThreadRoom(Path.of("/")).atMost(Runtime.getRuntime().availableProcessors());
    }
    int threads;
    try {
      threads = Integer.parseInt(set);
    } catch (NumberFormatException e) {
      threads = 0;
    }
    if (threads < 1) {
      throw new ConfigurationException(
          "The property pydl4j.threads must be a whole number from 1 on. Got '"
              + set
              + "'. Without it, each processor gets a thread.");
    }
    return threads;
  }

  /** {@code -Dpydl4j.device}, else the first GPU with the backend {@code cuda}, else the CPU. */
  private static Device device(Backend backend) {
    String set = System.getProperty("pydl4j.device");
    boolean gpus = backend == Backend.CUDA;
    Device device = set == null ? new Device(gpus ? "cuda" : "cpu", 0) : Device.of(set);
    if (device.isCpu()) {
      return device;
    }
    if (!gpus) {
      throw new DeviceException(
          "The device is '"
              + device
              + "', but the backend is '"
              + backend.label()
              + "'. Choose the backend 'cuda' to work on a GPU.");
    }
    if (!torch.cuda_is_available() || device.index() >= torch.cuda_device_count()) {
      throw new DeviceException(
          "The device is '"
              + device
              + "', but the engine finds "
              + (torch.cuda_is_available() ? torch.cuda_device_count() : 0)
              + " usable GPUs (driver, card, and natives staged with -Pbackend=cuda are needed)."
              + " Choose the backend 'mkl' to work on the processor.");
    }
    return device;
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
