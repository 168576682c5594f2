package org.pydl4j.etl.transform;

import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;

/** Settings inside of an operation: a column derived of a time, a reduction, a window. */
public final class Part extends Configured {
  /** What is derived of a time. */
  public static final Kind<Part> DERIVED =
      Kind.of("derived", Part.class, "A column that is derived of a time.");

  /** A reduction with a name and a condition of its own. */
  public static final Kind<Part> REDUCTION =
      Kind.of("reduction", Part.class, "A reduction of the values for which a condition holds.");

  /** Spans of time. */
  public static final Kind<Part> WINDOW =
      Kind.of("window", Part.class, "The spans of time into which a sequence falls.");

  Part(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }
}
