package org.pydl4j.etl.internal.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.aircompressor.Unpacked;
import org.pydl4j.nd.errors.DataException;

/** Takes the buffers of a batch of rows, column by column, and unpacks them. */
final class Bodies {
  private static final long RATIO = 250;
  private static final long HARMLESS = 64L << 20;
  private static final int NONE = -1;

  private final String name;
  private final RecordBatch batch;
  private final ByteBuffer body;
  private final int packing;
  private int node;
  private int buffer;
  private int views;

  Bodies(String name, RecordBatch batch, ByteBuffer body) {
    this.name = name;
    this.batch = batch;
    this.body = body;
    this.packing = batch.compression() == null ? NONE : batch.compression().codec();
    if (packing != NONE
        && packing != CompressionType.LZ4_FRAME
        && packing != CompressionType.ZSTD) {
      throw new DataException(
          name + " is packed in a way that is not known: codec " + packing + ".");
    }
  }

  /** The values of the next column, of which nothing is unpacked yet if it is to be passed over. */
  @Nullable RowValues next(Column column, boolean wanted) {
    if (column.isList() && wanted) {
      return list(column);
    }
    if (column.stored().layout() == Kind.Layout.NESTED) {
      pass(column);
      return null;
    }
    return plain(column, wanted);
  }

  /** Which rows of a struct there are; its columns come next. */
  Presence struct() {
    return presence(batch.nodes(node++));
  }

  private Presence presence(FieldNode told) {
    if (told.length() < 0 || told.length() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a column has " + told.length() + " values");
    }
    ByteBuffer bits = unpacked(raw(buffer++));
    boolean all = told.nullCount() == 0 || bits.remaining() == 0;
    return new Presence((int) told.length(), all ? null : bits);
  }

  private RowValues list(Column column) {
    Presence presence = presence(batch.nodes(node++));
    Kind kind = column.kind();
    ByteBuffer ends = kind.width() == 0 ? ByteBuffer.allocate(0) : unpacked(raw(buffer++));
    Values elements = Objects.requireNonNull(plain(column.children().get(0), true));
    return new ListValues(presence, ends, kind.width(), kind.scale(), elements);
  }

  /** The values of a column that is not nested. */
  @Nullable Values plain(Column column, boolean wanted) {
    FieldNode told = batch.nodes(node++);
    long count = told.length();
    if (count < 0
        || count > Integer.MAX_VALUE
        || count * Math.max(1L, column.stored().width()) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a column has " + count + " values");
    }
    Kind kind = column.stored();
    int more = kind.layout() == Kind.Layout.VIEWS ? (int) batch.variadicBufferCounts(views++) : 0;
    ByteBuffer[] buffers = new ByteBuffer[kind.layout().buffers + checked(more)];
    for (int i = 0; i < buffers.length; i++) {
      ByteBuffer packed = raw(buffer++);
      buffers[i] = wanted ? unpacked(packed) : packed;
    }
    return wanted ? new Values(kind, (int) count, told.nullCount(), buffers) : null;
  }

  private int checked(int more) {
    if (more < 0 || more > batch.buffersLength()) {
      throw new IllegalArgumentException("a column has " + more + " more buffers");
    }
    return more;
  }

  private void pass(Column column) {
    node++;
    buffer += column.ownBuffers();
    for (Column child : column.children()) {
      next(child, false);
    }
  }

  private ByteBuffer raw(int index) {
    Buffer place = batch.buffers(index);
    if (place.offset() < 0
        || place.length() < 0
        || place.length() > body.limit() - place.offset()) {
      throw new IllegalArgumentException(
          "a buffer of " + place.length() + " bytes lies at " + place.offset());
    }
    return body.slice((int) place.offset(), (int) place.length()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer unpacked(ByteBuffer packed) {
    if (packing == NONE || packed.remaining() == 0) {
      return packed;
    }
    long size = packed.getLong(0);
    ByteBuffer rest = packed.slice(8, packed.limit() - 8).order(ByteOrder.LITTLE_ENDIAN);
    if (size == NONE) { // left as it was
      return rest;
    }
    long most = Math.max(HARMLESS, RATIO * packed.limit());
    if (size < 0
        || size > Math.min(most, Integer.MAX_VALUE - 8)
        || size > Runtime.getRuntime().maxMemory() / 4) {
      throw new DataException(
          name
              + " has a buffer of "
              + packed.limit()
              + " bytes that unpacks to "
              + size
              + ", more than data does or the heap allows. Write it in smaller batches.");
    }
    byte[] source = new byte[rest.remaining()];
    rest.get(0, source);
    byte[] made = new byte[(int) size];
    int used =
        packing == CompressionType.ZSTD
            ? Unpacked.zstd(source, made)
            : Lz4Frames.unpack(source, made);
    if (used != size) {
      throw new IllegalArgumentException(
          "a buffer unpacks to " + used + " bytes in place of " + size);
    }
    return ByteBuffer.wrap(made).order(ByteOrder.LITTLE_ENDIAN);
  }
}
