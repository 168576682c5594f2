package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.internal.rows.RowOrder;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Rows to sequences and back; sequences made shorter, longer and apart. */
@AutoService(Declared.class)
public final class SequenceOperations extends Family {
  static final Key<List<String>> KEYS =
      Key.of("keyColumns", Type.STRINGS)
          .doc("Rows with the same values in these are a sequence; without any, all rows are one.");
  static final Key<String> SORT_ON =
      Key.of("sortOnColumn", Type.STRING)
          .doc("The column by which steps are sorted; none: in the order of the rows.");
  static final Key<Boolean> ASCENDING =
      Key.of("ascending", Type.BOOL).defaultsTo(true).doc("Whether the least comes first.");
  static final Key<Boolean> SINGLE =
      Key.of("singleStepSequencesMode", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether each row is a sequence of one step.");
  static final Key<String> TIME_COLUMN =
      Key.of("timeColumn", Type.STRING).required().doc("The column of times, which go up.");
  static final Key<Long> QUANTITY =
      Key.of("timeQuantity", Type.LONG).required().doc("More time than this between two steps.");
  static final Key<TimeUnit> UNIT =
      Key.of("timeUnit", Type.enumOf(TimeUnit.class)).required().doc("The unit of the time.");
  static final Key<Long> MAX_STEPS =
      Key.of("maxSequenceLength", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("The greatest number of steps.");
  static final Key<Boolean> EQUAL =
      Key.of("equalSplits", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether parts are as equal as they can be; else all but the last are full.");
  static final Key<Long> TO_TRIM =
      Key.of("numStepsToTrim", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(0))
          .doc("How many steps go.");
  static final Key<Boolean> FROM_START =
      Key.of("trimFromStart", Type.BOOL)
          .defaultsTo(true)
          .doc("Whether the first steps go; else the last ones.");
  static final Key<Long> MAX_LENGTH =
      Key.of("maxLength", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("The number of steps.");
  static final Key<TrimMode> MODE =
      Key.of("mode", Type.enumOf(TrimMode.class))
          .defaultsTo(TrimMode.Trim)
          .doc("Whether shorter sequences are filled up.");
  static final Key<List<String>> PAD =
      Key.of("pad", Type.STRINGS)
          .doc("The values of steps that are added, one for each column, as text.");

  /** Called by the service loader. */
  public SequenceOperations() {
    operation(
        "ConvertToSequence",
        "Rows with the same keys as one sequence, in the order of their first rows.",
        SequenceOperations::toSequence,
        KEYS,
        SORT_ON,
        ASCENDING,
        SINGLE);
    operation(
        "ConvertFromSequence",
        "Each step of a sequence as a row.",
        (op, schema) -> {
          Schema rows = Steps.sequences(schema, op).asRows();
          int[] places = IntStream.range(0, schema.numColumns()).toArray();
          return new Stage(rows) {
            @Override
            public Block apply(Block block) {
              List<Column> columns = new ArrayList<>();
              Arrays.stream(places).forEach(i -> columns.add(block.column(i).retain()));
              return new Block(rows, columns, block.origins());
            }
          };
        });
    operation(
        "SequenceSplitTimeSeparation",
        "Cuts sequences where two steps are further apart than a time.",
        SequenceOperations::splitByTime,
        TIME_COLUMN,
        QUANTITY,
        UNIT);
    operation(
        "SplitMaxLengthSequence",
        "Cuts sequences into parts of a greatest length.",
        (op, schema) -> {
          int most = Math.toIntExact(op.get(MAX_STEPS));
          boolean equal = op.get(EQUAL);
          return new Steps(Steps.sequences(schema, op), block -> splitByLength(block, most, equal));
        },
        MAX_STEPS,
        EQUAL);
    operation(
        "SequenceTrimTransform",
        "Without the first or the last steps.",
        (op, schema) -> {
          int steps = Math.toIntExact(op.get(TO_TRIM));
          boolean start = op.get(FROM_START);
          return new Steps(
              Steps.sequences(schema, op),
              block -> cut(block, start ? steps : 0, start ? 0 : steps));
        },
        TO_TRIM,
        FROM_START);
    operation(
        "SequenceTrimToLengthTransform",
        "The first steps up to a length; shorter sequences stay, or are filled up.",
        SequenceOperations::toLength,
        MAX_LENGTH,
        MODE,
        PAD);
  }

  private static Stage toSequence(Operation op, Schema schema) {
    if (schema.isSequence()) {
      throw new ConfigurationException("ConvertToSequence is for rows. Got " + schema + ".");
    }
    int[] keys = places(schema, op.find(KEYS).orElse(List.of()));
    String sort = op.find(SORT_ON).orElse(null);
    List<RowOrder> order =
        sort == null
            ? List.of()
            : List.of(new RowOrder(schema.getIndexOfColumn(sort), op.get(ASCENDING)));
    if (op.get(SINGLE)) {
      return single(schema);
    }
    if (sort != null && schema.getType(sort) == ColumnType.NDArray) {
      throw new ConfigurationException("Steps are not sorted by arrays. '" + sort + "' has such.");
    }
    return new WholeStage(schema.asSequence()) {
      @Override
      BlockReader gathered(BlockReader rows) {
        return new Grouped(output(), Rows.of(op.name(), schema, rows).grouped(keys, order)) {
          @Override
          void add(BlockBuilder out, Block block, int row) {
            out.addFrom(block, row);
          }

          @Override
          void end(BlockBuilder out) {
            out.endSequence();
          }
        };
      }
    };
  }

  /** Each row as a sequence of one step. */
  private static Stage single(Schema schema) {
    return new Stage(schema.asSequence()) {
      @Override
      public Block apply(Block block) {
        int[] rows = IntStream.range(0, block.rows()).toArray();
        return block.rearranged(output(), rows, IntStream.rangeClosed(0, rows.length).toArray());
      }
    };
  }

  private static Stage splitByTime(Operation op, Schema schema) {
    ColumnMetaData time =
        column(Steps.sequences(schema, op), op.get(TIME_COLUMN), ColumnType.Time, ColumnType.Long);
    int from = schema.getIndexOfColumn(time.name());
    long most = op.get(UNIT).toMillis(op.get(QUANTITY));
    return new Steps(
        schema,
        block -> {
          Column times = block.column(from);
          int[] offsets = block.sequenceOffsets();
          IntStream.Builder ends = IntStream.builder();
          ends.add(0);
          for (int i = 0; i + 1 < offsets.length; i++) {
            int last = -1; // the last step that has a time
            for (int row = offsets[i]; row < offsets[i + 1]; row++) {
              if (!times.has(row)) {
                continue; // it stays with those before it
              }
              if (last >= 0 && times.getLong(row) - times.getLong(last) > most) {
                ends.add(row);
              }
              last = row;
            }
            ends.add(offsets[i + 1]);
          }
          return new Steps.Chosen(
              IntStream.range(0, block.rows()).toArray(), ends.build().toArray());
        });
  }

  private static Steps.Chosen splitByLength(Block block, int length, boolean equal) {
    int most = Math.min(length, Math.max(1, block.rows()));
    int[] offsets = block.sequenceOffsets();
    IntStream.Builder ends = IntStream.builder();
    ends.add(0);
    for (int i = 0; i + 1 < offsets.length; i++) {
      int steps = offsets[i + 1] - offsets[i];
      int parts = (steps + most - 1) / most;
      int each = equal && parts > 0 ? (steps + parts - 1) / parts : most;
      for (int end = offsets[i] + each; end < offsets[i + 1]; end += each) {
        ends.add(end);
      }
      ends.add(offsets[i + 1]);
    }
    return new Steps.Chosen(IntStream.range(0, block.rows()).toArray(), ends.build().toArray());
  }

  /** Without this many first and last steps. */
  static Steps.Chosen cut(Block block, int first, int last) {
    int[] offsets = block.sequenceOffsets();
    int[] ends = new int[offsets.length];
    IntStream.Builder rows = IntStream.builder();
    for (int i = 0; i + 1 < offsets.length; i++) {
      int start = offsets[i] + Math.min(offsets[i + 1] - offsets[i], first);
      int end = Math.max(start, offsets[i + 1] - last);
      IntStream.range(start, end).forEach(rows::add);
      ends[i + 1] = ends[i] + end - start;
    }
    return new Steps.Chosen(rows.build().toArray(), ends);
  }

  private static Stage toLength(Operation op, Schema schema) {
    Steps.sequences(schema, op);
    int length = Math.toIntExact(op.get(MAX_LENGTH));
    List<String> pad = op.find(PAD).orElse(List.of());
    if (op.get(MODE) == TrimMode.Trim) {
      return new Steps(schema, block -> firstSteps(block, length));
    }
    if (!pad.isEmpty() && pad.size() != schema.numColumns()) {
      throw new ConfigurationException(
          "The 'pad' of a SequenceTrimToLengthTransform must have a value for each of the "
              + schema.numColumns()
              + " columns. Got "
              + pad
              + ".");
    }
    List<Constant> values = new ArrayList<>();
    for (int i = 0; i < schema.numColumns(); i++) {
      values.add(Constant.of(schema.getMetaData(i), pad.isEmpty() ? null : pad.get(i)));
    }
    return new Stage(schema) {
      @Override
      public Block apply(Block block) {
        return padded(block, length, values);
      }
    };
  }

  private static Steps.Chosen firstSteps(Block block, int length) {
    int[] offsets = block.sequenceOffsets();
    int[] ends = new int[offsets.length];
    IntStream.Builder rows = IntStream.builder();
    for (int i = 0; i + 1 < offsets.length; i++) {
      int end = offsets[i] + Math.min(offsets[i + 1] - offsets[i], length);
      IntStream.range(offsets[i], end).forEach(rows::add);
      ends[i + 1] = ends[i] + end - offsets[i];
    }
    return new Steps.Chosen(rows.build().toArray(), ends);
  }

  private static Block padded(Block block, int length, List<Constant> values) {
    int[] offsets = block.sequenceOffsets();
    try (BlockBuilder out = new BlockBuilder(block.schema())) {
      for (int i = 0; i + 1 < offsets.length; i++) {
        for (int step = 0; step < length; step++) {
          int row = offsets[i] + step;
          if (row < offsets[i + 1]) {
            out.addFrom(block, row);
          } else {
            for (int k = 0; k < values.size(); k++) {
              values.get(k).addTo(out.column(k));
            }
            out.endRow("padding", 0);
          }
        }
        out.endSequence();
      }
      return out.build();
    }
  }
}
