package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.schema.TimeMetaData;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Sequences, or spans of time in them, that become one step each. */
@AutoService(Declared.class)
public final class WindowOperations extends Family {
  static final Key<Operation> REDUCER =
      Key.of("reducer", Type.object(Operation.KIND)).required().doc("A Reducer without keys.");
  static final Key<Part> WINDOW =
      Key.of("windowFunction", Type.object(Part.WINDOW)).required().doc("The spans of time.");
  static final Key<String> TIME_COLUMN =
      Key.of("timeColumn", Type.STRING).required().doc("The column of times, which go up.");
  static final Key<Long> SIZE =
      Key.of("windowSize", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("The length of a window.");
  static final Key<TimeUnit> SIZE_UNIT =
      Key.of("windowSizeUnit", Type.enumOf(TimeUnit.class)).required().doc("Its unit.");
  static final Key<Long> SEPARATION =
      Key.of("windowSeparation", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("The time from the start of a window to that of the next.");
  static final Key<TimeUnit> SEPARATION_UNIT =
      Key.of("windowSeparationUnit", Type.enumOf(TimeUnit.class)).required().doc("Its unit.");
  static final Key<Long> OFFSET =
      Key.of("offsetAmount", Type.LONG)
          .defaultsTo(0L)
          .doc("Windows begin at this time after 1970-01-01T00:00Z, and whole windows from it.");
  static final Key<TimeUnit> OFFSET_UNIT =
      Key.of("offsetUnit", Type.enumOf(TimeUnit.class))
          .defaultsTo(TimeUnit.MILLISECONDS)
          .doc("The unit of the offset.");
  static final Key<Boolean> START =
      Key.of("addWindowStartTimeColumn", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether steps get a column windowStartTime.");
  static final Key<Boolean> END =
      Key.of("addWindowEndTimeColumn", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether steps get a column windowEndTime.");
  static final Key<Boolean> NOT_EMPTY =
      Key.of("excludeEmptyWindows", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether windows without steps are left out.");
  private static final int MOST = 10_000_000;
  static final Declaration<Part> TIME_WINDOW =
      Declaration.<Part>ofFamily(Part.WINDOW, "TimeWindowFunction", Part::new)
          .doc("Spans of time one behind the other.")
          .positional(TIME_COLUMN, SIZE, SIZE_UNIT)
          .include(List.of(OFFSET, OFFSET_UNIT, START, END, NOT_EMPTY))
          .build();
  static final Declaration<Part> OVERLAPPING =
      Declaration.<Part>ofFamily(Part.WINDOW, "OverlappingTimeWindowFunction", Part::new)
          .doc("Spans of time that begin at a distance of their own.")
          .positional(TIME_COLUMN, SIZE, SIZE_UNIT, SEPARATION, SEPARATION_UNIT)
          .include(List.of(OFFSET, OFFSET_UNIT, START, END, NOT_EMPTY))
          .build();

  /** Called by the service loader. */
  public WindowOperations() {
    declare(TIME_WINDOW);
    declare(OVERLAPPING);
    operation(
        "ReduceSequenceTransform",
        "Each sequence as a sequence of one step, by a Reducer.",
        (op, schema) -> {
          Reduction reduction = reduction(op, Steps.sequences(schema, op));
          return new Stage(schema.newSchema(reduction.columns())) {
            @Override
            public Block apply(Block block) {
              return reduced(block, reduction, output());
            }
          };
        },
        REDUCER);
    operation(
        "ReduceSequenceByWindowTransform",
        "Each span of time of a sequence as one step, by a Reducer.",
        WindowOperations::byWindow,
        REDUCER,
        WINDOW);
  }

  private static Reduction reduction(Operation op, Schema schema) {
    Operation reducer = op.get(REDUCER);
    if (!reducer.name().equals("Reducer")
        || !reducer.find(ReduceOperations.KEYS).orElse(List.of()).isEmpty()) {
      throw new ConfigurationException(
          "The 'reducer' of a "
              + op.name()
              + " must be a Reducer without key columns. Got "
              + reducer
              + ".");
    }
    return new Reduction(reducer, schema);
  }

  private static Block reduced(Block block, Reduction reduction, Schema output) {
    int[] offsets = block.sequenceOffsets();
    List<boolean[]> conditions = reduction.conditions(block);
    try (BlockBuilder out = new BlockBuilder(output)) {
      for (int i = 0; i + 1 < offsets.length; i++) {
        add(reduction, block, offsets[i], offsets[i + 1], conditions, out);
        out.endSequence();
      }
      return out.build();
    }
  }

  private static void add(
      Reduction reduction,
      Block block,
      int start,
      int end,
      List<boolean[]> conditions,
      BlockBuilder out) {
    List<Accumulator> group = reduction.start();
    for (int row = start; row < end; row++) {
      reduction.add(group, block, row, conditions);
    }
    Reduction.write(group, out.columns());
    group.forEach(Accumulator::close);
    boolean some = start < end;
    out.endRow(
        some ? block.origins().source(start) : "window", some ? block.origins().line(start) : 0);
  }

  private static Stage byWindow(Operation op, Schema schema) {
    Part window = op.get(WINDOW);
    TimeMetaData time =
        (TimeMetaData)
            column(Steps.sequences(schema, op), window.get(TIME_COLUMN), ColumnType.Time);
    int from = schema.getIndexOfColumn(time.name());
    List<ColumnMetaData> columns = new ArrayList<>(schema.getColumnMetaData());
    if (window.get(START)) {
      columns.add(new TimeMetaData("windowStartTime", time.timeZone()));
    }
    if (window.get(END)) {
      columns.add(new TimeMetaData("windowEndTime", time.timeZone()));
    }
    Schema wider = schema.newSchema(columns);
    Reduction reduction = reduction(op, wider);
    Spans spans = Spans.of(window);
    return new Stage(schema.newSchema(reduction.columns())) {
      @Override
      public Block apply(Block block) {
        return spans.reduced(block, from, window, wider, reduction, output());
      }
    };
  }

  /** Windows in milliseconds. */
  private record Spans(long size, long separation, long offset) {
    static Spans of(Part window) {
      long size = window.get(SIZE_UNIT).toMillis(window.get(SIZE));
      long separation =
          window.declaration() == OVERLAPPING
              ? window.get(SEPARATION_UNIT).toMillis(window.get(SEPARATION))
              : size;
      if (size < 1 || separation < 1) {
        throw new ConfigurationException("Windows must last a millisecond or more. Got " + window);
      }
      return new Spans(size, separation, window.get(OFFSET_UNIT).toMillis(window.get(OFFSET)));
    }

    /** The start of the first window that a time lies in. */
    long first(long time) {
      long last = Math.floorDiv(time - offset, separation) * separation + offset;
      long before = Math.max(0, Math.floorDiv(last + size - 1 - time, separation));
      return last - before * separation;
    }

    Block reduced(
        Block block, int from, Part window, Schema wider, Reduction reduction, Schema output) {
      int[] offsets = block.sequenceOffsets();
      Column times = block.column(from);
      try (BlockBuilder out = new BlockBuilder(output)) {
        for (int i = 0; i + 1 < offsets.length; i++) {
          int begin = offsets[i]; // steps without a time at either end lie in no window
          int behind = offsets[i + 1];
          while (begin < behind && !times.has(begin)) {
            begin++;
          }
          while (begin < behind && !times.has(behind - 1)) {
            behind--;
          }
          if (begin < behind) {
            long end = times.getLong(behind - 1);
            long start = first(times.getLong(begin));
            if ((end - start) / separation > MOST) {
              throw new ConfigurationException(
                  "The windows of a sequence must be at most "
                      + MOST
                      + ". Got more between "
                      + start
                      + " and "
                      + end
                      + ".");
            }
            for (; start <= end; start += separation) {
              window(block, times, begin, behind, start, window, wider, reduction, out);
            }
          }
          out.endSequence();
        }
        return out.build();
      }
    }

    private void window(
        Block block,
        Column times,
        int from,
        int to,
        long start,
        Part window,
        Schema wider,
        Reduction reduction,
        BlockBuilder out) {
      int first = from;
      while (first < to && (!times.has(first) || times.getLong(first) < start)) {
        first++;
      }
      int last = first;
      while (last < to && (!times.has(last) || times.getLong(last) < start + size)) {
        last++;
      }
      if (first == last && window.get(NOT_EMPTY)) {
        return;
      }
      try (Block steps = widened(block, first, last, start, window, wider)) {
        add(reduction, steps, 0, steps.rows(), reduction.conditions(steps), out);
      }
    }

    private Block widened(Block block, int first, int last, long start, Part window, Schema wider) {
      int[] rows = new int[last - first];
      java.util.Arrays.setAll(rows, i -> first + i);
      List<Column> columns = new ArrayList<>();
      block.columns().forEach(column -> columns.add(column.select(rows, 0, rows.length)));
      long[] times = new long[rows.length];
      if (window.get(START)) {
        java.util.Arrays.fill(times, start);
        columns.add(LongColumn.of(times));
      }
      if (window.get(END)) {
        java.util.Arrays.fill(times, start + size);
        columns.add(LongColumn.of(times));
      }
      int[] ends = {0, rows.length};
      return new Block(wider, columns, block.origins().select(rows, 0, rows.length), ends);
    }
  }
}
