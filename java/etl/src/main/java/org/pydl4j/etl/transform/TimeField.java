package org.pydl4j.etl.transform;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/** The parts of a time, under the names of Joda's DateTimeFieldType, which DataVec has. */
public enum TimeField {
  /** 0 to 23. */
  hourOfDay(ZonedDateTime::getHour),
  /** 1 (Monday) to 7. */
  dayOfWeek(time -> time.getDayOfWeek().getValue()),
  /** 1 to 31. */
  dayOfMonth(ZonedDateTime::getDayOfMonth),
  /** 1 to 366. */
  dayOfYear(ZonedDateTime::getDayOfYear),
  /** 1 to 12. */
  monthOfYear(ZonedDateTime::getMonthValue),
  /** The year. */
  year(ZonedDateTime::getYear),
  /** The year of the era, from 1. */
  yearOfEra(time -> time.get(ChronoField.YEAR_OF_ERA)),
  /** 0 to 99. */
  yearOfCentury(time -> Math.floorMod(time.getYear(), 100)),
  /** 20 for 2024. */
  centuryOfEra(time -> time.get(ChronoField.YEAR_OF_ERA) / 100),
  /** 0 before Christ, 1 after. */
  era(time -> time.get(ChronoField.ERA)),
  /** The week by ISO 8601, 1 to 53. */
  weekOfWeekyear(time -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
  /** The year that the week belongs to. */
  weekyear(time -> time.get(IsoFields.WEEK_BASED_YEAR)),
  /** 0 in the morning, 1 from noon on. */
  halfdayOfDay(time -> time.get(ChronoField.AMPM_OF_DAY)),
  /** 0 to 11. */
  hourOfHalfday(time -> time.get(ChronoField.HOUR_OF_AMPM)),
  /** 1 to 12. */
  clockhourOfHalfday(time -> time.get(ChronoField.CLOCK_HOUR_OF_AMPM)),
  /** 1 to 24. */
  clockhourOfDay(time -> time.get(ChronoField.CLOCK_HOUR_OF_DAY)),
  /** 0 to 1439. */
  minuteOfDay(time -> time.get(ChronoField.MINUTE_OF_DAY)),
  /** 0 to 59. */
  minuteOfHour(ZonedDateTime::getMinute),
  /** 0 to 86399. */
  secondOfDay(time -> time.get(ChronoField.SECOND_OF_DAY)),
  /** 0 to 59. */
  secondOfMinute(ZonedDateTime::getSecond),
  /** 0 to 86399999. */
  millisOfDay(time -> time.get(ChronoField.MILLI_OF_DAY)),
  /** 0 to 999. */
  millisOfSecond(time -> time.get(ChronoField.MILLI_OF_SECOND));

  private final ToIntFunction<ZonedDateTime> part;

  TimeField(ToIntFunction<ZonedDateTime> part) {
    this.part = part;
  }

  /** This part of a time. */
  public int of(ZonedDateTime time) {
    return part.applyAsInt(time);
  }

  /**
   * The field of this name.
   *
   * @throws ConfigurationException if there is none; names the nearest
   */
  public static TimeField named(String name) {
    List<String> names = Arrays.stream(values()).map(Enum::name).toList();
    if (!names.contains(name)) {
      throw new ConfigurationException(
          "There is no part of a time '" + name + "'. " + Names.suggestion(name, names));
    }
    return valueOf(name);
  }
}
