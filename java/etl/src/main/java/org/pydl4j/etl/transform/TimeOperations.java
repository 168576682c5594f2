package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.IntegerMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.schema.StringMetaData;
import org.pydl4j.etl.schema.TimeMetaData;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Times: from text, moved, and taken apart. */
@AutoService(Declared.class)
public final class TimeOperations extends Family {
  static final Key<String> FORMAT =
      Key.of("timeFormat", Type.STRING)
          .required()
          .doc("The pattern, in Joda's letters: yyyy-MM-dd HH:mm:ss.");
  static final Key<String> ZONE =
      Key.of("timeZone", Type.STRING)
          .defaultsTo("UTC")
          .doc("The zone of the text, and of the column: UTC, Europe/Berlin, +02:00.");
  static final Key<String> LOCALE =
      Key.of("locale", Type.STRING)
          .defaultsTo("en")
          .doc("The language of the names of months and days, such as de or en-GB.");
  static final Key<Long> MIN_TIME =
      Key.of("minValidTime", Type.LONG).doc("The first valid instant, in milliseconds.");
  static final Key<Long> MAX_TIME =
      Key.of("maxValidTime", Type.LONG).doc("The last valid instant, in milliseconds.");
  static final Key<MathOp> OP =
      Key.of("mathOp", Type.enumOf(MathOp.class))
          .required()
          .doc("Add, Subtract, ScalarMin or ScalarMax.");
  static final Key<Long> QUANTITY =
      Key.of("timeQuantity", Type.LONG).required().doc("How much time.");
  static final Key<TimeUnit> UNIT =
      Key.of("timeUnit", Type.enumOf(TimeUnit.class)).required().doc("Of what unit.");
  static final Key<String> AFTER =
      Key.of("insertAfter", Type.STRING).doc("The new columns stand behind it; default: the time.");
  static final Key<String> INPUT_ZONE =
      Key.of("inputTimeZone", Type.STRING)
          .doc("The zone in which the time is taken apart; default: the column's.");
  static final Key<List<Part>> DERIVED =
      Key.of("derivedColumns", Type.listOf(Part.DERIVED)).required().doc("The new columns.");
  static final Key<String> NAME =
      Key.of("columnName", Type.STRING).required().doc("The name of the new column.");
  static final Key<String> FIELD =
      Key.of("fieldType", Type.STRING)
          .doc("The part of the time: hourOfDay, dayOfWeek (1: Monday), monthOfYear, year …");
  static final Key<String> PART_FORMAT =
      Key.of("format", Type.STRING).doc("The pattern of a text in place of a part.");
  static final Key<String> PART_ZONE =
      Key.of("dateTimeZone", Type.STRING).doc("The zone of the text; default: that of the time.");
  static final Declaration<Part> PART =
      Declaration.<Part>ofFamily(Part.DERIVED, "DerivedColumn", Part::new)
          .doc("A column derived of a time: a part of it as a whole number, or the time as text.")
          .positional(NAME, FIELD)
          .key(PART_FORMAT)
          .key(PART_ZONE)
          .key(LOCALE)
          .build();

