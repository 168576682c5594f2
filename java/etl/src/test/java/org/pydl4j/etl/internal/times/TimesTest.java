package org.pydl4j.etl.internal.times;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "+05:30",
          "Europe/Berlin",
          "America/Sao_Paulo",
          "Australia/Lord_Howe",
          "Asia/Gaza",
          "Pacific/Apia",
          "America/New_York",
          "Africa/Casablanca");

  /** Instants near the changes of a zone's clock, too, one behind the other in a random order. */
  @Test
  void localTimesAreThoseOfJava() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (String id : ZONES) {
      ZoneId zone = ZoneId.of(id);
      ZoneClock clock = new ZoneClock(zone);
      for (int i = 0; i < 4000; i++) {
        long instant = random.nextLong(-4_000_000_000_000L, 4_000_000_000_000L);
        var next = zone.getRules().nextTransition(Instant.ofEpochMilli(instant));
        if (i % 2 == 0 && next != null) {
          instant = next.getInstant().toEpochMilli() + random.nextInt(-9_000_000, 9_000_000);
        }
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), zone);
        String how = id + " " + instant + ", seed " + seed;
        long millis = local.toInstant(ZoneOffset.UTC).toEpochMilli();
        assertEquals(millis, clock.toLocal(instant), how);
        LocalDateTime asked = LocalDateTime.ofEpochSecond(instant / 1000, 0, ZoneOffset.UTC);
        assertEquals(
            asked.atZone(zone).toInstant().toEpochMilli(),
            clock.toInstant(instant / 1000 * 1000),
            how);
        LocalDate day = asked.toLocalDate();
        assertEquals(
            day.atStartOfDay(zone).toInstant().toEpochMilli(),
            clock.startOfDay(day.toEpochDay() * Dates.DAY),
            how);
      }
    }
  }

  @Test
  void datesAreThoseOfJava() {
    for (long day = -800_000; day < 3_000_000; day += 17) {
      LocalDate date = LocalDate.ofEpochDay(day);
      long expected = date.getYear() * 10_000L + date.getMonthValue() * 100 + date.getDayOfMonth();
      assertEquals(expected, Dates.date(day));
      assertEquals(day, Dates.days(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
    }
  }

  private static boolean read(IsoTime time, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return time.read(bytes, 0, bytes.length);
  }

  @Test
  void usualFormsAreRead() {
    IsoTime time = new IsoTime();
    ZoneClock berlin = new ZoneClock(ZoneId.of("Europe/Berlin"));
    String[][] cases = {
      {"2024-02-29", "2024-02-28T23:00:00Z"},
      {"2024-07-01T12:30", "2024-07-01T10:30:00Z"},
      {"2024-07-01 12:30:05", "2024-07-01T10:30:05Z"},
      {"2024-07-01t12:30:05.1", "2024-07-01T10:30:05.100Z"},
      {"2024-07-01T12:30:05.123456789Z", "2024-07-01T12:30:05.123Z"},
      {"1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"},
      {"0000-01-01T00:00z", "0000-01-01T00:00:00Z"},
      {"2024-03-31T02:30", "2024-03-31T01:30:00Z"}, // skipped
      {"2024-10-27T02:30", "2024-10-27T00:30:00Z"}, // shown twice
    };
    for (String[] each : cases) {
      assertTrue(read(time, each[0]), each[0]);
      assertEquals(Instant.parse(each[1]).toEpochMilli(), time.instant(berlin), each[0]);
    }
    String[] others = {
      "2024-02-30",
      "2023-02-29",
      "2024-13-01",
      "2024-00-10",
      "2024-1-01",
      "2024-01-01T",
      "2024-01-01T1",
      "2024-01-01T24:00",
      "2024-01-01T12:60",
      "2024-01-01T12:30:",
      "2024-01-01T12:30:0",
      "2024-01-01T12:30:61",
      "2024-01-01T12:30:00.",
      "2024-01-01T12:30:00.1234567890",
      "2024-01-01Z",
      "2024-01-01T12:30+01:00",
      "2024-01-01x12:30",
      "20240101",
      "",
      "2024-01-01T12-30",
      "x024-01-01",
    };
    for (String text : others) {
      assertFalse(read(time, text), text);
    }
  }
}
