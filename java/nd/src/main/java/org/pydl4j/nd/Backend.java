package org.pydl4j.nd;

import java.util.Locale;
import org.pydl4j.nd.errors.DeviceException;

/** Which native libraries do the work; chosen once a process, before the first array. */
public enum Backend {
  /** Intel's MKL on the CPU: the default on x86-64. */
  MKL,
  /** OpenBLAS on the CPU: the default elsewhere. */
  OPENBLAS,
  /** NVIDIA GPUs, with MKL for what stays on the CPU. */
  CUDA;

  /** Reads {@code "mkl"}, {@code "openblas"} or {@code "cuda"}. */
  public static Backend of(String name) {
    for (Backend backend : values()) {
      if (backend.label().equals(name.toLowerCase(Locale.ROOT))) {
        return backend;
      }
    }
    throw new DeviceException("A backend is mkl, openblas or cuda. Got '" + name + "'.");
  }

  /** The default for this machine. */
  public static Backend preferred() {
    String arch = System.getProperty("os.arch");
    return arch.equals("amd64") || arch.equals("x86_64") ? MKL : OPENBLAS;
  }

  /** The lower-case name that settings use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
