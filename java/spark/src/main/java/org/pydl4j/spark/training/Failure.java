package org.pydl4j.spark.training;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.errors.WorkerException;
import org.pydl4j.spark.transport.PeerException;

/**
 * Why a worker ended without a model.
 *
 * @param rank the worker
 * @param name as messages name it
 * @param type the simple name of the exception's class
 * @param message its sentence
 * @param blames the executor of the worker that it tells of; empty when the cause is its own
 */
record Failure(int rank, String name, String type, String message, String blames)
    implements Serializable {
  /**
   * What this worker says of an exception.
   *
   * @param workers all of them, by rank; empty as long as they have not met
   */
  static Failure of(Worker worker, Throwable thrown, List<Worker> workers) {
    Throwable inner = thrown.getCause();
    // The engine did not start.
    Throwable e = thrown instanceof ExceptionInInitializerError && inner != null ? inner : thrown;
    String text = e.getMessage() == null ? e.toString() : e.getMessage();
    if (!(e instanceof PyDl4jException)) {
      text = e.getClass().getName() + ": " + text + at(e) + Heap.remedy(e);
    }
    String blames = e instanceof PeerException peer ? workers.get(peer.rank()).executor() : "";
    return new Failure(
        worker.rank(), worker.name(), e.getClass().getSimpleName(), Message.cut(text), blames);
  }

  /** Whether the cause lies in this worker. */
  boolean own() {
    return blames.isEmpty();
  }

  private static String at(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0 ? "" : " (at " + trace[0] + ")";
  }

  /** For the driver. */
  WorkerException exception(@Nullable Throwable cause) {
    String who = own() ? name + " failed: " + type + ": " : "";
    return new WorkerException(who + message, cause);
  }
}
