package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.condition.Condition;
import org.pydl4j.etl.internal.rows.RowKeys;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Groups of rows that become one row each. */
@AutoService(Declared.class)
public final class ReduceOperations extends Family {
  static final Key<List<String>> KEYS =
      Key.of("keyColumns", Type.STRINGS).doc("Rows with the same values in these are a group.");
  static final Key<ReduceOp> DEFAULT_OP =
      Key.of("defaultOp", Type.enumOf(ReduceOp.class))
          .defaultsTo(ReduceOp.TakeFirst)
          .doc("The reduction of columns that are not named.");
  static final Key<Map<String, List<String>>> OPS =
      Key.of("opMap", Type.TEXT_LISTS).doc("The reductions of each column: one new column each.");
  static final Key<List<String>> IGNORE =
      Key.of("ignoreInvalidInColumns", Type.STRINGS)
          .doc("The columns of which rows without a valid value do not count.");
  static final Key<List<Part>> CONDITIONAL =
      Key.of("conditionalReductions", Type.listOf(Part.REDUCTION))
          .doc("Reductions of the rows for which a condition holds.");
  static final Key<String> OF = Key.of("columnName", Type.STRING).required().doc("The column.");
  static final Key<String> OP =
      Key.of("reduction", Type.STRING).required().doc("The reduction: Sum, Mean, Count …");
  static final Key<String> OUTPUT =
      Key.of("outputName", Type.STRING).doc("The name of the new column; default: sum(column).");
  static final Key<Condition> WHERE =
      Key.of("condition", Type.object(Condition.KIND)).required().doc("Which rows count.");
  static final Declaration<Part> PART =
      Declaration.<Part>ofFamily(Part.REDUCTION, "ConditionalReduction", Part::new)
          .doc("A reduction of those values of a column for which a condition holds.")
          .positional(OF, OP, WHERE)
          .key(OUTPUT)
          .build();

  /** Called by the service loader. */
  public ReduceOperations() {
    declare(PART);
    operation(
        "Reducer",
        "One row for each group of rows with the same keys, in the order of their first rows."
            + " Values that are missing do not count in sums, means and the like. Of sequences each"
            + " is grouped for itself, and a group becomes a step.",
        ReduceOperations::reduce,
        KEYS,
        OPS,
        DEFAULT_OP,
        IGNORE,
        CONDITIONAL);
  }

  private static Stage reduce(Operation op, Schema schema) {
    Reduction reduction = new Reduction(op, schema);
    if (schema.isSequence()) {
      return new Stage(schema.newSchema(reduction.columns())) {
        @Override
        public Block apply(Block block) {
          return withinSequences(block, reduction, output());
        }
      };
    }
    return new WholeStage(schema.newSchema(reduction.columns())) {
      @Override
      BlockReader gathered(BlockReader rows) {
        return new ReducedGroups(op.name(), schema, reduction, output(), rows);
      }
    };
  }

  private static Block withinSequences(Block block, Reduction reduction, Schema output) {
    int[] offsets = block.sequenceOffsets();
    int[] keys = reduction.keys();
    List<boolean[]> conditions = reduction.conditions(block);
    Map<List<Object>, List<Accumulator>> groups = new LinkedHashMap<>();
    try (BlockBuilder out = new BlockBuilder(output)) {
      for (int i = 0; i + 1 < offsets.length; i++) {
        for (int row = offsets[i]; row < offsets[i + 1]; row++) {
          List<Accumulator> group =
              groups.computeIfAbsent(RowKeys.of(block, row, keys), key -> reduction.start());
          reduction.add(group, block, row, conditions);
        }
        for (List<Accumulator> group : groups.values()) {
          Reduction.write(group, out.columns());
          out.endRow(block.origins().source(offsets[i]), block.origins().line(offsets[i]));
          group.forEach(Accumulator::close);
        }
        groups.clear();
        out.endSequence();
      }
      return out.build();
    } finally {
      groups.values().forEach(group -> group.forEach(Accumulator::close));
    }
  }
}
