package org.pydl4j.serving.formats;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The elements of one row and nothing else, little-endian in C order; several inputs or outputs one
 * after the other. One copy: from the record into the batch.
 */
@AutoService(RecordFormat.class)
public final class RawFormat implements RecordFormat {
  @Override
  public List<String> contentTypes() {
    return List.of("application/octet-stream");
  }

  @Override
  public int read(Payload payload, InputBatch batch) {
    if (!batch.reserve(1)) {
      return CUT;
    }
    int inputs = batch.signature().inputs().size();
    int expected = 0;
    for (int i = 0; i < inputs; i++) {
      expected += batch.rowBytes(i);
    }
    ByteBuffer bytes = payload.bytes();
    if (bytes.remaining() != expected) {
      throw new BadRecordException(
          "A row of "
              + batch.signature().inputs()
              + " takes "
              + expected
              + " bytes. Got "
              + bytes.remaining()
              + ".");
    }
    int from = bytes.position();
    for (int i = 0; i < inputs; i++) {
      int length = batch.rowBytes(i);
      batch.buffer(i).put(batch.position(i), bytes, from, length);
      from += length;
    }
    batch.commit(1);
    return 1;
  }

  @Override
  public byte[] write(OutputBatch outputs, int row, int rows) {
    int length = 0;
    for (OutputBatch.Output output : outputs.outputs()) {
      length += rows * output.rowBytes();
    }
    byte[] bytes = new byte[length];
    int at = 0;
    for (OutputBatch.Output output : outputs.outputs()) {
      output.bytes().get(row * output.rowBytes(), bytes, at, rows * output.rowBytes());
      at += rows * output.rowBytes();
    }
    return bytes;
  }
}
