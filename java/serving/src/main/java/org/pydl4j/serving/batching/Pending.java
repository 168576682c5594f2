package org.pydl4j.serving.batching;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.pydl4j.serving.protocol.InferRequest;
import org.pydl4j.serving.protocol.InferResponse;
import org.pydl4j.serving.protocol.TensorData;

/** A request that waits, and the promise to its client. */
final class Pending implements Comparable<Pending> {
  /** What a request without a priority has: 1 goes before it. */
  private static final long DEFAULT_PRIORITY = 2;

  final InferRequest request;
  final CompletableFuture<InferResponse> answer = new CompletableFuture<>();
  final long arrived = System.nanoTime();
  private final long deadline;
  private final long priority;
  private final long number;

  Pending(InferRequest request, long number, long timeoutNanos) {
    this.request = request;
    this.number = number;
    this.priority = request.priority() == 0 ? DEFAULT_PRIORITY : request.priority();
    this.deadline = arrived + timeoutNanos;
  }

  /** Whether its time is over. */
  boolean isLate() {
    return System.nanoTime() - deadline > 0;
  }

  long rows() {
    return request.inputs().isEmpty() ? 1 : request.inputs().get(0).rows();
  }

  /** Whether both can be rows of one batch. */
  boolean fits(Pending other) {
    List<TensorData> mine = request.inputs();
    List<TensorData> others = other.request.inputs();
    boolean fits = mine.size() == others.size();
    for (int i = 0; fits && i < mine.size(); i++) {
      long[] shape = mine.get(i).shape();
      long[] otherShape = others.get(i).shape();
      fits =
          mine.get(i).name().equals(others.get(i).name())
              && shape.length == otherShape.length
              && shape.length > 0
              && Arrays.equals(shape, 1, shape.length, otherShape, 1, shape.length);
    }
    return fits;
  }

  /** By priority, then as they came. */
  @Override
  public int compareTo(Pending other) {
    int byPriority = Long.compare(priority, other.priority);
    return byPriority != 0 ? byPriority : Long.compare(number, other.number);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }
}
