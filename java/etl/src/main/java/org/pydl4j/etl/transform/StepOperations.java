package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** What is computed of neighbouring steps of a sequence. */
@AutoService(Declared.class)
public final class StepOperations extends Family {
  static final Key<List<String>> TO_OFFSET =
      Key.of("columnsToOffset", Type.STRINGS).required().doc("The columns that are moved.");
  static final Key<Long> OFFSET =
      Key.of("offsetAmount", Type.LONG)
          .required()
          .doc("By how many steps: 1 brings each value to the next step.");
  static final Key<OffsetType> WHERE_TO =
      Key.of("operationType", Type.enumOf(OffsetType.class))
          .defaultsTo(OffsetType.InPlace)
          .doc("Where they go.");
  static final Key<EdgeHandling> EDGE =
      Key.of("edgeHandling", Type.enumOf(EdgeHandling.class))
          .defaultsTo(EdgeHandling.TrimSequence)
          .doc("What becomes of steps that none comes to: TrimSequence or SpecifiedValue.");
  static final Key<Object> EDGE_VALUE =
      Key.of("edgeCaseValue", Type.VALUE).doc("Their value; none: missing.");
  static final Key<Long> LOOKBACK =
      Key.of("lookback", Type.LONG).required().check(ValueCheck.atLeast(1)).doc("How many steps.");
  static final Key<EdgeHandling> FIRST =
      Key.of("firstStepMode", Type.enumOf(EdgeHandling.class))
          .defaultsTo(EdgeHandling.Default)
          .doc("What the first steps get: Default is 0.");
  static final Key<Object> FIRST_VALUE =
      Key.of("specifiedValueWritable", Type.VALUE).doc("Their value; none: missing.");
  static final Key<String> REDUCTION =
      Key.of("op", Type.STRING).required().doc("The reduction of each window: Mean, Sum, Max …");
  static final Key<EdgeHandling> WINDOW_EDGE =
      Key.of("edgeCaseHandling", Type.enumOf(EdgeHandling.class))
          .defaultsTo(EdgeHandling.Default)
          .doc("What the first steps get: Default is that of a shorter window.");

  /** Called by the service loader. */
  public StepOperations() {
    operation(
        "SequenceOffsetTransform",
        "Values of columns moved by some steps.",
        StepOperations::offset,
        TO_OFFSET,
        OFFSET,
        WHERE_TO,
        EDGE,
        EDGE_VALUE);
    operation(
        "SequenceDifferenceTransform",
        "What a number is more than some steps before, as a new column behind it.",
        StepOperations::difference,
        COLUMN,
        NEW_COLUMN,
        LOOKBACK,
        FIRST,
        FIRST_VALUE);
    operation(
        "SequenceMovingWindowReduceTransform",
        "A reduction of each step and those before it, as a new last column.",
        StepOperations::window,
        COLUMN,
        NEW_COLUMN,
        LOOKBACK,
        REDUCTION,
        WINDOW_EDGE,
        EDGE_VALUE);
  }

  private static Stage offset(Operation op, Schema schema) {
    Steps.sequences(schema, op);
    int by = Math.toIntExact(op.get(OFFSET));
    if (op.get(EDGE) == EdgeHandling.Default) {
      throw new ConfigurationException(
          "The 'edgeHandling' of a SequenceOffsetTransform must be TrimSequence or"
              + " SpecifiedValue.");
    }
    Set<String> names = new TreeSet<>(op.get(TO_OFFSET));
    Projection.Builder projection = Projection.of(schema);
    for (String name : op.get(TO_OFFSET)) {
      ColumnMetaData column = schema.getMetaData(name);
      Constant edge = Constant.of(column, op.find(EDGE_VALUE).orElse(null));
      int from = schema.getIndexOfColumn(name);
      Kernel moved = block -> moved(block, from, by, column, edge);
      if (op.get(WHERE_TO) == OffsetType.InPlace) {
        projection.replace(name, column, moved);
      } else {
        projection.insert(
            projection.place(name) + 1,
            column.named("sequenceOffset(" + by + "," + name + ")"),
            moved);
      }
    }
    if (names.size() != op.get(TO_OFFSET).size()) {
      throw new ConfigurationException("Each column can be moved once. Got " + op.get(TO_OFFSET));
    }
    Stage stage = projection.build();
    return op.get(EDGE) == EdgeHandling.TrimSequence
        ? new Chain(
            stage,
            new Steps(
                stage.output(),
                block -> SequenceOperations.cut(block, Math.max(0, by), Math.max(0, -by))))
        : stage;
  }

