package org.pydl4j.nd.ops;

import java.util.Arrays;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Algebra;
import org.pydl4j.nd.internal.Arrange;

/**
 * Products, systems and decompositions of matrices, in new memory. Matrices are the last two axes;
 * axes before them are batches. Decompositions take float32 and float64.
 */
public final class Linalg {
  private Linalg() {}

  /**
   * The product of matrices; batches broadcast. A vector counts as a row on the left and as a
   * column on the right, and its axis goes away.
   *
   * @param a {@code [..., n, k]} or {@code [k]}
   * @param b {@code [..., k, m]} or {@code [k]}, of the type of {@code a}
   */
  public static NDArray matmul(NDArray a, NDArray b) {
    String what = "matmul";
    OperandChecks.minRank(what, a, 1);
    OperandChecks.minRank(what, b, 1);
    OperandChecks.notBool(what, a);
    OperandChecks.sameType(what, a, b);
    OperandChecks.sameDevice(what, a, b);
    if (a.size(-1) != b.size(b.rank() == 1 ? 0 : -2)) {
      throw OperandChecks.shapes(
          what + ": the last axis of the left must have the size of the second last of the right",
          a,
          b);
    }
    long[] batch = Axes.broadcast(what, batch(a), batch(b));
    long[] shape = Arrays.copyOf(batch, batch.length + 2);
    shape[batch.length] = a.rank() == 1 ? 1 : a.size(-2);
    shape[batch.length + 1] = b.rank() == 1 ? 1 : b.size(-1);
    OperandChecks.fits(a, a.dtype(), shape);
    return Algebra.matmul(a, b);
  }

  /**
   * Sums of products, along axes that letters name: {@code abc,cd->abd} multiplies matrices of the
   * right into those of the left. What both have and the result has not is summed up.
   *
   * @param equation a letter for each axis of both, and for those of the result
   * @param a with as many axes as the first term has letters, each once
   * @param b with as many axes as the second term has letters, each once, of the type of {@code a}
   * @throws ShapeException if the equation is none for these shapes
   */
  public static NDArray einsum(String equation, NDArray a, NDArray b) {
    OperandChecks.notBool("einsum", a);
    OperandChecks.sameType("einsum", a, b);
    OperandChecks.sameDevice("einsum", a, b);
    OperandChecks.fits(a, a.dtype(), Einsum.shape(equation, a.shape(), b.shape()));
    return Algebra.einsum(equation, a, b);
  }

  /** The sum of the products of two vectors of one length, as a scalar. */
  public static NDArray dot(NDArray a, NDArray b) {
    OperandChecks.rank("dot", a, 1);
    OperandChecks.sameShape("dot", a, b);
    OperandChecks.notBool("dot", a);
    OperandChecks.sameType("dot", a, b);
    OperandChecks.sameDevice("dot", a, b);
    return Algebra.dot(a, b);
  }

  /** All products of the elements of two vectors: {@code [n, m]}. */
  public static NDArray outer(NDArray a, NDArray b) {
    OperandChecks.rank("outer", a, 1);
    OperandChecks.rank("outer", b, 1);
    OperandChecks.sameType("outer", a, b);
    OperandChecks.sameDevice("outer", a, b);
    OperandChecks.fits(a, a.dtype(), a.length(), b.length());
    return Algebra.outer(a, b);
  }

  /**
   * X with {@code a X = b}.
   *
   * @param a {@code [..., n, n]}; a singular one is a DataException
   * @param b {@code [..., n, m]}, or {@code [n]} for one matrix
   */
  public static NDArray solve(NDArray a, NDArray b) {
    requireSquare("solve", a);
    OperandChecks.sameType("solve", a, b);
    OperandChecks.sameDevice("solve", a, b);
    boolean vector = b.rank() == 1;
    if (vector
        ? a.rank() != 2 || b.size(0) != a.size(0)
        : b.rank() < 2 || b.size(-2) != a.size(-1)) {
      throw OperandChecks.shapes(
          "solve: the right side is [..., n, m], or [n] for one matrix [n, n]", a, b);
    }
    if (vector) {
      return Algebra.solve(a, b);
    }
    long[] batch = Axes.broadcast("solve", batch(a), batch(b));
    long[] shape = Arrays.copyOf(batch, batch.length + 2);
    shape[batch.length] = b.size(-2);
    shape[batch.length + 1] = b.size(-1);
    OperandChecks.fits(b, b.dtype(), shape);
    // The engine would take [k, n] beside batches of k for vectors: show it the batches.
    try (NDArray right = Arrange.broadcast(b, shape)) {
      return Algebra.solve(a, right);
    }
  }

