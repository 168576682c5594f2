package org.pydl4j.spark.rows;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;

/**
 * An array [rows, …] in pieces with equally many rows each, the last one with fewer: rows whose
 * number is not known in advance are written once, and never copied into a larger array. It owns
 * the pieces.
 */
final class PiecedArray implements AutoCloseable {
  private final int pieceRows;
  private final NDArray[] pieces;
  private long[] addresses;
  private long rowBytes;

  /**
   * Takes over pieces.
   *
   * @param pieces at least one, which may hold no rows
   */
  PiecedArray(int pieceRows, List<NDArray> pieces) {
    this.pieceRows = pieceRows;
    this.pieces = pieces.toArray(NDArray[]::new);
    findRows();
  }

  private void findRows() {
    addresses = Arrays.stream(pieces).mapToLong(NDArray::address).toArray();
    rowBytes = dtype().bytes();
    for (int axis = 1; axis < pieces[0].rank(); axis++) {
      rowBytes *= pieces[0].size(axis);
    }
  }

  DType dtype() {
    return pieces[0].dtype();
  }

  /** New memory [rows, …] of the same type; the caller closes it. */
  NDArray buffer(int rows) {
    long[] shape = pieces[0].shape();
    shape[0] = rows;
    return Scope.detach(Nd.empty(dtype(), shape));
  }

  /** Copies {@code count} rows, by their numbers in {@code order} from place {@code from} on. */
  void gather(long[] order, int from, int count, NDArray out) {
    long target = out.address();
    for (int i = from; i < from + count; i++) {
      target = copy(order[i], target);
    }
  }

  /** Copies the rows {@code start} to {@code start + count}. */
  void copy(long start, int count, NDArray out) {
    long target = out.address();
    for (long row = start; row < start + count; row++) {
      target = copy(row, target);
    }
  }

  private long copy(long row, long target) {
    int piece = (int) (row / pieceRows);
    long source = addresses[piece] + (row - (long) piece * pieceRows) * rowBytes;
    Platform.copyMemory(null, source, null, target, rowBytes);
    return target + rowBytes;
  }

  /** Puts what {@code change} makes of each piece in its place. */
  void replaceAll(UnaryOperator<NDArray> change) {
    for (int i = 0; i < pieces.length; i++) {
      try (NDArray old = pieces[i]) {
        pieces[i] = Scope.detach(change.apply(old));
      }
    }
    findRows();
  }

  @Override
  public void close() {
    for (NDArray piece : pieces) {
      piece.close();
    }
  }
}
