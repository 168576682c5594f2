package org.pydl4j.etl.transform;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Times as text by a pattern in Joda's letters, which DataVec has: {@code yyyy-MM-dd HH:mm:ss}.
 * What a pattern leaves out is the first there is: January, the 1st, 0 o'clock; the year 2000.
 *
 * <p>A local time that a zone's clock skips is moved on by the length of the gap; one that it shows
 * twice is the first of the two. The machine's own zone and language never matter.
 */
final class TimePattern {
  private final DateTimeFormatter formatter;
  private final String plain; // digits alone, in fixed places; else empty

  private TimePattern(DateTimeFormatter formatter, String plain) {
    this.formatter = formatter;
    this.plain = plain;
  }

  /**
   * Of a pattern.
   *
   * @param language of the names of months and days, such as {@code de} or {@code en-GB}
   */
  static TimePattern of(String pattern, String language) {
    String letters = pattern.replaceAll("'[^']*'", "");
    try {
      DateTimeFormatterBuilder builder =
          new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(ofJoda(pattern));
      first(builder, letters, "yYx", ChronoField.YEAR, 2000);
      first(builder, letters, "MDw", ChronoField.MONTH_OF_YEAR, 1);
      first(builder, letters, "dDeE", ChronoField.DAY_OF_MONTH, 1);
      first(builder, letters, "HhKk", ChronoField.HOUR_OF_DAY, 0);
      if (letters.matches(".*[hK].*")) {
        first(builder, letters, "a", ChronoField.AMPM_OF_DAY, 0);
      }
      first(builder, letters, "m", ChronoField.MINUTE_OF_HOUR, 0);
      first(builder, letters, "s", ChronoField.SECOND_OF_MINUTE, 0);
      Locale locale = Locale.forLanguageTag(language.replace('_', '-'));
      boolean fixed =
          pattern.matches("(yyyy|YYYY|MM|dd|HH|mm|ss|SSS|[^a-zA-Z'])+") && pattern.contains("yy");
      return new TimePattern(
          builder.toFormatter(locale).withResolverStyle(ResolverStyle.STRICT), // no 31 February
          fixed ? pattern.replace("YYYY", "yyyy") : "");
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "'"
              + pattern
              + "' is no pattern for times, such as yyyy-MM-dd HH:mm:ss. "
              + e.getMessage(),
          e);
    }
  }

  private static void first(
      DateTimeFormatterBuilder builder, String letters, String any, ChronoField field, long value) {
    if (letters.chars().noneMatch(letter -> any.indexOf(letter) >= 0)) {
      builder.parseDefaulting(field, value);
    }
  }

  /** Joda's letters as java.time has them. */
  private static String ofJoda(String pattern) {
    StringBuilder out = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); ) {
      char letter = pattern.charAt(i);
      int end = i;
      while (end < pattern.length() && pattern.charAt(end) == letter) {
        end++;
      }
      int count = letter == '\'' ? 1 : end - i;
      if (letter == '\'') {
        quoted = !quoted;
      }
      out.append(quoted ? String.valueOf(letter).repeat(count) : letters(letter, count));
      i += count;
    }
    return out.toString();
  }

  private static String letters(char letter, int count) {
    return switch (letter) {
      case 'y', 'Y' -> "u".repeat(count);
      case 'x' -> "Y".repeat(count);
      case 'Z' -> count == 1 ? "xx" : count == 2 ? "xxx" : "VV";
      default -> String.valueOf(letter).repeat(count);
    };
  }

  /**
   * Reads an instant in milliseconds; text with an offset or zone of its own has that.
   *
   * @throws DateTimeException if it does not match
   */
  long read(String text, ZoneId zone) {
    if (text.length() == plain.length() && !plain.isEmpty()) {
      return digits(text, zone);
    }
    TemporalAccessor parsed = formatter.parse(text.trim());
    LocalDateTime local = LocalDateTime.from(parsed);
    ZoneId own = parsed.query(TemporalQueries.zone());
    return milliseconds(local, own == null ? zone : own);
  }

  private static long milliseconds(LocalDateTime local, ZoneId zone) {
    return zone instanceof ZoneOffset offset
        ? local.toInstant(offset).toEpochMilli()
        : local.atZone(zone).toInstant().toEpochMilli();
  }

  /** The way of patterns such as yyyy-MM-dd HH:mm:ss, ten times as fast. */
  private long digits(String text, ZoneId zone) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int milli = 0;
    for (int i = 0; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      char at = text.charAt(i);
      int digit = at - '0';
      boolean isDigit = digit >= 0 && digit <= 9;
      if (Character.isLetter(letter) ? !isDigit : at != letter) {
        throw new DateTimeException(text);
      }
      switch (letter) {
        case 'y' -> year = year * 10 + digit;
        case 'M' -> month = month * 10 + digit;
        case 'd' -> day = day * 10 + digit;
        case 'H' -> hour = hour * 10 + digit;
        case 'm' -> minute = minute * 10 + digit;
        case 's' -> second = second * 10 + digit;
        case 'S' -> milli = milli * 10 + digit;
        default -> {}
      }
    }
    boolean hasMonth = plain.indexOf('M') >= 0;
    boolean hasDay = plain.indexOf('d') >= 0;
    return milliseconds(
        LocalDateTime.of(
            year, hasMonth ? month : 1, hasDay ? day : 1, hour, minute, second, milli * 1_000_000),
        zone);
  }

  /** An instant as text. */
  String write(long milliseconds, ZoneId zone) {
    return formatter.format(java.time.Instant.ofEpochMilli(milliseconds).atZone(zone));
  }
}
