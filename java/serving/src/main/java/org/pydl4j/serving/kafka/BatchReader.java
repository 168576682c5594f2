package org.pydl4j.serving.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.formats.BadRecordException;
import org.pydl4j.serving.formats.Formats;
import org.pydl4j.serving.formats.Payload;
import org.pydl4j.serving.formats.RecordFormat;

/** Records become rows, by the format that their content type names. */
final class BatchReader {
  private final Formats formats;
  private final RecordFormat defaultFormat;
  private byte[] lastType = {};
  private @Nullable RecordFormat lastFormat;

  BatchReader(Formats formats, String defaultType) {
    this.formats = formats;
    this.defaultFormat = formats.required(defaultType);
  }

  /** Moves records from the front of {@code pending} into a batch until it is full. */
  void fill(RecordBatch batch, ArrayDeque<ConsumerRecord<byte[], ByteBuffer>> pending) {
    while (!pending.isEmpty() && batch.inputs().rows() < batch.inputs().capacity()) {
      ConsumerRecord<byte[], ByteBuffer> record = pending.peek();
      int row = batch.inputs().rows();
      RecordBatch.Item item;
      try {
        RecordFormat format = format(record);
        batch.inputs().takeNote(); // of a record that was refused
        int rows = read(record, format, batch);
        if (rows == RecordFormat.CUT) {
          if (row > 0) {
            return;
          }
          throw new BadRecordException("The format finds no place for it in an empty batch.");
        }
        item = new RecordBatch.Item(record, format, row, rows);
        item.note = batch.inputs().takeNote();
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        // Also whatever a foreign deserializer throws: the bytes will not be others next time.
        item = new RecordBatch.Item(record, null, row, 0);
        item.fail(Fault.PAYLOAD, e);
      }
      pending.poll();
      batch.add(item);
    }
  }

  private static int read(
      ConsumerRecord<byte[], ByteBuffer> record, RecordFormat format, RecordBatch batch) {
    if (record.value() == null) {
      throw new BadRecordException("The record has no value.");
    }
    Payload payload =
        new Payload(
            record.topic(),
            record.value(),
            name -> Headers.text(record.headers().lastHeader(name)));
    return format.read(payload, batch.inputs());
  }

  private RecordFormat format(ConsumerRecord<byte[], ByteBuffer> record) {
    Header header = record.headers().lastHeader(Headers.CONTENT_TYPE);
    if (header == null || header.value() == null) {
      return defaultFormat;
    }
    RecordFormat format = lastFormat;
    if (format == null || !Arrays.equals(header.value(), lastType)) {
      String type = new String(header.value(), StandardCharsets.UTF_8);
      format = formats.find(type);
      if (format == null) {
        throw new BadRecordException("There is no format for the content type '" + type + "'.");
      }
      lastFormat = format;
      lastType = header.value();
    }
    return format;
  }
}
