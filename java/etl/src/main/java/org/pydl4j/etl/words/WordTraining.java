package org.pydl4j.etl.words;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nn.data.Seeds;

/**
 * Passes over a corpus by several threads, each of which takes the next piece that nobody has. The
 * learning rate falls with the words that all of them have done.
 */
final class WordTraining {
  private static final long PAUSE = 100; // milliseconds between two reports

  /** What is done with a text. */
  interface Text {
    /** Learns of the words that were not passed over, at this learning rate. */
    void learn(WordStep step, int label, int[] words, int count, float rate);
  }

  private final Corpus corpus;
  private final WordModel model;
  private final WordWeights weights;
  private final Text work;
  private final float[] kept; // how likely a word is not passed over
  private final long epochs;
  private final long size;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private volatile boolean stopped;
  private volatile @Nullable Throwable failure;

  WordTraining(Corpus corpus, WordModel model, WordWeights weights, Text work) {
    this.corpus = corpus;
    this.model = model;
    this.weights = weights;
    this.work = work;
    epochs = model.get(WordModel.EPOCHS);
    size = corpus.size();
    kept = kept(corpus.counts(), model.get(WordModel.SAMPLING));
  }

  /** word2vec.c's: (sqrt(share / sampling) + 1) · sampling / share. */
  private static float[] kept(double[] counts, double sampling) {
    double all = 0;
    for (double count : counts) {
      all += count;
    }
    float[] made = new float[counts.length];
    for (int i = 0; i < made.length; i++) {
      double ratio = counts[i] / all / sampling;
      made[i] = sampling == 0 ? 1 : (float) Math.min(1, (Math.sqrt(ratio) + 1) / ratio);
    }
    return made;
  }

  /**
   * Learns.
   *
   * @throws InterruptedTrainingException if this thread was interrupted
   */
  void run(@Nullable WordTrainingListener listener) {
    int count = Math.min(model.workers(), Math.max(1, corpus.pieces()));
    CountDownLatch working = new CountDownLatch(count);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(() -> pieces(working), "pydl4j-words-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    try {
      watch(working, listener);
    } catch (InterruptedException e) {
      stopped = true;
      throw new InterruptedTrainingException("Learning of words was stopped.", e);
    } finally {
      stopped = true;
      threads.forEach(WordTraining::join);
    }
    Throwable failed = failure;
    if (failed instanceof Error error) {
      throw error;
    }
    if (failed != null) { // nothing of what threads do throws checked exceptions
      throw failed instanceof RuntimeException own ? own : new IllegalStateException(failed);
    }
  }

  /** Threads end soon after they are stopped, so that nobody is left behind them. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch(CountDownLatch working, @Nullable WordTrainingListener listener)
      throws InterruptedException {
    long begun = System.nanoTime();
    long told = -1; // the last pass whose end was told
    while (true) {
      boolean ended = working.await(PAUSE, TimeUnit.MILLISECONDS);
      if (listener == null || failure != null) {
        if (ended) {
          return;
        }
        continue;
      }
      long words = done.get();
      long passes = ended && !stopped ? epochs : Math.min(epochs - 1, words / Math.max(1, size));
      double seconds = (System.nanoTime() - begun) / 1e9;
      double rate = words / Math.max(1e-9, seconds);
      double left = words == 0 ? -1 : Math.max(0, (epochs * size - words) / rate);
      boolean on = true;
      for (; told < passes - 1 && on; told++) {
        on = listener.progressed(told + 1, epochs, size, size, rate, left, true);
      }
      if (on && passes < epochs) {
        on = listener.progressed(passes, epochs, words - passes * size, size, rate, left, false);
      }
      stopped |= !on;
      if (ended) {
        return;
      }
    }
  }

  private void pieces(CountDownLatch working) {
    try {
      WordStep step = new WordStep(weights);
      long seed = model.get(WordModel.SEED);
      int pieces = corpus.pieces();
      long all = epochs * pieces;
      for (long job = next.getAndIncrement(); job < all && !stopped; job = next.getAndIncrement()) {
        step.seed(Seeds.of(seed, 2, job));
        corpus.each((int) (job % pieces), (label, words, count) -> text(step, label, words, count));
      }
    } catch (Throwable e) {
      failure = e;
      stopped = true;
    } finally {
      working.countDown();
    }
  }

  private void text(WordStep step, int label, int[] words, int count) {
    if (stopped) {
      return;
    }
    double share = done.getAndAdd(count) / (double) (epochs * size);
    double first = model.get(WordModel.LEARNING_RATE);
    double last = model.get(WordModel.MIN_LEARNING_RATE);
    float rate = (float) Math.max(Math.min(first, last), first - (first - last) * share);
    int left = 0;
    for (int i = 0; i < count; i++) {
      float likely = kept[words[i]];
      if (likely >= 1 || step.share() < likely) {
        words[left++] = words[i];
      }
    }
    work.learn(step, label, words, left, rate);
  }
}
