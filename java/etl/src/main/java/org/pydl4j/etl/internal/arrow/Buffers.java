package org.pydl4j.etl.internal.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.nd.errors.DataException;

/**
 * The columns of a batch of rows as Arrow has them.
 *
 * @param nodes of each column, and of what lies in it
 * @param parts the buffers, one behind the other
 */
record Buffers(List<Node> nodes, List<ByteBuffer> parts) {
  /**
   * A column, or what lies in one.
   *
   * @param length how many values it has
   * @param absent how many of them are not there
   */
  record Node(int length, int absent) {}

  static Buffers of(Block block) {
    Buffers made = new Buffers(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < block.columns().size(); i++) {
      made.add(block.schema().getType(i), block.column(i), block.rows());
    }
    return made;
  }

  /** Of texts that are all there. */
  static Buffers of(List<String> texts) {
    Buffers made = new Buffers(new ArrayList<>(), new ArrayList<>());
    made.nodes.add(new Node(texts.size(), 0));
    made.parts.add(allocate(0));
    ByteBuffer ends = allocate((texts.size() + 1) * 4L);
    int end = 0;
    ends.putInt(0);
    List<byte[]> encoded = new ArrayList<>();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      encoded.add(bytes);
      end = Math.addExact(end, bytes.length);
      ends.putInt(end);
    }
    ByteBuffer data = allocate(end);
    encoded.forEach(data::put);
    made.parts.add(ends.flip());
    made.parts.add(data.flip());
    return made;
  }

  private void add(ColumnType type, Column column, int rows) {
    ByteBuffer there = allocate((rows + 7) / 8);
    int missing = 0;
    for (int row = 0; row < rows; row++) {
      if (column.has(row)) {
        set(there, row);
      } else {
        missing++;
      }
    }
    nodes.add(new Node(rows, missing));
    parts.add(missing == 0 ? allocate(0) : there);
    if (column instanceof BytesColumn texts) {
      addTexts(texts, rows);
    } else if (column instanceof ArrayColumn arrays) {
      addLists(arrays, rows);
    } else {
      parts.add(numbers(type, column, rows));
    }
  }

  private static ByteBuffer numbers(ColumnType type, Column column, int rows) {
    int width =
        switch (type) {
          case Integer, Categorical, Float -> 4;
          default -> 8;
        };
    ByteBuffer data = allocate(type == ColumnType.Boolean ? (rows + 7) / 8 : (long) rows * width);
    for (int row = 0; row < rows; row++) {
      if (column.has(row)) {
        switch (type) {
          case Integer, Categorical -> data.putInt(row * 4, (int) column.getLong(row));
          case Long, Time -> data.putLong(row * 8, column.getLong(row));
          case Float -> data.putFloat(row * 4, (float) column.getDouble(row));
          case Double -> data.putDouble(row * 8, column.getDouble(row));
          default -> {
            if (column.getDouble(row) != 0) {
              set(data, row);
            }
          }
        }
      }
    }
    return data;
  }

  private void addTexts(BytesColumn column, int rows) {
    long length = 0;
    for (int row = 0; row < rows; row++) {
      length += column.has(row) ? column.length(row) : 0;
    }
    ByteBuffer ends = allocate((rows + 1) * 4L);
    ByteBuffer data = allocate(length);
    ends.putInt(0);
    for (int row = 0; row < rows; row++) {
      if (column.has(row)) {
        data.put(data.position(), column.data(), column.start(row), column.length(row));
        data.position(data.position() + column.length(row));
      }
      ends.putInt(data.position());
    }
    parts.add(ends.flip());
    parts.add(data.flip());
  }

  private void addLists(ArrayColumn column, int rows) {
    ByteBuffer ends = allocate((rows + 1) * 4L);
    int end = 0;
    ends.putInt(0);
    for (int row = 0; row < rows; row++) {
      end = Math.addExact(end, column.length(row));
      ends.putInt(end);
    }
    ByteBuffer data = allocate((long) end * column.type().bytes());
    for (int row = 0; row < rows; row++) {
      column.copyTo(data, row);
    }
    data.flip();
    nodes.add(new Node(end, 0));
    parts.add(ends.flip());
    parts.add(allocate(0));
    parts.add(data);
  }

  private static void set(ByteBuffer bits, int row) {
    bits.put(row >> 3, (byte) (bits.get(row >> 3) | 1 << (row & 7)));
  }

  private static ByteBuffer allocate(long bytes) {
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new DataException(
          "The values of a column's block have " + bytes + " bytes, more than 2 GiB.");
    }
    return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
