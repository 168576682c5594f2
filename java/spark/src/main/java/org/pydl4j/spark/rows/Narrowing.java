package org.pydl4j.spark.rows;

import java.io.Serializable;
import org.apache.spark.unsafe.Platform;

/**
 * Doubles to floats, by way of two Java arrays that are used again for each row: loops over Java
 * arrays are vectorised by the compiler, loops over addresses are not.
 */
final class Narrowing implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int elements;
  private transient double[] wide;
  private transient float[] narrow;

  Narrowing(int elements) {
    this.elements = elements;
  }

  /** From {@code base} and {@code offset}, as {@link Platform} has them, to an address. */
  void doubles(Object base, long offset, long address) {
    if (wide == null) {
      wide = new double[elements];
      narrow = new float[elements];
    }
    double[] from = wide;
    float[] to = narrow;
    Platform.copyMemory(base, offset, from, Platform.DOUBLE_ARRAY_OFFSET, 8L * elements);
    for (int i = 0; i < to.length; i++) {
      to[i] = (float) from[i];
    }
    Platform.copyMemory(to, Platform.FLOAT_ARRAY_OFFSET, null, address, 4L * elements);
  }
}
