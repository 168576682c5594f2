package org.pydl4j.nn.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.opentest4j.AssertionFailedError;

/** Reference numbers from files, and comparisons that say where numbers differ. */
public final class Numbers {
  private Numbers() {}

  /**
   * A float32 array in C order from an {@code .npy} resource.
   *
   * @param values all elements
   * @param shape sizes of the axes
   */
  public record Npy(float[] values, long[] shape) {}

  /** Reads such a resource. */
  public static Npy npy(String resource) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(resource)).order(ByteOrder.LITTLE_ENDIAN);
    int header = bytes.getShort(8);
    String text = new String(bytes.array(), 10, header, StandardCharsets.US_ASCII);
    if (!text.contains("'<f4'") || !text.contains("'fortran_order': False")) {
      throw new IllegalArgumentException(resource + " must be float32 in C order: " + text);
    }
    String sizes = text.replaceAll(".*\\(([^)]*)\\).*\\s*", "$1");
    long[] shape =
        Arrays.stream(sizes.split(","))
            .map(String::trim)
            .filter(s -> !s.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    float[] values = new float[(bytes.capacity() - 10 - header) / 4];
    bytes.position(10 + header);
    bytes.asFloatBuffer().get(values);
    return new Npy(values, shape);
  }

  /** A number from a text resource. */
  public static double number(String resource) {
    return Double.parseDouble(new String(bytes(resource), StandardCharsets.US_ASCII).trim());
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Numbers.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails when two arrays differ by more than {@code tolerance · max(1, |expected|)} somewhere. */
  public static void assertClose(
      double[] expected, double[] actual, double tolerance, String what) {
    if (expected.length != actual.length) {
      throw new AssertionFailedError(
          what + ": expected " + expected.length + " numbers, got " + actual.length);
    }
    for (int i = 0; i < expected.length; i++) {
      double allowed = tolerance * Math.max(1, Math.abs(expected[i]));
      if (!(Math.abs(expected[i] - actual[i]) <= allowed)) {
        throw new AssertionFailedError(
            what + "[" + i + "]: expected " + expected[i] + ", got " + actual[i]);
      }
    }
  }

  /** The same for float references. */
  public static void assertClose(float[] expected, double[] actual, double tolerance, String what) {
    double[] wide = new double[expected.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = expected[i];
    }
    assertClose(wide, actual, tolerance, what);
  }
}
