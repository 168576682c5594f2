package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Columns as a whole: constants, copies, names and order. */
@AutoService(Declared.class)
public final class ColumnOperations extends Family {
  static final Key<ColumnType> NEW_TYPE =
      Key.of("newColumnType", Type.enumOf(ColumnType.class))
          .required()
          .doc("The type of the new column.");
  static final Key<Object> FIXED =
      Key.of("fixedValue", Type.VALUE).doc("The value of all rows; none: missing.");
  static final Key<List<String>> TO_DUPLICATE =
      Key.of("columnsToDuplicate", Type.STRINGS).required().doc("The columns to copy.");
  static final Key<List<String>> NEW_COLUMNS =
      Key.of("newColumnNames", Type.STRINGS).required().doc("The names of the new columns.");
  static final Key<List<String>> TO_REMOVE =
      Key.of("columnsToRemove", Type.STRINGS).required().doc("The columns to leave out.");
  static final Key<List<String>> TO_KEEP =
      Key.of("columnsToKeep", Type.STRINGS).required().doc("The columns that stay.");
  static final Key<List<String>> OLD_NAMES =
      Key.of("oldNames", Type.STRINGS).required().doc("The columns to rename.");
  static final Key<List<String>> NEW_NAMES =
      Key.of("newNames", Type.STRINGS).required().doc("Their new names.");
  static final Key<List<String>> NEW_ORDER =
      Key.of("newOrder", Type.STRINGS)
          .required()
          .doc("The first columns; those that are not named follow in their order.");

  /** Called by the service loader. */
  public ColumnOperations() {
    operation(
        "AddConstantColumnTransform",
        "A new last column with one value in all rows.",
        ColumnOperations::addConstant,
        NEW_COLUMN,
        NEW_TYPE,
        FIXED);
    operation(
        "DuplicateColumnsTransform",
        "A copy of each of some columns, behind it.",
        ColumnOperations::duplicate,
        TO_DUPLICATE,
        NEW_COLUMNS);
    operation(
        "RemoveColumnsTransform", "All columns but these.", ColumnOperations::remove, TO_REMOVE);
    operation(
        "RemoveAllColumnsExceptForTransform",
        "These columns alone, in the order in which they were.",
        ColumnOperations::keep,
        TO_KEEP);
    operation(
        "RenameColumnsTransform",
        "Other names for some columns.",
        ColumnOperations::rename,
        OLD_NAMES,
        NEW_NAMES);
    operation(
        "ReorderColumnsTransform",
        "Another order of the columns.",
        ColumnOperations::reorder,
        NEW_ORDER);
  }

  private static Stage addConstant(Operation op, Schema schema) {
    ColumnMetaData column = ColumnMetaData.of(op.get(NEW_TYPE), op.get(NEW_COLUMN));
    Constant constant = Constant.of(column, op.find(FIXED).orElse(null));
    return Projection.of(schema).add(column, block -> constant.column(block.rows())).build();
  }

  private static Stage duplicate(Operation op, Schema schema) {
    List<String> names = op.get(TO_DUPLICATE);
    sameLength("columnsToDuplicate", names, "newColumnNames", op.get(NEW_COLUMNS));
    Projection.Builder projection = Projection.of(schema);
    for (int i = 0; i < names.size(); i++) {
      ColumnMetaData copy = schema.getMetaData(names.get(i)).named(op.get(NEW_COLUMNS).get(i));
      int place = schema.getIndexOfColumn(names.get(i));
      projection.insert(
          projection.place(names.get(i)) + 1, copy, block -> block.column(place).retain());
    }
    return projection.build();
  }

  private static Stage remove(Operation op, Schema schema) {
    Projection.Builder projection = Projection.of(schema);
    for (String name : new LinkedHashSet<>(op.get(TO_REMOVE))) {
      schema.getMetaData(name);
      projection.remove(name);
    }
    return projection.build();
  }

  private static Stage keep(Operation op, Schema schema) {
    Set<String> kept = new LinkedHashSet<>(op.get(TO_KEEP));
    kept.forEach(schema::getMetaData);
    Projection.Builder projection = Projection.none(schema);
    schema.getColumnNames().stream().filter(kept::contains).forEach(projection::keep);
    return projection.build();
  }

  private static Stage rename(Operation op, Schema schema) {
    List<String> former = op.get(OLD_NAMES);
    sameLength("oldNames", former, "newNames", op.get(NEW_NAMES));
    Projection.Builder projection = Projection.none(schema);
    former.forEach(schema::getMetaData);
    for (ColumnMetaData column : schema.getColumnMetaData()) {
      int index = former.indexOf(column.name());
      projection.keep(
          column.name(), index < 0 ? column : column.named(op.get(NEW_NAMES).get(index)));
    }
    return projection.build();
  }

  private static Stage reorder(Operation op, Schema schema) {
    List<String> order = new ArrayList<>(new LinkedHashSet<>(op.get(NEW_ORDER)));
    for (String name : schema.getColumnNames()) {
      if (!order.contains(name)) {
        order.add(name);
      }
    }
    Projection.Builder projection = Projection.none(schema);
    order.forEach(projection::keep);
    return projection.build();
  }

  /** The values of a column where a condition does not hold, else those of another. */
  static Column choose(Column otherwise, Column where, boolean[] holds, ColumnMetaData type) {
    Column quick = Numbers.chosen(otherwise, where, holds);
    if (quick != null) {
      return quick;
    }
    try (var builder = org.pydl4j.etl.blocks.ColumnBuilder.of(type)) {
      for (int row = 0; row < holds.length; row++) {
        builder.addFrom(holds[row] ? where : otherwise, row);
      }
      return builder.build();
    }
  }
}
