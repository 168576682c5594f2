package org.pydl4j.etl.internal.times;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Times of a clock as text. */
public final class Clock {
  private Clock() {}

  /** Always with seconds, {@code 12:30:00}, and as many digits behind them as it has. */
  public static String text(LocalTime time) {
    return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
  }
}
