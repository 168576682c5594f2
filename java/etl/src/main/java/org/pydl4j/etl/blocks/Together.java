package org.pydl4j.etl.blocks;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.DType;

/** Several blocks as one: their columns one behind the other, in a copy for each column. */
final class Together {
  private Together() {}

  static Block of(Schema schema, List<Block> blocks) {
    List<Column> columns = new ArrayList<>();
    try {
      for (int i = 0; i < schema.numColumns(); i++) {
        int place = i;
        columns.add(column(schema, i, blocks.stream().map(block -> block.column(place)).toList()));
      }
    } catch (RuntimeException e) {
      columns.forEach(Column::close);
      throw e;
    }
    return new Block(
        schema, columns, origins(blocks), schema.isSequence() ? offsets(blocks) : null);
  }

  private static Column column(Schema schema, int place, List<Column> parts) {
    if (parts.get(0) instanceof FixedColumn) {
      return fixed(parts.stream().map(FixedColumn.class::cast).toList());
    }
    if (parts.get(0) instanceof BytesColumn) {
      List<BytesColumn> texts = parts.stream().map(BytesColumn.class::cast).toList();
      if (isDense(texts)) {
        return texts(texts);
      }
    }
    try (ColumnBuilder builder = ColumnBuilder.of(schema.getMetaData(place))) {
      for (Column part : parts) {
        for (int row = 0; row < part.rows(); row++) {
          builder.addFrom(part, row);
        }
      }
      return builder.build();
    }
  }

  private static Column fixed(List<FixedColumn> parts) {
    DType type = parts.get(0).cells.array().dtype();
    Cells all = Cells.of(type, rows(parts));
    ByteBuffer out = all.bytes();
    for (FixedColumn part : parts) {
      out.put(part.cells.bytes().limit(part.rows() * type.bytes()));
    }
    return parts.get(0).like(all, presence(parts));
  }

  /** Whether copying all bytes costs little more than those that rows use. */
  private static boolean isDense(List<BytesColumn> parts) {
    long all = 0;
    long used = 1 << 20;
    for (BytesColumn part : parts) {
      all += part.data().capacity();
      for (int row = 0; row < part.rows(); row++) {
        used += part.has(row) ? part.length(row) : 0;
      }
    }
    return all <= Integer.MAX_VALUE && all <= 2 * used;
  }

  private static Column texts(List<BytesColumn> parts) {
    long bytes = parts.stream().mapToLong(part -> part.data().capacity()).sum();
    Cells ranges = Cells.of(DType.INT64, rows(parts));
    Cells data = Cells.of(DType.UINT8, bytes);
    LongBuffer out = ranges.bytes().asLongBuffer();
    ByteBuffer target = data.bytes();
    for (BytesColumn part : parts) {
      long base = BytesColumn.range(target.position(), 0);
      for (int row = 0; row < part.rows(); row++) {
        out.put(part.range(row) + base);
      }
      target.put(part.data().duplicate().clear());
    }
    return BytesColumn.of(ranges, data, 0, presence(parts));
  }

  private static long rows(List<? extends Column> parts) {
    return parts.stream().mapToLong(Column::rows).sum();
  }

  private static Presence presence(List<? extends Column> parts) {
    Presence.Builder builder = Presence.builder();
    for (Column part : parts) {
      if (part.isFull()) {
        builder.add(part.rows(), null);
      } else {
        for (int row = 0; row < part.rows(); row++) {
          builder.addFrom(part.presence(), row);
        }
      }
    }
    return builder.build();
  }

  private static Origins origins(List<Block> blocks) {
    Origins.Builder builder = new Origins.Builder();
    for (Block block : blocks) {
      for (int row = 0; row < block.rows(); row++) {
        builder.add(block.origins().source(row), block.origins().line(row));
      }
    }
    return builder.build();
  }

  private static int[] offsets(List<Block> blocks) {
    int[] all = {0};
    for (Block block : blocks) {
      int[] some = block.sequenceOffsets();
      int last = all.length - 1;
      int base = all[last];
      all = Arrays.copyOf(all, last + some.length);
      for (int i = 0; i < some.length; i++) {
        all[last + i] = base + some[i];
      }
    }
    return all;
  }
}
