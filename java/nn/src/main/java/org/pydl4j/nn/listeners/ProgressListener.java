package org.pydl4j.nn.listeners;

/**
 * Reports how far training is, at most so many times a second: made for progress bars, near or far.
 */
public final class ProgressListener implements TrainingListener {
  /** Takes the reports. */
  @FunctionalInterface
  public interface Sink {
    /**
     * One report.
     *
     * @param epoch the pass, from 0 in this call of fit
     * @param epochs passes that this call of fit is to make
     * @param examplesDone examples done in this pass
     * @param totalExamples examples in a pass, or -1
     * @param score the loss of the last mini-batch
     * @param examplesPerSecond over this call of fit
     * @param secondsLeft until this call of fit is done, or -1 when that is not known
     * @param epochEnded whether the pass is over
     */
    void report(
        long epoch,
        long epochs,
        long examplesDone,
        long totalExamples,
        double score,
        double examplesPerSecond,
        double secondsLeft,
        boolean epochEnded);
  }

  private final Sink sink;
  private final long pauseNanos;
  private long begun = System.nanoTime(); // a fit of one mini-batch has no epochs
  private long reported;
  private long examples;

  /** Reports ten times a second. */
  public ProgressListener(Sink sink) {
    this(sink, 100);
  }

  /**
   * Reports not more often than every {@code pauseMillis}; the end of a pass is always reported.
   */
  public ProgressListener(Sink sink, long pauseMillis) {
    this.sink = sink;
    this.pauseNanos = pauseMillis * 1_000_000;
  }

  @Override
  public void onEpochStart(TrainingProgress progress) {
    if (progress.epochInFit() == 0) {
      begun = System.nanoTime();
      reported = begun;
      examples = 0;
    }
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    examples += progress.batchSize();
    if (System.nanoTime() - reported >= pauseNanos) {
      report(progress, false);
    }
  }

  @Override
  public void onEpochEnd(TrainingProgress progress) {
    report(progress, true);
  }

  private void report(TrainingProgress progress, boolean epochEnded) {
    reported = System.nanoTime();
    double rate = examples / Math.max(1e-9, (reported - begun) / 1e9);
    long total = progress.totalExamples();
    double left = total < 0 || rate == 0 ? -1 : (total * progress.epochs() - examples) / rate;
    sink.report(
        progress.epochInFit(),
        progress.epochs(),
        progress.examplesDone(),
        total,
        progress.score(),
        rate,
        Math.max(left, total < 0 ? -1 : 0),
        epochEnded);
  }
}
