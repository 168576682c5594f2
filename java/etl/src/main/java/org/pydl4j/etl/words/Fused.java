package org.pydl4j.etl.words;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * {@code a · b + c} in one instruction where the processor has one; Java's own emulation is slow.
 */
final class Fused {
  private static final boolean THERE = isThere();

  private Fused() {}

  static float add(float a, float b, float c) {
    return THERE ? Math.fma(a, b, c) : a * b + c;
  }

  /** What the virtual machine makes of it: x86 from Haswell on, and all of ARM's 64 bits. */
  private static boolean isThere() {
    String arch = System.getProperty("os.arch", "");
    if (arch.equals("aarch64")) {
      return true;
    }
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> Arrays.asList(line.split(" ")).contains("fma"))
          .orElse(false);
    } catch (java.io.IOException | RuntimeException e) {
      return false;
    }
  }
}
