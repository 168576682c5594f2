package org.pydl4j.spark.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.pydl4j.spark.training.EpochReport;
import org.pydl4j.spark.training.JobListener;
import org.pydl4j.spark.training.WorkerReport;

/** Where a running fit is, for those who ask; from any thread. */
final class FitProgress implements JobListener {
  private final Map<Integer, WorkerReport> workers = new TreeMap<>();
  private final List<EpochReport> reports = new ArrayList<>();
  private final long epochs;
  private final long began = System.nanoTime();
  private long epochsEnded;
  private double score = Double.NaN;

  FitProgress(long epochs) {
    this.epochs = epochs;
  }

  @Override
  public synchronized void onProgress(WorkerReport report) {
    workers.put(report.rank(), report);
    score = report.score();
  }

  @Override
  public synchronized void onEpoch(EpochReport report) {
    epochsEnded = report.epoch() + 1;
    reports.add(report);
    score = report.score();
    report.workers().forEach(worker -> workers.put(worker.rank(), worker));
  }

  /** {@link History#toJson} of the reports from number {@code first} on. */
  synchronized String epochsJson(int first) {
    return History.toJson(reports.subList(Math.min(first, reports.size()), reports.size()));
  }

  /**
   * Whole passes done, the share of the running one, the last score, examples a second of all
   * workers and the shares of time in computing, waiting and communication, as JSON.
   */
  synchronized String toJson() {
    double seconds = (System.nanoTime() - began) / 1e9;
    long examples = workers.values().stream().mapToLong(WorkerReport::examples).sum();
    double compute = workers.values().stream().mapToDouble(WorkerReport::computeSeconds).sum();
    double waiting = workers.values().stream().mapToDouble(WorkerReport::waitSeconds).sum();
    double talking =
        workers.values().stream().mapToDouble(WorkerReport::communicationSeconds).sum();
    double all = Math.max(1e-9, compute + waiting + talking);
    double share =
        workers.values().stream()
            .filter(worker -> worker.epoch() >= epochsEnded && worker.steps() > 0)
            .mapToDouble(worker -> (double) worker.step() / worker.steps())
            .average()
            .orElse(0);
    return String.format(
        Locale.ROOT,
        "{\"epochsEnded\": %d, \"epochs\": %d, \"share\": %.4f, \"score\": %s, \"workers\": %d,"
            + " \"examples\": %d, \"seconds\": %.3f, \"compute\": %.4f, \"wait\": %.4f,"
            + " \"communication\": %.4f}",
        epochsEnded,
        epochs,
        share,
        Double.isFinite(score) ? Double.toString(score) : "null",
        workers.size(),
        examples,
        seconds,
        compute / all,
        waiting / all,
        talking / all);
  }
}
