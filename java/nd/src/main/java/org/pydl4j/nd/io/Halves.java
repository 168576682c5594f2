package org.pydl4j.nd.io;

/** Numbers of 16 bits as IEEE has them; Java has a method for it from 20 on. */
public final class Halves {
  private Halves() {}

  /** The number of these bits: a sign, 5 bits of the exponent, 10 behind the point. */
  public static float toFloat(short bits) {
    int exponent = bits >> 10 & 31;
    int fraction = bits & 1023;
    float size =
        exponent == 31
            ? fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN
            : exponent == 0 ? fraction * 0x1p-24f : Math.scalb(1 + fraction / 1024f, exponent - 15);
    return bits < 0 ? -size : size;
  }
}
