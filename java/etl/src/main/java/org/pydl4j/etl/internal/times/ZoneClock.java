package org.pydl4j.etl.internal.times;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Local times of a zone, in milliseconds as if they were of UTC. The zone's offset is looked up
 * once for all times between two of its changes. Not for several threads.
 */
public final class ZoneClock {
  private final ZoneId zone;
  private final ZoneRules rules;
  private long offset;
  private long from = 1; // no instant is from here to below until
  private long until;
  private long localFrom = 1; // nor a local time
  private long localUntil;

  /** Of a zone. */
  public ZoneClock(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /** The local time at an instant. */
  public long toLocal(long instant) {
    if (instant < from || instant >= until) {
      look(instant);
    }
    return instant + offset;
  }

  /**
   * The instant of a local time. One that the clock skips is moved on by the gap, one that it shows
   * twice is the first of the two.
   */
  public long toInstant(long local) {
    if (local >= localFrom && local < localUntil) {
      return local - offset;
    }
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(local, 1000L),
            (int) Math.floorMod(local, 1000L) * 1_000_000,
            ZoneOffset.UTC);
    return looked(time.atZone(zone).toInstant());
  }

  /** The first instant of a day, whose local time at midnight is given. */
  public long startOfDay(long midnight) {
    if (midnight >= localFrom && midnight < localUntil) {
      return midnight - offset;
    }
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(midnight, Dates.DAY));
    return looked(day.atStartOfDay(zone).toInstant());
  }

  private long looked(Instant found) {
    long instant = found.toEpochMilli();
    look(instant);
    return instant;
  }

  private void look(long time) {
    Instant instant = Instant.ofEpochMilli(time);
    offset = millis(rules.getOffset(instant));
    from = Long.MIN_VALUE;
    localFrom = Long.MIN_VALUE;
    until = Long.MAX_VALUE;
    localUntil = Long.MAX_VALUE;
    if (rules.isFixedOffset()) {
      return;
    }
    ZoneOffsetTransition next = rules.nextTransition(instant);
    if (next != null) {
      until = next.getInstant().toEpochMilli();
      localUntil = until + Math.min(offset, millis(next.getOffsetAfter()));
    }
    ZoneOffsetTransition before = rules.previousTransition(instant.plusMillis(1));
    if (before != null) {
      from = before.getInstant().toEpochMilli();
      localFrom = from + Math.max(offset, millis(before.getOffsetBefore()));
    }
  }

  private static long millis(ZoneOffset offset) {
    return offset.getTotalSeconds() * 1000L;
  }
}
