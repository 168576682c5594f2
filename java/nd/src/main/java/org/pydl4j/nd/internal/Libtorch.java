package org.pydl4j.nd.internal;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.Backend;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.errors.DeviceException;

/**
 * Loads the native libraries once, with the backend chosen before the first of them.
 *
 * <p>The folder of unpacked libraries is {@code -Dpydl4j.natives}, else {@code ../natives/PLATFORM}
 * beside the folder of our jar: two libraries are loaded from it by path and find the others beside
 * themselves. Without such a folder the binding unpacks the native jars that it finds on the class
 * path, into its own cache.
 */
public final class Libtorch {
  private static final Backend BACKEND = chooseBackend();
  private static final Device DEVICE;

  static {
    // Measured: the memory check of the binding reads /proc at each native object. We count
    // ourselves.
    setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    setDefault("org.bytedeco.javacpp.maxBytes", "0");
    Path folder = nativesFolder();
    try {
      if (folder == null) {
        loadFromClassPath();
      } else {
        loadFrom(folder);
      }
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new DeviceException(
          "The native libraries of the '"
              + BACKEND.label()
              + "' backend cannot be loaded from "
              + (folder == null ? "the class path" : folder)
              + ": "
              + e.getMessage()
              + ". Run 'pydl4j doctor', or build them with './gradlew stage'.",
          e);
    }
    String threads = System.getProperty("pydl4j.threads");
    torch.set_num_threads(
        threads == null ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(threads));
    DEVICE = chooseDevice();
  }

  private Libtorch() {}

  /** Loads on the first call; afterwards does nothing. */
  public static void ensureLoaded() {}

  /** The backend that was loaded. */
  public static Backend backend() {
    return BACKEND;
  }

  /** Where factories put new arrays. */
  public static Device defaultDevice() {
    return DEVICE;
  }

  /** The platform part of the natives' folder, for example {@code linux-x86_64}. */
  public static String platform() {
    return Loader.Detector.getPlatform();
  }

  private static Backend chooseBackend() {
    String name = System.getProperty("pydl4j.backend", System.getenv("PYDL4J_BACKEND"));
    return name == null || name.isEmpty() ? Backend.preferred() : Backend.of(name);
  }

  /** {@code -Dpydl4j.device}, else the first GPU with the backend {@code cuda}, else the CPU. */
  private static Device chooseDevice() {
    String set = System.getProperty("pydl4j.device");
    boolean gpus = BACKEND == Backend.CUDA;
    Device device = set == null ? new Device(gpus ? "cuda" : "cpu", 0) : Device.of(set);
    if (device.isCpu()) {
      return device;
    }
    if (!gpus) {
      throw new DeviceException(
          "The device is '"
              + device
              + "', but the backend is '"
              + BACKEND.label()
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

  /**
   * Measured: 0.7 s from the start of the JVM to the first operation; 1.3 s by the binding's
   * loader.
   */
  private static void loadFrom(Path folder) {
    setDefault("org.bytedeco.javacpp.loadLibraries", "false");
    // Initialises what reads the JDK's image. The binding does so while its library loads, under a
    // lock that another thread doing it at the same moment would wait for: both for ever.
    ClassLoader.getSystemResource("org/pydl4j/none");
    if (BACKEND == Backend.OPENBLAS) {
      // Its name satisfies the engine's need; the file of that name beside the engine leads to MKL.
      System.load(folder.resolve("openblas").resolve("libopenblas.so.0").toString());
    }
    System.load(folder.resolve("libtorch.so").toString()); // brings the CUDA half where it is built
    System.load(folder.resolve("libjnijavacpp.so").toString());
    System.load(folder.resolve("libjnitorch.so").toString());
  }

  private static void loadFromClassPath() {
    // OpenBLAS's threads fight libgomp's: 5 to 15 times slower than MKL.
    setDefault("org.bytedeco.openblas.load", BACKEND == Backend.OPENBLAS ? "openblas" : "mkl");
    Loader.load(torch.class);
  }

  private static Path nativesFolder() {
    String set = System.getProperty("pydl4j.natives");
    if (set != null) {
      return Path.of(set).toAbsolutePath();
    }
    CodeSource source = Libtorch.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return null;
    }
    try {
      Path jars = Path.of(source.getLocation().toURI()).getParent();
      Path folder = jars.resolveSibling("natives").resolve(Loader.Detector.getPlatform());
      return Files.isDirectory(folder) ? folder : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
