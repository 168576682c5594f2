package org.pydl4j.etl.schema;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A column of instants, kept as milliseconds since 1970-01-01T00:00Z. DataVec: {@code
 * TimeMetaData}.
 *
 * @param timeZone the zone in which values are shown and taken apart: {@code "UTC"}, {@code
 *     "Europe/Berlin"}, {@code "+02:00"}
 * @param minValidTime the first valid instant in milliseconds; null for any
 * @param maxValidTime the last valid instant in milliseconds; null for any
 */
public record TimeMetaData(
    String name, String timeZone, @Nullable Long minValidTime, @Nullable Long maxValidTime)
    implements ColumnMetaData {

  /** Checks the zone. */
  public TimeMetaData {
    zone(timeZone, name);
  }

  /** Of this zone, without limits. */
  public TimeMetaData(String name, String timeZone) {
    this(name, timeZone, null, null);
  }

  /** Of UTC, without limits. */
  public TimeMetaData(String name) {
    this(name, "UTC");
  }

  /** The zone. */
  public ZoneId zone() {
    return zone(timeZone, name);
  }

  private static ZoneId zone(String id, String column) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new ConfigurationException(
          "The time zone of column '"
              + column
              + "' must be one such as UTC, Europe/Berlin or"
              + " +02:00. Got '"
              + id
              + "'.",
          e);
    }
  }

  @Override
  public ColumnType type() {
    return ColumnType.Time;
  }

  @Override
  public TimeMetaData named(String newName) {
    return new TimeMetaData(newName, timeZone, minValidTime, maxValidTime);
  }
}
