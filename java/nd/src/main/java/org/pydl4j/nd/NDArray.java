package org.pydl4j.nd;

import java.lang.ref.Cleaner;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.internal.Handle;
import org.pydl4j.nd.internal.Inspect;
import org.pydl4j.nd.internal.Lent;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;

/**
 * An array in native memory. Whoever made it owns it, until {@link #close()}, the end of the {@link
 * Scope} around it, or (late) its collection as garbage; the bytes live until the last array that
 * views them is gone.
 *
 * <p>Any strides of 0 or more, any order. Views ({@code Indexing}, {@code Shapes}) share the bytes:
 * a write through one is seen through all. Operations stand in families in {@code
 * org.pydl4j.nd.ops}, whose package says what all of them throw; this class only describes and
 * reads, and has the most frequent of them as methods.
 *
 * <pre>{@code
 * try (NDArray x = Nd.create(new float[] {1, 2, 3, 4}, 2, 2);
 *     NDArray y = Linalg.matmul(x, x)) {
 *   System.out.println(y.getDouble(1, 1)); // 22.0
 * }
 * }</pre>
 *
 * <p>Closing while another thread computes with the array is safe: the memory goes when that call
 * ends. After {@code close()} every method throws {@link ClosedException}.
 */
public final class NDArray implements AutoCloseable {
  private final Handle handle;
  private final Cleaner.Cleanable watch;
  private volatile long @Nullable [] shape;
  private volatile long @Nullable [] strides;
  private volatile @Nullable DType dtype;
  private volatile Scope.@Nullable Owned owned;

  /** Wraps a native handle; only the engine makes handles. */
  public NDArray(Handle handle) {
    this(handle, null, null, null);
  }

  /** Wraps a native handle; what is known of its layout saves asking the engine for it. */
  public NDArray(
      Handle handle, @Nullable DType dtype, long @Nullable [] shape, long @Nullable [] strides) {
    this.handle = handle;
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.watch = handle.watch(this);
    Scope.register(this);
  }

  /** The native side, for the engine. */
  public Handle handle() {
    return handle;
  }

  Scope.@Nullable Owned owned() {
    return owned;
  }

  void ownedAt(Scope.Owned place) {
    owned = place;
  }

  /** Sizes of the axes; length 0 for a scalar. */
  public long[] shape() {
    return knownShape().clone();
  }

  /** Steps between neighbours along each axis, in elements. */
  public long[] strides() {
    requireOpen();
    long[] known = strides;
    if (known == null) {
      known = Inspect.strides(this);
      strides = known;
    }
    return known.clone();
  }

  /** Number of axes. */
  public int rank() {
    return knownShape().length;
  }

  /**
   * Size of one axis; negative axes count from the end.
   *
   * @throws org.pydl4j.nd.errors.IndexException when there is no such axis
   */
  public long size(int axis) {
    return knownShape()[Axes.normalize(axis, rank())];
  }

  /** Number of elements. */
  public long length() {
    return Axes.product(knownShape());
  }

  /** Element type. */
  public DType dtype() {
    requireOpen();
    DType known = dtype;
    if (known == null) {
      known = Inspect.dtype(this);
      dtype = known;
    }
    return known;
  }

  /** Bytes that the elements take, were they dense. */
  public long nbytes() {
    return length() * dtype().bytes();
  }

  /** Where the bytes lie. */
  public Device device() {
    return Inspect.device(this);
  }

  /** Address of the first element, valid while the array is open; 0 when it has no elements. */
  public long address() {
    return length() == 0 ? 0 : Inspect.address(this);
  }

  /** {@code 'c'} for row-major, {@code 'f'} for column-major, {@code '-'} for any other strides. */
  public char order() {
    long[] dims = knownShape();
    long[] steps = strides();
    if (Arrays.equals(steps, Axes.denseStrides(dims)) || Inspect.isContiguous(this)) {
      return 'c';
    }
    return Axes.isColumnMajor(dims, steps) ? 'f' : '-';
  }

  /** Whether a write is refused. */
  public boolean isReadOnly() {
    requireOpen();
    return handle.readOnly();
  }

