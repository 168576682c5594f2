package org.pydl4j.etl.internal.times;

/** Days since 1970 and dates of the calendar that goes on in both directions (ISO 8601). */
public final class Dates {
  /** Milliseconds of a day. */
  public static final long DAY = 86_400_000;

  private static final long ERA = 146_097; // days of 400 years
  private static final long FIRST = 719_468; // from 1 March of the year 0 to 1970

  private Dates() {}

  /** The days from 1970 to a date that exists. */
  public static long days(int year, int month, int day) {
    long march = month > 2 ? year : year - 1L; // years that begin with March
    long era = Math.floorDiv(march, 400L);
    long inEra = march - era * 400;
    long ofYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * ERA + inEra * 365 + inEra / 4 - inEra / 100 + ofYear - FIRST;
  }

  /** The date of a day since 1970: its year times 10,000, month times 100, and day. */
  public static long date(long days) {
    long shifted = days + FIRST;
    long era = Math.floorDiv(shifted, ERA);
    long inEra = shifted - era * ERA;
    long years = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365;
    long ofYear = inEra - (365 * years + years / 4 - years / 100);
    long part = (5 * ofYear + 2) / 153;
    long day = ofYear - (153 * part + 2) / 5 + 1;
    long month = part < 10 ? part + 3 : part - 9;
    long year = years + era * 400 + (month <= 2 ? 1 : 0);
    return year * 10_000 + month * 100 + day;
  }

  /** How many days a month has; 0 where there is none of this number. */
  public static int length(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> month >= 1 && month <= 12 ? 31 : 0;
    };
  }
}