  /** Called by the service loader. */
  public TimeOperations() {
    declare(PART);
    operation(
        "StringToTimeTransform",
        "Text read as times. A local time that the zone's clock skips is moved on by the gap, one"
            + " that it shows twice is the first of the two.",
        TimeOperations::fromText,
        COLUMN,
        FORMAT,
        ZONE,
        LOCALE,
        MIN_TIME,
        MAX_TIME);
    operation(
        "TimeMathOpTransform",
        "Times moved by a fixed number of milliseconds, seconds … days of 24 hours.",
        TimeOperations::moved,
        COLUMN,
        OP,
        QUANTITY,
        UNIT);
    operation(
        "DeriveColumnsFromTimeTransform",
        "Parts of a time, and the time as text, as new columns.",
        TimeOperations::derived,
        COLUMN,
        DERIVED,
        AFTER,
        INPUT_ZONE);
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new ConfigurationException(
          "A time zone is one such as UTC, Europe/Berlin or +02:00. Got '" + id + "'.", e);
    }
  }

  private static Stage fromText(Operation op, Schema schema) {
    ColumnMetaData column = text(schema, op.get(COLUMN));
    TimePattern pattern = TimePattern.of(op.get(FORMAT), op.get(LOCALE));
    ZoneId zone = zone(op.get(ZONE)).normalized();
    TimeMetaData made =
        new TimeMetaData(
            column.name(),
            op.get(ZONE),
            op.find(MIN_TIME).orElse(null),
            op.find(MAX_TIME).orElse(null));
    int from = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            made,
            block -> {
              BytesColumn in = (BytesColumn) block.column(from);
              return Numbers.whole(
                  ColumnType.Time, in.presence(), row -> read(pattern, in.text(row), zone));
            })
        .build();
  }

  private static long read(TimePattern pattern, String text, ZoneId zone) {
    try {
      return pattern.read(text, zone);
    } catch (DateTimeException e) {
      throw (ArithmeticException) new ArithmeticException(text).initCause(e);
    }
  }

  private static Stage moved(Operation op, Schema schema) {
    ColumnMetaData column = column(schema, op.get(COLUMN), ColumnType.Time);
    MathOp math = op.get(OP);
    if (!List.of(MathOp.Add, MathOp.Subtract, MathOp.ScalarMin, MathOp.ScalarMax).contains(math)) {
      throw new ConfigurationException(
          "Times know Add, Subtract, ScalarMin and ScalarMax. Got " + math + ".");
    }
    long by = op.get(UNIT).toMillis(op.get(QUANTITY));
    TimeMetaData zone = (TimeMetaData) column;
    int from = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            new TimeMetaData(column.name(), zone.timeZone()),
            block -> Numbers.whole(block.column(from), ColumnType.Time, math, by))
        .build();
  }

  private static Stage derived(Operation op, Schema schema) {
    TimeMetaData column = (TimeMetaData) column(schema, op.get(COLUMN), ColumnType.Time);
    String after = op.find(AFTER).orElse(column.name());
    int place = schema.getIndexOfColumn(after) + 1;
    ZoneId zone = op.find(INPUT_ZONE).map(TimeOperations::zone).orElse(column.zone()).normalized();
    int from = schema.getIndexOfColumn(column.name());
    Projection.Builder projection = Projection.of(schema);
    for (Part part : op.get(DERIVED)) {
      String name = part.get(NAME);
      if (part.find(FIELD).isPresent() == part.find(PART_FORMAT).isPresent()) {
        throw new ConfigurationException(
            "The derived column '" + name + "' needs a 'fieldType' or a 'format'.");
      }
      if (part.find(FIELD).isPresent()) {
        TimeField field = TimeField.named(part.get(FIELD));
        projection.insert(
            place++, new IntegerMetaData(name), block -> part(block, from, field, zone));
      } else {
        ZoneId shown = part.find(PART_ZONE).map(TimeOperations::zone).orElse(zone);
        TimePattern pattern = TimePattern.of(part.get(PART_FORMAT), part.get(LOCALE));
        projection.insert(
            place++, new StringMetaData(name), block -> text(block, from, pattern, shown));
      }
    }
    return projection.build();
  }

  private static Column part(Block block, int from, TimeField field, ZoneId zone) {
    Column column = block.column(from);
    return Numbers.whole(
        ColumnType.Integer, column.presence(), new LocalTimes(column, field, zone));
  }

  private static Column text(Block block, int from, TimePattern pattern, ZoneId zone) {
    Column column = block.column(from);
    try (BytesColumn.Builder out = BytesColumn.builder()) {
      for (int row = 0; row < block.rows(); row++) {
        if (column.has(row)) {
          out.add(pattern.write(column.getLong(row), zone));
        } else {
          out.absentFrom(column, row);
        }
      }
      return out.build();
    }
  }
}
