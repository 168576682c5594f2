package org.pydl4j.nd.internal;

import java.util.Arrays;
import org.pydl4j.nd.NDArray;

/**
 * Sources that lie, moved or turned, in the memory that is written to: as in numpy they are copied
 * first. The engine refuses some of them and reads half-written numbers of others.
 */
final class Overlap {
  private Overlap() {}

  /** {@code source} itself under a second handle, or a copy of it; the caller closes it. */
  static NDArray apart(NDArray target, NDArray source) {
    return isPartial(target, source) ? Native.fresh(source, t -> t.clone()) : source.alias();
  }

  private static boolean isPartial(NDArray a, NDArray b) {
    long x = a.address();
    long y = b.address();
    if (x == 0 || y == 0) {
      return false;
    }
    boolean same =
        x == y
            && a.dtype() == b.dtype()
            && Arrays.equals(a.shape(), b.shape())
            && Arrays.equals(a.strides(), b.strides());
    return !same && x < y + extent(b) && y < x + extent(a);
  }

  /** Bytes from the first element to the end of the last one. */
  private static long extent(NDArray a) {
    long[] shape = a.shape();
    long[] strides = a.strides();
    long last = 0;
    for (int i = 0; i < shape.length; i++) {
      last += (shape[i] - 1) * strides[i];
    }
    return (last + 1) * a.dtype().bytes();
  }
}
