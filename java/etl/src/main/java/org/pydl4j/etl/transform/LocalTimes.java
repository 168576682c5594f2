package org.pydl4j.etl.transform;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.pydl4j.etl.blocks.Column;

/**
 * A part of each time of a column. The offset of a zone is looked up once for all times between two
 * of its changes, and hours, minutes, seconds and days of the week are computed by division.
 */
final class LocalTimes implements Numbers.RowLong {
  private static final long DAY = 86_400_000;

  private final Column column;
  private final TimeField field;
  private final ZoneId zone;
  private final ZoneRules rules;
  private long from = 1; // no time is from here to below until
  private long until;
  private long offset;

  LocalTimes(Column column, TimeField field, ZoneId zone) {
    this.column = column;
    this.field = field;
    this.zone = zone;
    this.rules = zone.getRules();
  }

  @Override
  public long at(int row) {
    long time = column.getLong(row);
    switch (field) {
      case hourOfDay, minuteOfHour, secondOfMinute, dayOfWeek, minuteOfDay, secondOfDay -> {}
      default -> {
        return field.of(Instant.ofEpochMilli(time).atZone(zone));
      }
    }
    if (time < from || time >= until) {
      look(time);
    }
    long local = time + offset;
    long inDay = Math.floorMod(local, DAY);
    return switch (field) {
      case hourOfDay -> inDay / 3_600_000;
      case minuteOfHour -> inDay / 60_000 % 60;
      case secondOfMinute -> inDay / 1000 % 60;
      case minuteOfDay -> inDay / 60_000;
      case secondOfDay -> inDay / 1000;
      default -> Math.floorMod(Math.floorDiv(local, DAY) + 3, 7L) + 1; // 1970 began on a Thursday
    };
  }

  private void look(long time) {
    Instant instant = Instant.ofEpochMilli(time);
    offset = rules.getOffset(instant).getTotalSeconds() * 1000L;
    ZoneOffsetTransition next = rules.nextTransition(instant);
    until = next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli();
    from = time; // earlier ones are looked up again
    if (rules.isFixedOffset()) {
      from = Long.MIN_VALUE;
    } else {
      ZoneOffsetTransition before = rules.previousTransition(instant.plusMillis(1));
      from = before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli();
    }
  }
}
