package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.TextValues;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** From one type to another, and what stands for values that are missing or invalid. */
@AutoService(Declared.class)
public final class ConversionOperations extends Family {
  static final Key<Long> VALUE =
      Key.of("value", Type.LONG).required().doc("The whole number that stands for them.");

  /** Called by the service loader. */
  public ConversionOperations() {
    conversion("ConvertToInteger", ColumnType.Integer);
    conversion("ConvertToLong", ColumnType.Long);
    conversion("ConvertToDouble", ColumnType.Double);
    conversion("ConvertToFloat", ColumnType.Float);
    conversion("ParseDoubleTransform", ColumnType.Double);
    operation(
        "ReplaceEmptyIntegerWithValueTransform",
        "A whole number in place of missing ones.",
        (op, schema) -> replaced(op, schema, false),
        COLUMN,
        VALUE);
    operation(
        "ReplaceInvalidWithIntegerTransform",
        "A whole number in place of missing and invalid ones, and of those out of the column's"
            + " limits.",
        (op, schema) -> replaced(op, schema, true),
        COLUMN,
        VALUE);
  }

  private void conversion(String name, ColumnType type) {
    operation(
        name,
        "Values as type "
            + type
            + ": text is read, numbers are cut towards 0 where need be,"
            + " categories are their index, times milliseconds. What cannot be read is invalid.",
        (op, schema) -> {
          ColumnMetaData column =
              column(
                  schema,
                  op.get(COLUMN),
                  ColumnType.String,
                  ColumnType.Integer,
                  ColumnType.Long,
                  ColumnType.Double,
                  ColumnType.Float,
                  ColumnType.Boolean,
                  ColumnType.Categorical,
                  ColumnType.Time);
          ColumnMetaData made = ColumnMetaData.of(type, column.name());
          int from = schema.getIndexOfColumn(column.name());
          return Projection.of(schema)
              .replace(column.name(), made, block -> converted(block, from, made, schema))
              .build();
        },
        COLUMN);
  }

  private static Column converted(Block block, int from, ColumnMetaData made, Schema schema) {
    Column column = block.column(from);
    if (column instanceof BytesColumn text) {
      return TextValues.read(text, made, schema.missing());
    }
    if (made.type().isWhole()) {
      boolean floating = !schema.getType(from).isWhole();
      return Numbers.whole(
          made.type(),
          column.presence(),
          row -> floating ? whole(column.getDouble(row)) : column.getLong(row));
    }
    return Numbers.map(column, made.type(), (values, count) -> {});
  }

  private static long whole(double number) {
    if (!(Math.abs(number) < 0x1p63)) {
      throw new ArithmeticException(Double.toString(number));
    }
    return (long) number;
  }

  private static Stage replaced(Operation op, Schema schema, boolean invalidToo) {
    ColumnMetaData column = column(schema, op.get(COLUMN), ColumnType.Integer, ColumnType.Long);
    Constant typed = Constant.of(column, op.get(VALUE));
    int from = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            column,
            block -> {
              Column in = block.column(from);
              if (!invalidToo && in.isFull()) {
                return in.retain();
              }
              boolean[] holds = invalidToo ? Validity.invalid(in, column) : Validity.missing(in);
              try (Column rest = typed.column(block.rows())) {
                return ColumnOperations.choose(in, rest, holds, column);
              }
            })
        .build();
  }
}