  /**
   * The one element of an array of length 1, or the element at {@code index}, as a double.
   *
   * @param index one number for each axis; those below 0 count from the end
   * @throws org.pydl4j.nd.errors.IndexException when it names no element, or not one alone
   */
  public double getDouble(long... index) {
    return Inspect.getDouble(this, index);
  }

  /** {@link #getDouble(long...)} of an array of length 1. */
  public double getDouble() {
    return Inspect.getDouble(this);
  }

  /** {@link #getDouble(long...)} of a vector. */
  public double getDouble(long i) {
    return Inspect.getDouble(this, i);
  }

  /** {@link #getDouble(long...)} of a matrix. */
  public double getDouble(long row, long column) {
    return Inspect.getDouble(this, row, column);
  }

  /**
   * The same element as {@link #getDouble(long...)}, as a long: exact for {@code int64}, a fraction
   * is cut off.
   */
  public long getLong(long... index) {
    return Inspect.getLong(this, index);
  }

  /** {@link #getLong(long...)} of an array of length 1. */
  public long getLong() {
    return Inspect.getLong(this);
  }

  /** {@link #getLong(long...)} of a vector. */
  public long getLong(long i) {
    return Inspect.getLong(this, i);
  }

  /** {@link #getLong(long...)} of a matrix. */
  public long getLong(long row, long column) {
    return Inspect.getLong(this, row, column);
  }

  /** Writes one element; see {@link Indexing#set}. */
  public NDArray set(double value, long... index) {
    return Indexing.set(this, value, index);
  }

  /** Writes one element, exactly for {@code int64}; see {@link Indexing#set}. */
  public NDArray set(long value, long... index) {
    return Indexing.set(this, value, index);
  }

  /**
   * All elements in C order, cast to float.
   *
   * @throws org.pydl4j.nd.errors.ShapeException when there are more than a Java array holds, 2^31
   */
  public float[] toFloatArray() {
    return Inspect.toFloatArray(this);
  }

  /** All elements in C order, cast to double; refuses what {@link #toFloatArray} does. */
  public double[] toDoubleArray() {
    return Inspect.toDoubleArray(this);
  }

  /** All elements in C order, cast to long; refuses what {@link #toFloatArray} does. */
  public long[] toLongArray() {
    return Inspect.toLongArray(this);
  }

  /**
   * {@code this + other}, broadcast as in numpy; a new array. See {@link Arithmetic} for types.
   *
   * @throws org.pydl4j.nd.errors.ShapeException when the shapes do not broadcast
   */
  public NDArray add(NDArray other) {
    return Arithmetic.add(this, other);
  }

  /** {@code this - other}; see {@link #add}. */
  public NDArray sub(NDArray other) {
    return Arithmetic.sub(this, other);
  }

  /** {@code this * other}, element by element; see {@link #add}. */
  public NDArray mul(NDArray other) {
    return Arithmetic.mul(this, other);
  }

  /** {@code this / other}; see {@link #add}. */
  public NDArray div(NDArray other) {
    return Arithmetic.div(this, other);
  }

  /**
   * The product of matrices: {@code [n, k] · [k, m]} is {@code [n, m]}; see {@link Linalg} for
   * vectors and batches.
   *
   * @throws org.pydl4j.nd.errors.ShapeException when the inner sizes differ
   */
  public NDArray matmul(NDArray other) {
    return Linalg.matmul(this, other);
  }

  /**
   * The sum over axes, which go; over all without any, a scalar. See {@link Reduction} for types.
   *
   * @param axes those below 0 count from the end
   * @throws org.pydl4j.nd.errors.IndexException when there is no such axis
   */
  public NDArray sum(int... axes) {
    return Reduction.sum(this, axes);
  }

  /** The sum over all axes. */
  public NDArray sum() {
    return Reduction.sum(this);
  }

  /** The sum over one axis. */
  public NDArray sum(int axis) {
    return Reduction.sum(this, axis);
  }

