package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.condition.Condition;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Values that depend on a condition, and rows that do. */
@AutoService(Declared.class)
public final class ConditionalOperations extends Family {
  static final Key<String> TO_REPLACE =
      Key.of("columnToReplace", Type.STRING).required().doc("The column that is changed.");
  static final Key<String> SOURCE =
      Key.of("sourceColumn", Type.STRING)
          .required()
          .doc("The column, of the same type, whose values are taken where it holds.");
  static final Key<Object> NEW_VALUE =
      Key.of("newValue", Type.VALUE).doc("The value where it holds; none: missing.");
  static final Key<Object> YES =
      Key.of("yesVal", Type.VALUE).doc("The value where it holds; none: missing.");
  static final Key<Object> NO =
      Key.of("noVal", Type.VALUE).doc("The value where it does not hold; none: missing.");
  static final Key<Condition> CONDITION =
      Key.of("condition", Type.object(Condition.KIND)).required().doc("The condition.");
  static final Key<Boolean> ANY_INVALID =
      Key.of("filterAnyInvalid", Type.BOOL).defaultsTo(false).doc("Whether all columns count.");
  static final Key<List<String>> IF_INVALID =
      Key.of("columnsToFilterIfInvalid", Type.STRINGS)
          .doc("The columns whose values are looked at; all, where none is named.");

  /** Called by the service loader. */
  public ConditionalOperations() {
    operation(
        "ConditionalCopyValueTransform",
        "The value of another column, where a condition holds.",
        ConditionalOperations::copy,
        TO_REPLACE,
        SOURCE,
        CONDITION);
    operation(
        "ConditionalReplaceValueTransform",
        "A value in place of the column's, where a condition holds.",
        ConditionalOperations::replace,
        TO_REPLACE,
        NEW_VALUE,
        CONDITION);
    operation(
        "ConditionalReplaceValueTransformWithDefault",
        "One value where a condition holds, another where it does not.",
        ConditionalOperations::replaceBoth,
        TO_REPLACE,
        YES,
        NO,
        CONDITION);
    operation(
        "ConditionFilter",
        "Removes rows, or sequences, for which a condition holds.",
        (op, schema) -> {
          Condition.Test test = op.get(CONDITION).bind(schema);
          return new RowFilter(
              schema, block -> schema.isSequence() ? test.sequences(block) : test.rows(block));
        },
        CONDITION);
    operation(
        "FilterInvalidValues",
        "Removes rows, or sequences, with a value that is not valid: it could not be read, is"
            + " missing (an empty text is valid) or out of its column's limits.",
        ConditionalOperations::invalid,
        IF_INVALID,
        ANY_INVALID);
    operation(
        "InvalidNumColumns",
        "Removes rows, or sequences, in which no column has a valid value.",
        (op, schema) -> new RowFilter(schema, block -> bySequence(block, noneValid(block))));
  }

  private static Stage copy(Operation op, Schema schema) {
    ColumnMetaData column = schema.getMetaData(op.get(TO_REPLACE));
    ColumnMetaData source = schema.getMetaData(op.get(SOURCE));
    if (source.type() != column.type()) {
      throw new ConfigurationException(
          "The columns '"
              + column.name()
              + "' and '"
              + source.name()
              + "' must have one type. Got "
              + column.type()
              + " and "
              + source.type()
              + ".");
    }
    Condition.Test test = op.get(CONDITION).bind(schema);
    int to = schema.getIndexOfColumn(column.name());
    int from = schema.getIndexOfColumn(source.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            column,
            block ->
                ColumnOperations.choose(
                    block.column(to), block.column(from), test.rows(block), column))
        .build();
  }

  private static Stage replace(Operation op, Schema schema) {
    ColumnMetaData column = schema.getMetaData(op.get(TO_REPLACE));
    Constant value = Constant.of(column, op.find(NEW_VALUE).orElse(null));
    Condition.Test test = op.get(CONDITION).bind(schema);
    int to = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            column,
            block -> {
              try (Column constant = value.column(block.rows())) {
                return ColumnOperations.choose(
                    block.column(to), constant, test.rows(block), column);
              }
            })
        .build();
  }

  private static Stage replaceBoth(Operation op, Schema schema) {
    ColumnMetaData column = schema.getMetaData(op.get(TO_REPLACE));
    Constant yes = Constant.of(column, op.find(YES).orElse(null));
    Constant no = Constant.of(column, op.find(NO).orElse(null));
    Condition.Test test = op.get(CONDITION).bind(schema);
    return Projection.of(schema)
        .replace(
            column.name(),
            column,
            block -> {
              try (Column first = yes.column(block.rows());
                  Column second = no.column(block.rows())) {
                return ColumnOperations.choose(second, first, test.rows(block), column);
              }
            })
        .build();
  }

  private static Stage invalid(Operation op, Schema schema) {
    List<String> named = op.find(IF_INVALID).orElse(List.of());
    boolean all = op.get(ANY_INVALID) || named.isEmpty();
    int[] places = places(schema, all ? schema.getColumnNames() : named);
    return new RowFilter(
        schema,
        block -> {
          boolean[] removed = new boolean[block.rows()];
          for (int place : places) {
            boolean[] wrong = Validity.invalid(block.column(place), schema.getMetaData(place));
            for (int row = 0; row < removed.length; row++) {
              removed[row] |= wrong[row];
            }
          }
          return bySequence(block, removed);
        });
  }

  private static boolean[] noneValid(Block block) {
    boolean[] removed = new boolean[block.rows()];
    java.util.Arrays.fill(removed, true);
    for (int i = 0; i < block.columns().size(); i++) {
      boolean[] wrong = Validity.invalid(block.column(i), block.schema().getMetaData(i));
      for (int row = 0; row < removed.length; row++) {
        removed[row] &= wrong[row];
      }
    }
    return removed;
  }

  /** A sequence goes when one of its steps would. */
  private static boolean[] bySequence(Block block, boolean[] rows) {
    if (!block.schema().isSequence()) {
      return rows;
    }
    int[] offsets = block.sequenceOffsets();
    boolean[] removed = new boolean[offsets.length - 1];
    for (int i = 0; i < removed.length; i++) {
      for (int row = offsets[i]; row < offsets[i + 1]; row++) {
        removed[i] |= rows[row];
      }
    }
    return removed;
  }
}
