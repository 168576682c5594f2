package org.pydl4j.serving.formats;

import java.util.List;

/**
 * One kind of payload, chosen by a record's {@code content-type}. Found by the service loader. One
 * thread uses a format at a time.
 */
public interface RecordFormat {
  /** What {@link #read} gives when the rows do not fit into this batch: cut it and come again. */
  int CUT = 0;

  /** The header that tells how many bytes of JSON stand before the tensors. */
  String HEADER_LENGTH = "inference-header-content-length";

  /** The content types that it reads; the first one is what it writes. */
  List<String> contentTypes();

  /**
   * Appends the rows of a record to a batch. A batch that it did not {@link InputBatch#commit} to
   * is as before.
   *
   * @return how many rows, or {@link #CUT}
   * @throws BadRecordException if the payload is not of this kind or does not fit the model
   */
  int read(Payload payload, InputBatch batch);

  /**
   * The payload that tells some rows of the outputs: those of one record.
   *
   * @param row the first of them
   * @param rows how many, from 1 on
   * @throws BadRecordException if this kind of payload has no place for them
   */
  byte[] write(OutputBatch outputs, int row, int rows);

  /** What {@link #HEADER_LENGTH} says of the payload written last; -1 where it is not needed. */
  default int headerLength() {
    return -1;
  }
}
