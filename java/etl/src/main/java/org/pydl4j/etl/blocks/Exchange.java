package org.pydl4j.etl.blocks;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Slice;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.ops.Casts;

/** Blocks made of arrays and arrays made of blocks, for callers outside of the JVM. */
public final class Exchange {
  private Exchange() {}

  /**
   * A data set of one block, which the caller closes. Numbers share the memory of their arrays.
   *
   * @param schema what the columns mean
   * @param columns for each column its values and its presence (uint8 [rows], 1 where there is a
   *     value; or null); text has int64 ranges (first byte shifted by 32 bits, or length) and uint8
   *     bytes, then its presence
   * @param source what the rows are called in messages
   */
  public static Blocks blocks(
      Schema schema, List<List<NDArray>> columns, long rows, String source) {
    List<Column> made = new ArrayList<>();
    try {
      for (int i = 0; i < schema.numColumns(); i++) {
        made.add(column(schema.getMetaData(i), columns.get(i), Math.toIntExact(rows)));
      }
    } catch (RuntimeException e) {
      made.forEach(Column::close);
      throw e;
    }
    Origins origins = Origins.of(source, 1, Math.toIntExact(rows));
    return Blocks.of(schema, List.of(new Block(schema, made, origins)));
  }

  /**
   * One column, which the caller owns.
   *
   * @param parts as {@link #blocks} takes them
   * @throws DataException if there are other than so many rows
   */
  public static Column column(ColumnMetaData meta, List<NDArray> parts, int rows) {
    if (parts.get(0).size(0) != rows) {
      throw new DataException(
          "The column '"
              + meta.name()
              + "' must have "
              + rows
              + " rows. Got "
              + parts.get(0).size(0)
              + ".");
    }
    boolean text = meta.type().name().equals("String") || meta.type().name().equals("Bytes");
    int last = text ? 2 : 1;
    Presence presence = presence(parts.size() > last ? parts.get(last) : null, rows);
    try {
      return switch (meta.type()) {
        case Integer, Categorical -> IntColumn.of(cells(parts.get(0), DType.INT32), presence);
        case Long, Time -> LongColumn.of(cells(parts.get(0), DType.INT64), presence);
        case Double -> DoubleColumn.of(cells(parts.get(0), DType.FLOAT64), presence);
        case Float -> FloatColumn.of(cells(parts.get(0), DType.FLOAT32), presence);
        case Boolean -> BooleanColumn.of(cells(parts.get(0), DType.UINT8), presence);
        case String, Bytes ->
            BytesColumn.of(
                cells(parts.get(0), DType.INT64), cells(parts.get(1), DType.UINT8), 0, presence);
        case NDArray ->
            throw new ConfigurationException("Columns of arrays do not come from numpy yet.");
      };
    } catch (RuntimeException e) {
      presence.release();
      throw e;
    }
  }

  /** An alias of the array's memory, or a copy in the right type. */
  private static Cells cells(NDArray array, DType type) {
    return Cells.over(array.dtype() == type ? array.alias() : Casts.castTo(array, type));
  }

  private static Presence presence(@Nullable NDArray flags, int rows) {
    if (flags == null) {
      return Presence.all(rows);
    }
    ByteBuffer there = Buffers.of(flags);
    Presence.Builder builder = Presence.builder();
    for (int row = 0; row < rows; row++) {
      builder.add(there.get(row) != 0);
    }
    return builder.build();
  }

  /** The values of a column [rows], without a copy; the caller closes it. Of text, its ranges. */
  public static NDArray values(Block block, int column) {
    return block.column(column).array();
  }

  /** The bytes that the ranges of a column of text lie in, [bytes]; the caller closes it. */
  public static NDArray data(Block block, int column) {
    return ((BytesColumn) block.column(column)).dataArray();
  }

  /**
   * The shapes of a column of arrays of different ones, int64: for each row how many axes it has
   * and their lengths, of a row without an array one of length 0; null where all have one shape.
   * The caller closes it.
   */
  public static @Nullable NDArray shapes(Block block, int column) {
    ArrayColumn of = (ArrayColumn) block.column(column);
    if (of.isEven()) {
      return null;
    }
    long[] told =
        IntStream.range(0, of.rows())
            .mapToObj(row -> of.has(row) ? of.shape(row) : new long[1])
            .flatMapToLong(
                each -> LongStream.concat(LongStream.of(each.length), Arrays.stream(each)))
            .toArray();
    NDArray made = Buffers.hostArray(DType.INT64, told.length);
    Buffers.of(made).asLongBuffer().put(told);
    return made;
  }

  /** The elements of a column of arrays, row by row in C order; the caller closes it. */
  public static NDArray elements(Block block, int column) {
    return ((ArrayColumn) block.column(column)).flat();
  }

  /** A byte for each row, 1 where a column has a value; null where all have. */
  public static @Nullable NDArray present(Block block, int column) {
    Column of = block.column(column);
    if (of.isFull()) {
      return null;
    }
    NDArray flags = Buffers.hostArray(DType.UINT8, of.rows());
    ByteBuffer out = Buffers.of(flags);
    for (int row = 0; row < of.rows(); row++) {
      out.put(row, (byte) (of.has(row) ? 1 : 0));
    }
    return flags;
  }

  /**
   * The first row of each sequence, and behind them the number of rows; empty without sequences.
   */
  public static NDArray offsets(Block block) {
    int[] offsets = block.offsets();
    int[] given = offsets == null ? new int[0] : offsets;
    NDArray made = Buffers.hostArray(DType.INT64, given.length);
    LongBuffer out = Buffers.of(made).asLongBuffer();
    for (int i = 0; i < given.length; i++) {
      out.put(i, given[i]);
    }
    return made;
  }

  /**
   * Columns side by side as float32 [rows, columns], in C order; the caller closes it. Missing
   * values are NaN.
   *
   * @throws DataException if a column is no number
   */
  public static NDArray matrix(Blocks rows, List<String> names) {
    Schema schema = rows.schema();
    int[] places = names.stream().mapToInt(schema::getIndexOfColumn).toArray();
    requireNumbers(schema, places);
    int width = places.length;
    int[] widths = new int[width];
    Arrays.fill(widths, 1);
    NDArray made = Buffers.hostArray(DType.FLOAT32, rows.rows(), width);
    List<Block> blocks = rows.blocks();
    long[] starts = new long[blocks.size() + 1];
    for (int i = 0; i < blocks.size(); i++) {
      starts[i + 1] = starts[i] + blocks.get(i).rows();
    }
    IntStream.range(0, blocks.size())
        .parallel()
        .forEach(
            i -> {
              Block block = blocks.get(i);
              Column[] columns =
                  Arrays.stream(places).mapToObj(block::column).toArray(Column[]::new);
              try (NDArray part = made.get(Slice.range(starts[i], starts[i + 1]))) {
                new RowMatrix(columns, widths)
                    .writeAny(Buffers.of(part).asFloatBuffer(), block.rows());
              }
            });
    return made;
  }

  private static void requireNumbers(Schema schema, int... places) {
    for (int place : places) {
      switch (schema.getType(place)) {
        case String, Bytes, NDArray ->
            throw new DataException(
                "A matrix is made of numbers. '"
                    + schema.getName(place)
                    + "' is of type "
                    + schema.getType(place)
                    + ": convert it, take categories to integers or one column each, or leave it"
                    + " out.");
        default -> {}
      }
    }
  }
}
