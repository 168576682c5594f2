package org.pydl4j.serving.formats;

import com.google.auto.service.AutoService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Arrow's IPC stream: one numeric column for each number of a row, or one column of lists of fixed
 * size. Outputs are one such column each, of doubles.
 */
@AutoService(RecordFormat.class)
public final class ArrowFormat extends RowsFormat {
  private static final int CONTINUATION = -1;

  @Override
  public List<String> contentTypes() {
    return List.of("application/vnd.apache.arrow.stream");
  }

  @Override
  public int read(Payload payload, InputBatch batch) {
    byte[] body = new byte[payload.bytes().remaining()];
    payload.bytes().get(payload.bytes().position(), body);
    int length = rowLength(batch);
    List<double[]> rows = new ArrayList<>();
    requireWithin(body);
    try (BufferAllocator allocator = new RootAllocator(Math.max(1 << 20, 8L * body.length));
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(body), allocator)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      while (reader.loadNextBatch()) {
        for (int row = 0; row < root.getRowCount(); row++) {
          rows.add(row(root, row, length));
        }
      }
    } catch (BadRecordException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Arrow's reader answers bent bytes with a dozen kinds of exceptions.
      throw new BadRecordException("The payload is no Arrow stream: " + e.getMessage(), e);
    }
    double[] numbers = new double[rows.size() * length];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, numbers, i * length, length);
    }
    return take(numbers, numbers.length, batch);
  }

  /**
   * Walks over the messages: none may claim to be longer than the payload is. Arrow's reader would
   * allocate what it claims, and 8 bytes of text would end the process.
   */
  private static void requireWithin(byte... body) {
    ByteBuffer bytes = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (bytes.hasRemaining()) {
        if (bytes.getInt() != CONTINUATION) {
          throw new BadRecordException("The payload is no Arrow stream.");
        }
        int metadata = bytes.getInt();
        if (metadata == 0) {
          return;
        }
        ByteBuffer message = bytes.slice(bytes.position(), metadata).order(bytes.order());
        long content = Message.getRootAsMessage(message).bodyLength();
        bytes.position(Math.toIntExact(Math.addExact(bytes.position() + metadata, content)));
      }
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException e) {
      throw new BadRecordException("The payload is no Arrow stream: a length is wrong.", e);
    }
  }

  private static double[] row(VectorSchemaRoot root, int row, int length) {
    double[] numbers = new double[length];
    int count = 0;
    for (FieldVector column : root.getFieldVectors()) {
      boolean list = column instanceof FixedSizeListVector;
      FieldVector values = list ? ((FixedSizeListVector) column).getDataVector() : column;
      int width = list ? ((FixedSizeListVector) column).getListSize() : 1;
      for (int i = 0; i < width; i++) {
        if (count == length) {
          throw new BadRecordException("A row takes " + length + " numbers. Got more.");
        }
        if (column.isNull(row)) {
          throw new BadRecordException("The column " + column.getName() + " holds nulls.");
        }
        numbers[count++] = number(values, row * width + i);
      }
    }
    if (count != length) {
      throw new BadRecordException("A row takes " + length + " numbers. Got " + count + ".");
    }
    return numbers;
  }

  private static double number(FieldVector values, int index) {
    if (!values.isNull(index)) {
      if (values instanceof FloatingPointVector floats) {
        return floats.getValueAsDouble(index);
      }
      if (values instanceof BaseFixedWidthVector && values.getObject(index) instanceof Number n) {
        return n.doubleValue();
      }
    }
    throw new BadRecordException(
        "The column " + values.getField() + " holds something else than numbers, or nulls.");
  }

  @Override
  public byte[] write(OutputBatch outputs, int row, int rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<FieldVector> columns = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator()) {
      for (OutputBatch.Output output : outputs.outputs()) {
        columns.add(column(output, row, rows, allocator));
      }
      try (VectorSchemaRoot root = new VectorSchemaRoot(columns);
          ArrowStreamWriter writer = new ArrowStreamWriter(root, null, bytes)) {
        root.setRowCount(rows);
        writer.writeBatch();
        writer.end();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("a stream in memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static FieldVector column(
      OutputBatch.Output output, int row, int rows, BufferAllocator allocator) {
    int width = output.rowBytes() / output.tensor().dtype().bytes();
    ArrowType real = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    Field item = new Field("item", FieldType.notNullable(real), null);
    Field field =
        new Field(
            output.tensor().name(),
            FieldType.notNullable(new ArrowType.FixedSizeList(width)),
            List.of(item));
    FixedSizeListVector list = (FixedSizeListVector) field.createVector(allocator);
    list.setInitialCapacity(rows);
    list.allocateNew();
    Float8Vector values = (Float8Vector) list.getDataVector();
    values.allocateNew(rows * width);
    for (int i = 0; i < rows; i++) {
      list.setNotNull(i);
      int at = (row + i) * output.rowBytes();
      for (int j = 0; j < width; j++) {
        values.set(i * width + j, Numbers.get(output.bytes(), at, output.tensor().dtype(), j));
      }
    }
    values.setValueCount(rows * width);
    list.setValueCount(rows);
    return list;
  }
}
