package org.pydl4j.etl.internal.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.DictionaryKind;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.DataException;

/** Writes blocks as batches of rows of an Arrow file. */
public final class ArrowWriter {
  private static final byte[] MARK = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  private static final int ALIGNED = 8;

  private record Place(long offset, int metadata, long body) {}

  private final Schema schema;
  private final FileChannel channel;
  private final List<Place> batches = new ArrayList<>();
  private final List<Place> dictionaries = new ArrayList<>();
  private final DType[] elements; // of columns of arrays, as the first block has them
  private boolean begun;

  /** Writes nothing yet. */
  public ArrowWriter(Schema schema, FileChannel channel) {
    this.schema = schema;
    this.channel = channel;
    this.elements = new DType[schema.numColumns()];
    Arrays.fill(elements, DType.FLOAT32);
  }

  /** Begins the file with the columns and what categories they have. */
  private void begin() throws IOException {
    begun = true;
    put(ByteBuffer.wrap(MARK));
    pad();
    FlatBufferBuilder metadata = new FlatBufferBuilder();
    message(metadata, MessageHeader.Schema, described(metadata), List.of());
    for (int i = 0; i < schema.numColumns(); i++) {
      if (schema.getMetaData(i) instanceof CategoricalMetaData categories) {
        dictionary(i, categories);
      }
    }
  }

  private int described(FlatBufferBuilder out) {
    int[] fields = new int[schema.numColumns()];
    for (int i = 0; i < fields.length; i++) {
      ColumnMetaData column = schema.getMetaData(i);
      int name = out.createString(column.name());
      int[] inside = column.type() == ColumnType.NDArray ? element(out, elements[i]) : new int[0];
      int children = Field.createChildrenVector(out, inside);
      int dictionary = 0;
      if (column instanceof CategoricalMetaData) {
        int index = Int.createInt(out, 32, true);
        dictionary =
            DictionaryEncoding.createDictionaryEncoding(
                out, i, index, false, DictionaryKind.DenseArray);
      }
      int type = type(out, column);
      fields[i] = Field.createField(out, name, true, typeOf(column), type, dictionary, children, 0);
    }
    int all = org.apache.arrow.flatbuf.Schema.createFieldsVector(out, fields);
    return org.apache.arrow.flatbuf.Schema.createSchema(out, Endianness.Little, all, 0, 0);
  }

  /** The one field in a list: its elements. */
  private static int[] element(FlatBufferBuilder out, DType type) {
    int name = out.createString("item");
    int none = Field.createChildrenVector(out, new int[0]);
    boolean fraction = type.isFloat();
    int bits = type.bytes() * 8;
    int made =
        fraction
            ? FloatingPoint.createFloatingPoint(
                out, type == DType.FLOAT64 ? Precision.DOUBLE : Precision.SINGLE)
            : Int.createInt(out, bits, type != DType.UINT8);
    byte kind = fraction ? Type.FloatingPoint : Type.Int;
    return new int[] {Field.createField(out, name, true, kind, made, 0, none, 0)};
  }

  private static byte typeOf(ColumnMetaData column) {
    return switch (column.type()) {
      case Integer, Long -> Type.Int;
      case Double, Float -> Type.FloatingPoint;
      case Boolean -> Type.Bool;
      case Time -> Type.Timestamp;
      case String, Categorical -> Type.Utf8;
      case Bytes -> Type.Binary;
      case NDArray -> Type.List;
    };
  }

  private static int type(FlatBufferBuilder out, ColumnMetaData column) {
    return switch (column.type()) {
      case Integer -> Int.createInt(out, 32, true);
      case Long -> Int.createInt(out, 64, true);
      case Double -> FloatingPoint.createFloatingPoint(out, Precision.DOUBLE);
      case Float -> FloatingPoint.createFloatingPoint(out, Precision.SINGLE);
      case Boolean -> {
        Bool.startBool(out);
        yield Bool.endBool(out);
      }
      case Time -> {
        int zone = out.createString("UTC");
        yield Timestamp.createTimestamp(out, TimeUnit.MILLISECOND, zone);
      }
      case String, Categorical -> {
        Utf8.startUtf8(out);
        yield Utf8.endUtf8(out);
      }
      case Bytes -> {
        Binary.startBinary(out);
        yield Binary.endBinary(out);
      }
      case NDArray -> {
        org.apache.arrow.flatbuf.List.startList(out);
        yield org.apache.arrow.flatbuf.List.endList(out);
      }
    };
  }

