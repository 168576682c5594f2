package org.pydl4j.spark.training;

import java.io.Serializable;
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
 * @param own whether the cause lies in this worker; else it tells of another one
 */
record Failure(int rank, String name, String type, String message, boolean own)
    implements Serializable {
  static Failure of(Worker worker, Throwable thrown) {
    boolean starting = thrown instanceof ExceptionInInitializerError && thrown.getCause() != null;
    Throwable e = starting ? thrown.getCause() : thrown; // the engine did not start
    String text = e.getMessage() == null ? e.toString() : e.getMessage();
    if (!(e instanceof PyDl4jException)) {
      text = e.getClass().getName() + ": " + text + at(e);
    }
    boolean own = !(e instanceof PeerException);
    return new Failure(
        worker.rank(), worker.name(), e.getClass().getSimpleName(), Message.cut(text), own);
  }

  private static String at(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0 ? "" : " (at " + trace[0] + ")";
  }

  /** For the driver. */
  WorkerException exception(Throwable cause) {
    String who = own ? name + " failed: " + type + ": " : "";
    return new WorkerException(who + message, cause);
  }
}
