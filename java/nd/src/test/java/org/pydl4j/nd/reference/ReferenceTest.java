package org.pydl4j.nd.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.io.Npz;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;

/** Every operation against numpy's numbers, with the inputs in several layouts. */
class ReferenceTest {
  private static Map<String, NDArray> arrays;

  /** A line of {@code cases.tsv}. */
  record Case(String name, String operation, String parameters, int in, int out, double tolerance) {
    static Case parse(String line) {
      String[] f = line.split("\t", -1);
      return new Case(
          f[0],
          f[1],
          f[2],
          Integer.parseInt(f[3]),
          Integer.parseInt(f[4]),
          Double.parseDouble(f[5]));
    }

    Case within(double other) {
      return new Case(name, operation, parameters, in, out, other);
    }

    @Override
    public String toString() {
      return name + "(" + parameters + ")";
    }
  }

  static Path resource(String name) {
    try {
      return Path.of(ReferenceTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Case> cases() throws IOException {
    return Files.readAllLines(resource("cases.tsv")).stream().map(Case::parse);
  }

  @BeforeAll
  static void read() {
    arrays = Npz.read(resource("reference.npz"));
  }

  @AfterAll
  static void close() {
    arrays.values().forEach(NDArray::close);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsNumpy(Case wanted) {
    check(wanted, "dense", UnaryOperator.identity());
    check(wanted, "column-major", ReferenceTest::columnMajor);
    check(wanted, "strided", ReferenceTest::strided);
  }

  /** Networks compute in float32, where saturation and rounding begin much earlier. */
  @ParameterizedTest
  @MethodSource("casesInFloat64")
  void equalsNumpyInFloat32(Case wanted) {
    try (Scope scope = Scope.open()) {
      NDArray[] in = new NDArray[wanted.in];
      for (int i = 0; i < in.length; i++) {
        NDArray wide = arrays.get(wanted.name + ".in" + i);
        in[i] = wide.dtype() == DType.FLOAT64 ? Casts.castTo(wide, DType.FLOAT32) : wide;
      }
      List<NDArray> out = Operations.of(wanted.operation).apply(in, wanted.parameters);
      Case rounded = wanted.within(1e-4);
      for (int i = 0; i < wanted.out; i++) {
        NDArray expected = arrays.get(wanted.name + ".out" + i);
        NDArray actual = out.get(i);
        boolean narrow = expected.dtype() == DType.FLOAT64;
        assertEquals(narrow ? DType.FLOAT32 : expected.dtype(), actual.dtype(), wanted.name);
        assertClose(
            rounded, "float32", expected, narrow ? Casts.castTo(actual, DType.FLOAT64) : actual);
      }
    }
  }

  static Stream<Case> casesInFloat64() throws IOException {
    return cases().filter(wanted -> isFloat64(wanted.name + ".in0"));
  }

  private static boolean isFloat64(String array) {
    NDArray found = arrays.get(array);
    return found != null && found.dtype() == DType.FLOAT64;
  }

  private static void check(Case wanted, String layout, UnaryOperator<NDArray> change) {
    try (Scope scope = Scope.open()) {
      NDArray[] in = new NDArray[wanted.in];
      for (int i = 0; i < in.length; i++) {
        NDArray original = arrays.get(wanted.name + ".in" + i);
        in[i] = change.apply(original);
        assertArrayEquals(original.shape(), in[i].shape());
      }
      List<NDArray> out = Operations.of(wanted.operation).apply(in, wanted.parameters);
      assertEquals(wanted.out, out.size());
      for (int i = 0; i < wanted.out; i++) {
        assertClose(wanted, layout, arrays.get(wanted.name + ".out" + i), out.get(i));
      }
      for (int i = 0; i < in.length; i++) {
        NDArray original = Casts.castTo(arrays.get(wanted.name + ".in" + i), DType.FLOAT64);
        assertTrue(
            Comparison.allClose(Casts.castTo(in[i], DType.FLOAT64), original, 0, 0, true),
            wanted + " changed its input " + i);
      }
    }
  }

  private static void assertClose(Case wanted, String layout, NDArray expected, NDArray actual) {
    assertArrayEquals(expected.shape(), actual.shape(), wanted + ", " + layout);
    boolean whole = !expected.dtype().isFloat();
    if (whole && !actual.dtype().isFloat()) {
      assertArrayEquals(expected.toLongArray(), actual.toLongArray(), wanted + ", " + layout);
      return;
    }
    assertTrue(
        Comparison.allClose(actual, expected, wanted.tolerance, wanted.tolerance, true),
        () ->
            wanted
                + ", "
                + layout
                + ": expected "
                + Arrays.toString(expected.toDoubleArray())
                + ", got "
                + Arrays.toString(actual.toDoubleArray()));
  }

  /** The same numbers with the first index fastest. */
  private static NDArray columnMajor(NDArray a) {
    return Shapes.transpose(Shapes.transpose(a).dup());
  }

  /** The same numbers with gaps between them and others around. */
  private static NDArray strided(NDArray a) {
    if (a.rank() == 0) {
      return a.dup();
    }
    long[] shape = a.shape();
    shape[0] += 1;
    shape[shape.length - 1] = 3 * shape[shape.length - 1] + 1;
    NDArray wide = Nd.full(1, a.dtype(), shape);
    int last = a.rank() - 1;
    NDArray part = Indexing.slice(wide, last, 1, 1 + 3 * a.size(last), 3);
    long from = last == 0 ? 0 : 1;
    return Indexing.slice(part, 0, from, from + a.size(0)).assign(a);
  }
}