  private void dictionary(int id, CategoricalMetaData categories) throws IOException {
    Buffers body = Buffers.of(categories.stateNames());
    FlatBufferBuilder out = new FlatBufferBuilder();
    int data = batch(out, body, categories.stateNames().size());
    int header = DictionaryBatch.createDictionaryBatch(out, id, data, false);
    dictionaries.add(message(out, MessageHeader.DictionaryBatch, header, body.parts()));
  }

  /**
   * A batch of the block's rows.
   *
   * @throws DataException if an array has other than one axis; names its row and column
   */
  public void write(Block block) throws IOException {
    for (int i = 0; i < elements.length; i++) {
      if (block.column(i) instanceof ArrayColumn arrays) {
        requireLists(block, i, arrays);
      }
    }
    if (!begun) {
      begin();
    }
    Buffers body = Buffers.of(block);
    FlatBufferBuilder out = new FlatBufferBuilder();
    int header = batch(out, body, block.rows());
    batches.add(message(out, MessageHeader.RecordBatch, header, body.parts()));
  }

  /** Arrays of one axis, whose elements are as those of the first block. */
  private void requireLists(Block block, int place, ArrayColumn arrays) {
    if (!begun) {
      elements[place] = arrays.type();
    }
    for (int row = 0; row < block.rows(); row++) {
      boolean flat = !arrays.has(row) || arrays.shape(row).length == 1;
      if (!flat || arrays.type() != elements[place]) {
        String found =
            flat
                ? "elements of " + arrays.type() + ", those before it of " + elements[place]
                : "shape " + Arrays.toString(arrays.shape(row));
        throw new DataException(
            block.origins().source(row)
                + ", line "
                + block.origins().line(row)
                + ", column '"
                + block.schema().getName(place)
                + "': Arrow's lists hold arrays of one axis and one type. This one has "
                + found
                + ". Make it flat, or write its elements as columns of their own.");
      }
    }
  }

  private static int batch(FlatBufferBuilder out, Buffers body, int rows) {
    List<ByteBuffer> parts = body.parts();
    long[] places = new long[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      places[i + 1] = places[i] + padded(parts.get(i).remaining());
    }
    RecordBatch.startBuffersVector(out, parts.size());
    for (int i = parts.size() - 1; i >= 0; i--) {
      Buffer.createBuffer(out, places[i], parts.get(i).remaining());
    }
    int buffers = out.endVector();
    RecordBatch.startNodesVector(out, body.nodes().size());
    for (int i = body.nodes().size() - 1; i >= 0; i--) {
      Buffers.Node node = body.nodes().get(i);
      FieldNode.createFieldNode(out, node.length(), node.absent());
    }
    int nodes = out.endVector();
    return RecordBatch.createRecordBatch(out, rows, nodes, buffers, 0, 0);
  }

  private Place message(FlatBufferBuilder out, byte type, int header, List<ByteBuffer> body)
      throws IOException {
    long length = body.stream().mapToLong(part -> padded(part.remaining())).sum();
    out.finish(Message.createMessage(out, MetadataVersion.V5, type, header, length, 0));
    ByteBuffer metadata = out.dataBuffer().slice();
    int padded = Math.toIntExact(padded(metadata.remaining() + 8L)) - 8;
    long start = channel.position();
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    put(head.putInt(-1).putInt(padded).flip());
    put(metadata);
    pad();
    for (ByteBuffer part : body) {
      put(part.duplicate());
      pad();
    }
    return new Place(start, padded + 8, length);
  }

  private static long padded(long length) {
    return (length + ALIGNED - 1) / ALIGNED * ALIGNED;
  }

  private void pad() throws IOException {
    put(ByteBuffer.allocate((int) (padded(channel.position()) - channel.position())));
  }

  private void put(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Ends the file with the list of its batches. */
  public void finish() throws IOException {
    if (!begun) {
      begin();
    }
    put(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(-1).putInt(0).flip());
    FlatBufferBuilder out = new FlatBufferBuilder();
    int described = described(out);
    Footer.startRecordBatchesVector(out, batches.size());
    int ofRows = places(out, batches);
    Footer.startDictionariesVector(out, dictionaries.size());
    int ofDictionaries = places(out, dictionaries);
    out.finish(Footer.createFooter(out, MetadataVersion.V5, described, ofDictionaries, ofRows, 0));
    ByteBuffer footer = out.dataBuffer().slice();
    int length = footer.remaining();
    put(footer);
    put(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(length).flip());
    put(ByteBuffer.wrap(MARK));
  }

  private static int places(FlatBufferBuilder out, List<Place> all) {
    for (int i = all.size() - 1; i >= 0; i--) {
      Place place = all.get(i);
      org.apache.arrow.flatbuf.Block.createBlock(
          out, place.offset(), place.metadata(), place.body());
    }
    return out.endVector();
  }
}
