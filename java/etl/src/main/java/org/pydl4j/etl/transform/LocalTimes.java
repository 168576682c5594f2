package org.pydl4j.etl.transform;

import java.time.Instant;
import java.time.ZoneId;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.internal.times.Dates;
import org.pydl4j.etl.internal.times.ZoneClock;

/** A part of each time of a column; the usual ones are computed without an object for each. */
final class LocalTimes implements Numbers.RowLong {
  private final Column column;
  private final TimeField field;
  private final ZoneId zone;
  private final ZoneClock clock;

  LocalTimes(Column column, TimeField field, ZoneId zone) {
    this.column = column;
    this.field = field;
    this.zone = zone;
    this.clock = new ZoneClock(zone);
  }

  @Override
  public long at(int row) {
    long time = column.getLong(row);
    return switch (field) {
      case hourOfDay -> inDay(time) / 3_600_000;
      case minuteOfHour -> inDay(time) / 60_000 % 60;
      case secondOfMinute -> inDay(time) / 1000 % 60;
      case minuteOfDay -> inDay(time) / 60_000;
      case secondOfDay -> inDay(time) / 1000;
      case dayOfWeek -> Math.floorMod(day(time) + 3, 7L) + 1; // 1970 began on a Thursday
      case dayOfMonth -> Math.floorMod(Dates.date(day(time)), 100L);
      case monthOfYear -> Math.floorMod(Math.floorDiv(Dates.date(day(time)), 100L), 100L);
      case year -> Math.floorDiv(Dates.date(day(time)), 10_000L);
      default -> field.of(Instant.ofEpochMilli(time).atZone(zone));
    };
  }

  private long inDay(long time) {
    return Math.floorMod(clock.toLocal(time), Dates.DAY);
  }

  private long day(long time) {
    return Math.floorDiv(clock.toLocal(time), Dates.DAY);
  }
}
