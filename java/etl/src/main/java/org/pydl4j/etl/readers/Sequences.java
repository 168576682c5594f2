package org.pydl4j.etl.readers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Rows of files as sequences; none goes on from one file into the next. What other readers read as
 * rows becomes sequences here, whatever the format.
 */
public final class Sequences implements BlockSource {
  private enum Kind {
    FILE,
    LINES,
    WINDOW
  }

  private final BlockSource rows;
  private final Kind kind;
  private final int size;
  private final int stride;
  private final Schema schema;

  private Sequences(BlockSource rows, Kind kind, int size, int stride) {
    if (rows.schema().isSequence()) {
      throw new ConfigurationException("Sequences are made of rows. Got " + rows.schema() + ".");
    }
    if (size < 1 || stride < 1) {
      throw new ConfigurationException(
          "The length and the stride of sequences must be 1 or more. Got "
              + size
              + " and "
              + stride
              + ".");
    }
    this.rows = rows;
    this.kind = kind;
    this.size = size;
    this.stride = stride;
    this.schema = rows.schema().asSequence();
  }

  /** A sequence for each file. DataVec: {@code CSVSequenceRecordReader}. */
  public static Sequences perFile(BlockSource rows) {
    return new Sequences(rows, Kind.FILE, 1, 1);
  }

  /**
   * A sequence for so many rows of a file; the last one has those that remain. DataVec: {@code
   * CSVNLinesSequenceRecordReader}.
   */
  public static Sequences everyLines(BlockSource rows, int lines) {
    return new Sequences(rows, Kind.LINES, lines, 1);
  }

  /**
   * Windows over the rows of a file, oldest row first: they grow until they have {@code size} rows,
   * go on by {@code stride} rows, and shrink at the end, until each row was the last but none.
   * DataVec: {@code CSVVariableSlidingWindowRecordReader}, which has the newest row first.
   */
  public static Sequences windows(BlockSource rows, int size, int stride) {
    return new Sequences(rows, Kind.WINDOW, size, stride);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public List<String> places() {
    return rows.places();
  }

  @Override
  public String description() {
    return rows.description() + " | sequences " + kind + " " + size + " " + stride;
  }

  @Override
  public List<BlockSource> parts() {
    return rows.parts().stream()
        .<BlockSource>map(part -> new Sequences(part, kind, size, stride))
        .toList();
  }

  @Override
  public BlockReader open() {
    return new Pass(rows.open());
  }

  private record Row(Block block, int row) {
    String source() {
      return block.origins().source(row);
    }
  }

  private final class Pass implements BlockReader {
    private final BlockReader reader;
    private final BlockBuilder builder = new BlockBuilder(schema);
    private final Deque<Row> window = new ArrayDeque<>();
    private @Nullable Block block;
    private int row;
    private int length; // of the sequence so far
    private String file = "";
    private boolean ended;

    Pass(BlockReader reader) {
      this.reader = reader;
    }

    @Override
    public @Nullable Block next() {
      while (!ended && !builder.isFull() || length > 0 && !ended) {
        Row next = peek();
        if (next == null || !next.source().equals(file)) {
          endFile();
          ended = next == null;
          file = next == null ? "" : next.source();
        } else if (kind == Kind.WINDOW) {
          slide();
        } else {
          take(next);
          row++;
          length++;
          if (kind == Kind.LINES && length == size) {
            endSequence();
          }
        }
      }
      return builder.rows() == 0 ? null : builder.build();
    }

    private void endFile() {
      if (kind == Kind.WINDOW) {
        while (!window.isEmpty()) {
          for (int i = 0; i < stride && !window.isEmpty(); i++) {
            window.removeFirst().block().close();
          }
          emit();
        }
      } else if (length > 0) {
        endSequence();
      }
    }

    private void endSequence() {
      builder.endSequence();
      length = 0;
    }

    private void slide() {
      for (int i = 0; i < stride; i++) {
        Row next = peek();
        if (next == null || !next.source().equals(file)) {
          if (!window.isEmpty()) {
            window.removeFirst().block().close();
          }
          continue;
        }
        window.addLast(new Row(next.block().retain(), next.row()));
        row++;
        if (window.size() > size) {
          window.removeFirst().block().close();
        }
      }
      emit();
    }

    private void emit() {
      if (!window.isEmpty()) {
        window.forEach(this::take);
        builder.endSequence();
      }
    }

    private void take(Row taken) {
      builder.addFrom(taken.block(), taken.row());
    }

    /** The next row, which stays the next one; null at the end. */
    private @Nullable Row peek() {
      while (block == null || row == block.rows()) {
        if (block != null) {
          block.close();
        }
        block = reader.next();
        row = 0;
        if (block == null) {
          return null;
        }
      }
      return new Row(block, row);
    }

    @Override
    public void close() {
      ended = true;
      length = 0;
      if (block != null) {
        block.close();
        block = null;
      }
      window.forEach(held -> held.block().close());
      window.clear();
      builder.close();
      reader.close();
    }
  }
}