  /** The inverse of {@code [..., n, n]}; of a singular one a DataException. */
  public static NDArray inverse(NDArray a) {
    requireSquare("inverse", a);
    return Algebra.inverse(a);
  }

  /** The determinants of {@code [..., n, n]}: {@code [...]}. */
  public static NDArray det(NDArray a) {
    requireSquare("det", a);
    return Algebra.det(a);
  }

  /**
   * Lower triangular L with {@code L LT = a}.
   *
   * @param a symmetric (only the lower half is read), positive definite, else a DataException
   */
  public static NDArray cholesky(NDArray a) {
    requireSquare("cholesky", a);
    return Algebra.cholesky(a);
  }

  /** {@code a = q r}, reduced: q is {@code [..., n, k]}, r {@code [..., k, m]}, k = min(n, m). */
  public static Qr qr(NDArray a) {
    requireMatrix("qr", a);
    NDArray[] parts = Algebra.qr(a);
    return new Qr(parts[0], parts[1]);
  }

  /** {@code a = u diag(s) vt}, reduced; s descending, {@code [..., min(n, m)]}. */
  public static Svd svd(NDArray a) {
    requireMatrix("svd", a);
    NDArray[] parts = Algebra.svd(a, false);
    return new Svd(parts[0], parts[1], parts[2]);
  }

  /** Eigenvalues, ascending, and eigenvectors in columns, of symmetric matrices (lower half). */
  public static Eigen eigh(NDArray a) {
    requireSquare("eigh", a);
    NDArray[] parts = Algebra.eigh(a);
    return new Eigen(parts[0], parts[1]);
  }

  /** The Euclidean length of all elements (Frobenius norm), as a scalar. */
  public static NDArray norm(NDArray a) {
    return Reduction.norm(a);
  }

  /** The elements on the diagonal of the last two axes, as a view. */
  public static NDArray diagonal(NDArray a) {
    OperandChecks.minRank("diagonal", a, 2);
    return Arrange.diagonal(a, 0);
  }

  /** The elements on and below the diagonal, zeros above. */
  public static NDArray lower(NDArray a) {
    OperandChecks.minRank("lower", a, 2);
    return Arrange.triangle(a, true, 0);
  }

  /** The elements on and above the diagonal, zeros below. */
  public static NDArray upper(NDArray a) {
    OperandChecks.minRank("upper", a, 2);
    return Arrange.triangle(a, false, 0);
  }

  /** The factors of a QR decomposition; closing it closes them. */
  public record Qr(NDArray q, NDArray r) implements AutoCloseable {
    @Override
    public void close() {
      q.close();
      r.close();
    }
  }

  /** The factors of a singular value decomposition; closing it closes them. */
  public record Svd(NDArray u, NDArray s, NDArray vt) implements AutoCloseable {
    @Override
    public void close() {
      u.close();
      s.close();
      vt.close();
    }
  }

  /** Eigenvalues and eigenvectors; closing it closes them. */
  public record Eigen(NDArray values, NDArray vectors) implements AutoCloseable {
    @Override
    public void close() {
      values.close();
      vectors.close();
    }
  }

  private static long[] batch(NDArray a) {
    return Arrays.copyOf(a.shape(), Math.max(a.rank() - 2, 0));
  }

  private static void requireMatrix(String what, NDArray a) {
    OperandChecks.minRank(what, a, 2);
    if (a.dtype() != DType.FLOAT32 && a.dtype() != DType.FLOAT64) {
      throw new DTypeException(
          what + " needs float32 or float64. Got " + a.dtype() + "; cast with Casts.castTo first.");
    }
  }

  private static void requireSquare(String what, NDArray a) {
    requireMatrix(what, a);
    if (a.size(-1) != a.size(-2)) {
      throw new ShapeException(
          what + " needs square matrices. Got the shape " + Arrays.toString(a.shape()) + ".");
    }
  }
}
