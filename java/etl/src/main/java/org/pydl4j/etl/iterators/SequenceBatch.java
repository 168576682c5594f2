package org.pydl4j.etl.iterators;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.data.pipeline.BatchBuffers;

/** Where the sequences of a mini-batch lie on their common axis of time. */
final class SequenceBatch {
  private final long[] numbers;
  private final AlignmentMode mode;
  private final int[] longest; // of each example
  private final int time;

  SequenceBatch(long[] numbers, List<RecordExamples.Slot> slots, AlignmentMode mode) {
    this.numbers = numbers;
    this.mode = mode;
    this.longest = new int[numbers.length];
    int most = 0;
    for (int i = 0; i < numbers.length; i++) {
      for (RecordExamples.Slot slot : slots) {
        longest[i] = Math.max(longest[i], length(slot, i));
      }
      most = Math.max(most, longest[i]);
    }
    this.time = most;
  }

  private int length(RecordExamples.Slot slot, int example) {
    return slot.feed().at(numbers[example]).length(numbers[example]);
  }

  /** [n, width, time], or of classes [n, time]; 0 where there is no step. */
  NDArray array(RecordExamples.Slot slot, BatchBuffers into, int place) {
    int steps = steps(slot);
    return slot.subset().isWhole()
        ? classes(slot, steps, into, place)
        : numbers(slot, steps, into, place);
  }

  private NDArray classes(RecordExamples.Slot slot, int steps, BatchBuffers into, int place) {
    NDArray made = into.hostArray(place, DType.INT64, numbers.length, steps);
    LongBuffer out = Buffers.of(made).asLongBuffer();
    for (int i = 0; i < out.capacity(); i++) {
      out.put(i, 0);
    }
    for (int i = 0; i < numbers.length; i++) {
      RecordChunk chunk = slot.feed().at(numbers[i]);
      int start = chunk.start(numbers[i]);
      int at = i * steps + offset(slot, i);
      out.put(at, chunk.longs(slot.place()), start, chunk.length(numbers[i]));
    }
    return made;
  }

  private NDArray numbers(RecordExamples.Slot slot, int steps, BatchBuffers into, int place) {
    long[] shape = slot.feed().at(numbers[0]).shape(slot.place());
    int width = Math.toIntExact(Axes.product(shape));
    NDArray made = into.hostArray(place, DType.FLOAT32, numbers.length, width, steps);
    FloatBuffer out = Buffers.of(made).asFloatBuffer();
    for (int i = 0; i < numbers.length; i++) {
      RecordChunk chunk = slot.feed().at(numbers[i]);
      FloatBuffer from = chunk.floats(slot.place());
      int start = chunk.start(numbers[i]);
      int length = chunk.length(numbers[i]);
      write(out, i * width * steps, steps, width, offset(slot, i), from, start, length);
    }
    return made;
  }

  private static void write(
      FloatBuffer out,
      int at,
      int steps,
      int width,
      int offset,
      FloatBuffer from,
      int start,
      int length) {
    for (int k = 0; k < width; k++) {
      for (int t = 0; t < steps; t++) {
        int step = t - offset;
        boolean there = step >= 0 && step < length;
        out.put(at + k * steps + t, there ? from.get((start + step) * width + k) : 0);
      }
    }
  }

  /** [n, time], 1 where there is a step; null where all are of one length by the mode. */
  @Nullable NDArray mask(RecordExamples.Slot slot, BatchBuffers into, int place) {
    if (mode == AlignmentMode.EQUAL_LENGTH) {
      return null;
    }
    NDArray made = into.hostArray(place, DType.FLOAT32, numbers.length, time);
    FloatBuffer out = Buffers.of(made).asFloatBuffer();
    for (int i = 0; i < numbers.length; i++) {
      int offset = offset(slot, i);
      int end = offset + length(slot, i);
      for (int t = 0; t < time; t++) {
        out.put(i * time + t, t >= offset && t < end ? 1 : 0);
      }
    }
    return made;
  }

  private int offset(RecordExamples.Slot slot, int example) {
    return mode == AlignmentMode.ALIGN_END ? longest[example] - length(slot, example) : 0;
  }

  private int steps(RecordExamples.Slot slot) {
    if (mode != AlignmentMode.EQUAL_LENGTH) {
      return time;
    }
    int all = length(slot, 0);
    for (int i = 1; i < numbers.length; i++) {
      if (length(slot, i) != all) {
        throw new DataException(
            "With EQUAL_LENGTH all sequences of a mini-batch must have one length. Got "
                + all
                + " and "
                + length(slot, i)
                + " steps in the reader '"
                + slot.feed().name
                + "'. Align them at their start or end, which masks what is not there.");
      }
    }
    return all;
  }
}
