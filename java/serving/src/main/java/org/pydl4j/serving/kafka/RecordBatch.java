package org.pydl4j.serving.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.formats.InputBatch;
import org.pydl4j.serving.formats.OutputBatch;
import org.pydl4j.serving.formats.RecordFormat;
import org.pydl4j.serving.models.Lease;
import org.pydl4j.serving.models.ServedModel;
import org.pydl4j.serving.tracing.Span;

/**
 * Records in the order of their partitions, their rows, and what became of each. It owns the
 * outputs and the lease of one batch, until {@link #clear()}, and the memory of the inputs, until
 * {@link #close()}.
 */
final class RecordBatch implements AutoCloseable {
  private final int maxRows;
  private final List<Item> items = new ArrayList<>();
  private final Set<TopicPartition> gone = new HashSet<>();
  private long beginNs;
  private @Nullable InputBatch inputs;
  private @Nullable Lease lease;
  private final List<OutputBatch> outputs = new ArrayList<>();

  /** One record; it has rows, or a failure. */
  static final class Item {
    final ConsumerRecord<byte[], ByteBuffer> record;
    final @Nullable RecordFormat format;
    final int row;
    final int rows;
    @Nullable Throwable failure;
    @Nullable Fault fault;
    @Nullable Object note; // of the format that read it
    @Nullable OutputBatch output;
    int outputRow;
    @Nullable Span span;

    Item(
        ConsumerRecord<byte[], ByteBuffer> record,
        @Nullable RecordFormat format,
        int row,
        int rows) {
      this.record = record;
      this.format = format;
      this.row = row;
      this.rows = rows;
    }

    /** Notes that it becomes a dead letter, and why. */
    void fail(Fault of, Throwable reason) {
      fault = of;
      failure = reason;
    }
  }

  RecordBatch(int maxRows) {
    this.maxRows = maxRows;
  }

  /**
   * Begins a batch with a model, whose version stays until {@link #clear()}.
   *
   * @param nowNs as spans count it
   */
  void begin(Lease pinned, long nowNs) {
    beginNs = nowNs;
    lease = pinned;
    ServedModel model = pinned.model();
    if (inputs == null
        || !inputs.signature().equals(model.signature())
        || inputs.isExact() != model.isExact()
        || inputs.rawRows() != model.rawRows()) {
      if (inputs != null) {
        inputs.close();
      }
      inputs = new InputBatch(model.signature(), maxRows, model.isExact(), model.rawRows());
    }
  }

  /** When it was begun. */
  long beginNs() {
    return beginNs;
  }

  List<Item> items() {
    return items;
  }

  /** Partitions that went to another member since the batch began. */
  Set<TopicPartition> gone() {
    return gone;
  }

  InputBatch inputs() {
    return begun(inputs);
  }

  Lease lease() {
    return begun(lease);
  }

  private static <T> T begun(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("No batch has begun.");
    }
    return part;
  }

  void add(Item item) {
    items.add(item);
  }

  /** Notes what rows of items {@code from} to below {@code to} became. */
  void scored(int from, int to, OutputBatch output) {
    outputs.add(output);
    int first = -1;
    for (Item item : items.subList(from, to)) {
      if (item.rows > 0) {
        first = first < 0 ? item.row : first;
        item.output = output;
        item.outputRow = item.row - first;
      }
    }
  }

  /** Forgets records and outputs, and lets the model go. */
  void clear() {
    outputs.forEach(OutputBatch::close);
    outputs.clear();
    items.clear();
    gone.clear();
    if (inputs != null) {
      inputs.clear();
    }
    if (lease != null) {
      lease.close();
      lease = null;
    }
  }

  @Override
  public void close() {
    clear();
    if (inputs != null) {
      inputs.close();
      inputs = null;
    }
  }
}
