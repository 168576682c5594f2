package org.pydl4j.spark.transport;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;

/** How numbers travel between workers; sums are always made in the vector's own type. */
public enum Wire {
  /** As they are. */
  FULL(null),
  /** As bfloat16: half of float32's bytes, 8 bits of precision, the same range. */
  BFLOAT16(DType.BFLOAT16),
  /** As float16: half of float32's bytes, 11 bits of precision, up to 65,504. */
  FLOAT16(DType.FLOAT16);

  private final @Nullable DType narrow;

  Wire(@Nullable DType narrow) {
    this.narrow = narrow;
  }

  /** The type on the way for vectors of {@code type}. */
  DType of(DType type) {
    return narrow == null || narrow.bytes() >= type.bytes() ? type : narrow;
  }
}
