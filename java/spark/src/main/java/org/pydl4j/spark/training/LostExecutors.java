package org.pydl4j.spark.training;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.errors.WorkerException;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Why executors ended while a job ran, as far as Spark tells: what it says of the job itself is
 * most often what happened to another task afterwards.
 */
final class LostExecutors {
  /** The code with which Spark ends an executor whose heap is full. */
  private static final int HEAP = 52;

  /** Killed: by the container's limit or the machine's, where nobody did it by hand. */
  private static final int KILLED = 137;

  private static final Pattern CODE =
      Pattern.compile("(?i)exit(?:ed|ing)?[ -](?:with )?(?:exit )?(?:code|status):? ?(\\d+)");
  private static final long PATIENCE_MS = 3_000; // Spark hears of the end after the task's

  private final SparkContext spark;
  private final Date start;

  /** Those that end from now on. */
  LostExecutors(SparkContext spark) {
    this.spark = spark;
    this.start = new Date();
  }

  /** What a job's failure comes to. */
  PyDl4jException exception(Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    if (text.contains("cancelled")) {
      return new InterruptedTrainingException("Training on the cluster was cancelled.", cause);
    }
    String told = told();
    String why = told.isEmpty() ? Heap.remedy(text) : told;
    return new WorkerException(
        "Training on the cluster failed: " + (why.isEmpty() ? "" : why + " Spark says: ") + text,
        cause);
  }

  /**
   * Sentences for a job that failed: each executor that ended, why, and what to set; empty when
   * none did.
   */
  String told() {
    try {
      List<ExecutorSummary> gone = gone();
      long end = System.currentTimeMillis() + PATIENCE_MS;
      while (gone.isEmpty() && !spark.isLocal() && System.currentTimeMillis() < end) {
        Thread.sleep(50);
        gone = gone();
      }
      List<String> all = new ArrayList<>();
      for (ExecutorSummary one : gone) {
        String how = explain(one.removeReason().getOrElse(() -> "Spark gives no reason"));
        all.add("Executor " + one.id() + " was lost while it ran: " + how);
      }
      return String.join(" ", all);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private List<ExecutorSummary> gone() {
    return CollectionConverters.asJava(spark.statusStore().executorList(false)).stream()
        .filter(one -> one.removeTime().exists(time -> !time.before(start)))
        .toList();
  }

  /** What Spark's reason comes to. */
  static String explain(String reason) {
    Matcher code = CODE.matcher(reason);
    int number = code.find() ? Integer.parseInt(code.group(1)) : 0;
    return switch (number) {
      case HEAP -> "its Java heap was full (exit code 52). " + Heap.REMEDY;
      case KILLED ->
          "it was killed (exit code 137), as containers and machines do with processes that take"
              + " more memory than there is. If nobody did, raise spark.executor.memoryOverhead,"
              + " which is the memory outside of the heap, or train with fewer executors on a"
              + " machine.";
      default -> reason.strip() + (reason.strip().endsWith(".") ? "" : ".");
    };
  }
}