  private static Column moved(Block block, int from, int by, ColumnMetaData meta, Constant edge) {
    Column column = block.column(from);
    int[] offsets = block.sequenceOffsets();
    try (ColumnBuilder out = ColumnBuilder.of(meta)) {
      for (int i = 0; i + 1 < offsets.length; i++) {
        for (int row = offsets[i]; row < offsets[i + 1]; row++) {
          int source = row - by;
          if (source >= offsets[i] && source < offsets[i + 1]) {
            out.addFrom(column, source);
          } else {
            edge.addTo(out);
          }
        }
      }
      return out.build();
    }
  }

  private static Stage difference(Operation op, Schema schema) {
    ColumnMetaData column = number(Steps.sequences(schema, op), op.get(COLUMN));
    int back = Math.toIntExact(op.get(LOOKBACK));
    ColumnMetaData made = ColumnMetaData.of(column.type(), op.get(NEW_COLUMN));
    Constant first =
        Constant.of(
            made,
            op.get(FIRST) == EdgeHandling.Default
                ? (Object) 0L
                : op.find(FIRST_VALUE).orElse(null));
    int from = schema.getIndexOfColumn(column.name());
    Kernel kernel = block -> differences(block, from, back, made, first);
    Projection.Builder projection = Projection.of(schema);
    return made.name().equals(column.name())
        ? projection.replace(column.name(), made, kernel).build()
        : projection.insert(projection.place(column.name()) + 1, made, kernel).build();
  }

  private static Column differences(
      Block block, int from, int back, ColumnMetaData meta, Constant first) {
    Column column = block.column(from);
    int[] offsets = block.sequenceOffsets();
    int[] start = new int[block.rows()];
    for (int i = 0; i + 1 < offsets.length; i++) {
      java.util.Arrays.fill(start, offsets[i], offsets[i + 1], offsets[i]);
    }
    Absences absences = new Absences(column.presence());
    for (int row = 0; row < start.length; row++) {
      int before = row - back;
      if (before >= start[row] && !column.has(before)) {
        absences.missing(row);
      }
    }
    var presence = absences.build();
    boolean whole = meta.type() == ColumnType.Integer || meta.type() == ColumnType.Long;
    if (!whole) {
      return Numbers.floats(
          meta.type(),
          presence,
          row ->
              row - back < start[row]
                  ? first.number()
                  : column.getDouble(row) - column.getDouble(row - back));
    }
    try {
      return Numbers.whole(
          meta.type(),
          presence,
          row ->
              row - back < start[row]
                  ? (long) first.number()
                  : Math.subtractExact(column.getLong(row), column.getLong(row - back)));
    } finally {
      presence.release();
    }
  }

  private static Stage window(Operation op, Schema schema) {
    ColumnMetaData column = Steps.sequences(schema, op).getMetaData(op.get(COLUMN));
    ReduceOp reduce = Reduction.op(op.get(REDUCTION));
    ColumnMetaData made = reduce.of(column, op.get(NEW_COLUMN));
    Constant edge = Constant.of(made, op.find(EDGE_VALUE).orElse(null));
    boolean shorter = op.get(WINDOW_EDGE) != EdgeHandling.SpecifiedValue;
    int steps = Math.toIntExact(op.get(LOOKBACK));
    int from = schema.getIndexOfColumn(column.name());
    boolean whole = column.type().isWhole();
    return Projection.of(schema)
        .add(
            made,
            block -> {
              Column of = block.column(from);
              int[] offsets = block.sequenceOffsets();
              try (ColumnBuilder out = ColumnBuilder.of(made)) {
                for (int i = 0; i + 1 < offsets.length; i++) {
                  for (int row = offsets[i]; row < offsets[i + 1]; row++) {
                    int start = row - steps + 1;
                    if (start < offsets[i] && !shorter) {
                      edge.addTo(out);
                      continue;
                    }
                    Accumulator window = new Accumulator(reduce, whole, false);
                    for (int k = Math.max(start, offsets[i]); k <= row; k++) {
                      window.add(of, k);
                    }
                    window.write(out);
                    window.close();
                  }
                }
                return out.build();
              }
            })
        .build();
  }
}