  /** The mean over axes, which go; over all without any. See {@link #sum(int...)}. */
  public NDArray mean(int... axes) {
    return Reduction.mean(this, axes);
  }

  /** The mean over all axes. */
  public NDArray mean() {
    return Reduction.mean(this);
  }

  /** The mean over one axis. */
  public NDArray mean(int axis) {
    return Reduction.mean(this, axis);
  }

  /**
   * The same elements, in C order, under another shape: a view where the strides allow it, else a
   * copy.
   *
   * @param newShape one size may be -1, which is what the others leave
   * @throws org.pydl4j.nd.errors.ShapeException when it has another number of elements
   */
  public NDArray reshape(long... newShape) {
    return Shapes.reshape(this, newShape);
  }

  /** {@link #reshape(long...)} to {@code [size]}. */
  public NDArray reshape(long size) {
    return Shapes.reshape(this, size);
  }

  /** {@link #reshape(long...)} to {@code [rows, columns]}. */
  public NDArray reshape(long rows, long columns) {
    return Shapes.reshape(this, rows, columns);
  }

  /** {@link #reshape(long...)} to {@code [first, second, third]}. */
  public NDArray reshape(long first, long second, long third) {
    return Shapes.reshape(this, first, second, third);
  }

  /** {@link #reshape(long...)} to {@code [n, channels, height, width]}. */
  public NDArray reshape(long n, long channels, long height, long width) {
    return Shapes.reshape(this, n, channels, height, width);
  }

  /** The axes in reverse order, as a view; see {@link Shapes}. */
  public NDArray transpose() {
    return Shapes.transpose(this);
  }

  /** The numbers as another type; see {@link Casts}. */
  public NDArray castTo(DType type) {
    return Casts.castTo(this, type);
  }

  /** A part as a view, one slice for each leading axis; see {@link Slice}. */
  public NDArray get(Slice... slices) {
    return Indexing.get(this, slices);
  }

  /** A part as a view, cut along the first axis. */
  public NDArray get(Slice rows) {
    return Indexing.get(this, rows);
  }

  /** A part as a view, cut along the first two axes. */
  public NDArray get(Slice rows, Slice columns) {
    return Indexing.get(this, rows, columns);
  }

  /** A dense copy in C order, from the same allocator as {@link Nd}'s arrays. */
  public NDArray dup() {
    NDArray copy = Nd.empty(dtype(), knownShape());
    Inspect.copy(this, copy);
    return copy;
  }

  /**
   * Overwrites the elements with those of {@code source}, broadcast and cast as needed; returns
   * this array.
   *
   * @throws org.pydl4j.nd.errors.ShapeException when the source does not broadcast to this shape
   * @throws org.pydl4j.nd.errors.ReadOnlyException when writes are refused
   */
  public NDArray assign(NDArray source) {
    Inspect.copy(source, this);
    return this;
  }

  /** Another array over the same bytes with its own lifetime. */
  public NDArray alias() {
    return Inspect.alias(this);
  }

  /**
   * Another array over the same bytes, whose end is told: {@code onFree} runs once, on any thread,
   * when it and everything that was made over it (views, numpy's, those of a backward pass) are
   * gone. Only for arrays in the processor's memory that have elements.
   */
  public NDArray lend(Runnable onFree) {
    return Lent.of(this, onFree);
  }

  /** Whether {@link #close()} was called. */
  public boolean isClosed() {
    return handle.isClosed();
  }

  /** Lets the memory go; a second call does nothing. */
  @Override
  public void close() {
    handle.close(watch);
    Scope.forgetClosed(owned);
  }

  /** Shape, type and (up to 1,000 elements) the numbers. */
  @Override
  public String toString() {
    return isClosed() ? "NDArray(closed)" : Printer.print(this);
  }

  private long[] knownShape() {
    requireOpen();
    long[] known = shape;
    if (known == null) {
      known = Inspect.shape(this);
      shape = known;
    }
    return known;
  }

  private void requireOpen() {
    if (handle.isClosed()) {
      throw new ClosedException(
          "This array was closed. Keep it open while it is used, or take a copy before its Scope"
              + " ends.");
    }
  }
}
