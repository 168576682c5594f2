package org.pydl4j.etl.iterators;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.data.pipeline.BatchBuffers;

/** Rows of chunks as an array of a mini-batch; those that follow each other go in one copy. */
final class RowGather {
  private RowGather() {}

  static NDArray of(RecordExamples.Slot slot, long[] numbers, BatchBuffers into, int place) {
    long[] row = slot.feed().at(numbers[0]).shape(slot.place());
    int width = Math.toIntExact(Axes.product(row));
    long[] shape = new long[row.length + 1];
    shape[0] = numbers.length;
    System.arraycopy(row, 0, shape, 1, row.length);
    boolean whole = slot.subset().isWhole();
    NDArray made = into.hostArray(place, whole ? DType.INT64 : DType.FLOAT32, shape);
    ByteBuffer bytes = Buffers.of(made);
    FloatBuffer floats = bytes.asFloatBuffer();
    LongBuffer longs = bytes.asLongBuffer();
    int from = 0;
    while (from < numbers.length) {
      RecordChunk chunk = slot.feed().at(numbers[from]);
      int run = run(slot, chunk, numbers, from);
      int start = row(slot, chunk, numbers[from]) * width;
      if (whole) {
        longs.put(from * width, chunk.longs(slot.place()), start, run * width);
      } else {
        floats.put(from * width, chunk.floats(slot.place()), start, run * width);
      }
      from += run;
    }
    return made;
  }

  /** How many examples follow each other in the chunk. */
  private static int run(RecordExamples.Slot slot, RecordChunk chunk, long[] numbers, int from) {
    int run = 1;
    while (!slot.subset().lastStep()
        && from + run < numbers.length
        && numbers[from + run] == numbers[from] + run
        && numbers[from + run] < chunk.end()) {
      run++;
    }
    return run;
  }

  private static int row(RecordExamples.Slot slot, RecordChunk chunk, long number) {
    if (!slot.subset().lastStep()) {
      return chunk.start(number);
    }
    int length = chunk.length(number);
    if (length == 0) {
      throw new DataException(
          "A sequence without steps has no last one, from which its label could come.");
    }
    return chunk.start(number) + length - 1;
  }
}
