package com.team;

import org.pydl4j.etl.normalizers.Normalizer;
import org.pydl4j.etl.normalizers.NormalizerReader;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;

/** A normalizer: {@code x / 2}; its reader is named in META-INF/services, too. */
public final class Halve implements Normalizer {
  private static final long serialVersionUID = 1L;

  @Override
  public NDArray transform(NDArray features) {
    return Arithmetic.div(features, 2);
  }

  @Override
  public NDArray revert(NDArray features) {
    return Arithmetic.mul(features, 2);
  }

  @Override
  public String toJson() {
    return "{\"@class\": \"Halve\"}";
  }

  /** Reads it; one with settings would read them from the JSON. */
  public static final class Reader implements NormalizerReader {
    @Override
    public String name() {
      return "Halve";
    }

    @Override
    public Normalizer read(String json) {
      return new Halve();
    }
  }
}
