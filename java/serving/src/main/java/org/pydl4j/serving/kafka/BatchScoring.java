package org.pydl4j.serving.kafka;

import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.OffHeapMemoryException;
import org.pydl4j.serving.formats.OutputBatch;
import org.pydl4j.serving.models.Lease;

/**
 * Computes a batch. When it fails, its halves are tried, down to the records that break the model;
 * those get their failure, the others their outputs.
 */
final class BatchScoring {
  private BatchScoring() {}

  /**
   * Fills in output or failure of every record with rows.
   *
   * @param patient whether a record for which memory is short may be tried again later
   * @throws RuntimeException if not the records are to blame: the model fails on zeros as well, or
   *     memory is short
   */
  static void score(RecordBatch batch, boolean patient) {
    score(batch, 0, batch.items().size(), patient);
  }

  private static void score(RecordBatch batch, int from, int to, boolean patient) {
    List<RecordBatch.Item> items = batch.items().subList(from, to);
    int rows = 0;
    int records = 0;
    RecordBatch.Item first = null;
    for (RecordBatch.Item item : items) {
      if (item.rows > 0) {
        first = first == null ? item : first;
        records++;
        rows += item.rows;
      }
    }
    if (first == null) {
      return;
    }
    try {
      batch.scored(from, to, compute(batch, first.row, rows));
    } catch (RuntimeException | StackOverflowError e) {
      if (records == 1) {
        blame(batch.lease(), first, e, patient);
        return;
      }
      int middle = (from + to) >>> 1;
      score(batch, from, middle, patient);
      score(batch, middle, to, patient);
    }
  }

  private static OutputBatch compute(RecordBatch batch, int row, int rows) {
    Map<String, NDArray> views = batch.inputs().view(row, row + rows);
    try {
      return new OutputBatch(batch.lease().model(), batch.lease().output(views), rows);
    } finally {
      views.values().forEach(NDArray::close);
    }
  }

  private static void blame(
      Lease lease, RecordBatch.Item item, Throwable failure, boolean patient) {
    if (patient && failure instanceof OffHeapMemoryException shortage) {
      throw shortage;
    }
    lease.probe();
    item.fail(Fault.MODEL, failure);
  }
}
