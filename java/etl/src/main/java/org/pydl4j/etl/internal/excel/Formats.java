package org.pydl4j.etl.internal.excel;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.times.Clock;

/**
 * Which styles of cells show dates, and which dates numbers are. Source: ECMA-376, part 1, 18.8.30
 * (number formats) and 18.17.4 (dates).
 */
final class Formats {
  private static final long DAY = 86_400_000;
  private static final int FIRST_OF_1904 = 1462; // days
  private static final double LAST = 2_958_466; // the first day of the year 10000

  private final List<Boolean> dates = new ArrayList<>(); // by the number of a style
  private final int offset;

  Formats(boolean from1904) {
    offset = from1904 ? FIRST_OF_1904 : 0;
  }

  /** Reads the part of a workbook that has the styles. */
  void read(Xml xml) throws IOException {
    Map<Integer, String> codes = new HashMap<>();
    boolean used = false;
    while (xml.next()) {
      if (xml.begins("numFmt")) {
        String code = xml.attribute("formatCode");
        codes.put(xml.number("numFmtId", -1), code == null ? "" : code);
      } else if (xml.begins("cellXfs") || xml.ends("cellXfs")) {
        used = xml.begins("cellXfs");
      } else if (used && xml.begins("xf")) {
        int id = xml.number("numFmtId", 0);
        String code = codes.get(id);
        dates.add(code == null ? isDate(id) : isDate(code));
      }
    }
  }

  private static boolean isDate(int id) {
    return id >= 14 && id <= 22
        || id >= 27 && id <= 36
        || id == 45
        || id == 47
        || id >= 50 && id <= 58;
  }

  /** Whether a code has parts of dates; {@code [h]:mm} is a length of time, and a number. */
  static boolean isDate(String code) {
    boolean found = false;
    for (int i = 0; i < code.length(); i++) {
      char c = Character.toLowerCase(code.charAt(i));
      if (c == ';') {
        break; // what follows is of negative numbers
      } else if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if (c == '"') {
        i = end(code, i + 1, '"');
      } else if (c == '[') {
        int end = end(code, i + 1, ']');
        String inside =
            code.substring(i + 1, Math.min(end, code.length())).toLowerCase(Locale.ROOT);
        if (inside.matches("h+|m+|s+")) {
          return false;
        }
        i = end;
      } else if (code.regionMatches(true, i, "General", 0, 7)) {
        i += 6;
      } else {
        found |= "ymdhs".indexOf(c) >= 0;
      }
    }
    return found;
  }

  private static int end(String code, int from, char closing) {
    int end = code.indexOf(closing, from);
    return end < 0 ? code.length() : end;
  }

  boolean showsDate(@Nullable String style) {
    if (style == null) {
      return false;
    }
    int index = Integer.parseInt(style);
    return index >= 0 && index < dates.size() && dates.get(index);
  }

  /** A number as the date that it shows; null where it shows none. */
  @Nullable String date(double serial) {
    if (!(serial >= 0 && serial + offset < LAST)) {
      return null;
    }
    if (serial < 1) {
      return Clock.text(LocalTime.ofNanoOfDay(Math.round(serial * DAY) % DAY * 1_000_000));
    }
    double days = serial + offset;
    int first = days < 60 ? -25_568 : -25_569; // Excel has a 29th of February 1900
    long millis = first * DAY + Math.round(days * DAY);
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(millis, 1000L),
            (int) Math.floorMod(millis, 1000L) * 1_000_000,
            java.time.ZoneOffset.UTC);
    return Math.floorMod(millis, DAY) == 0 ? time.toLocalDate().toString() : time.toString();
  }
}
