package org.pydl4j.serving.kafka;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many of the latest records became dead letters. Above a limit something else than a record is
 * wrong: an alarm is raised, and the loop rests after each batch, so that the topic is not emptied
 * into letters before somebody looks.
 */
final class LetterShare {
  private static final Logger LOG = LoggerFactory.getLogger(LetterShare.class);
  private static final double SPAN = 1000; // records that count
  private static final double LEAST = 100; // before which there is no alarm
  private static final long FIRST_REST_MS = 100;
  private static final long LONGEST_REST_MS = 5000;

  private final double limit;
  private double records;
  private double letters;
  private volatile boolean alarm;
  private long restMs;

  /** With the share above which there is an alarm. */
  LetterShare(double limit) {
    this.limit = limit;
  }

  /** Counts a batch. */
  void batch(int answered, int dead) {
    int now = answered + dead;
    double keep = Math.max(0, 1 - now / SPAN);
    records = records * keep + now;
    letters = letters * keep + dead;
    boolean above = records >= LEAST && letters > limit * records;
    if (above != alarm) {
      tell(above);
    }
    alarm = above;
    restMs = above ? Math.min(LONGEST_REST_MS, Math.max(FIRST_REST_MS, 2 * restMs)) : 0;
  }

  private void tell(boolean above) {
    if (above) {
      LOG.error(
          "{} of the last {} records became dead letters, more than {} (--letter-share). Is it the"
              + " right topic and model? Batches wait until it is fewer.",
          Math.round(letters),
          Math.round(records),
          String.format(Locale.ROOT, "%.0f %%", 100 * limit));
    } else {
      LOG.info("Few of the last records became dead letters: batches wait no more.");
    }
  }

  /** Whether there is an alarm; from any thread. */
  boolean alarm() {
    return alarm;
  }

  /** How long to rest before the next batch. */
  long restNs() {
    return TimeUnit.MILLISECONDS.toNanos(restMs);
  }
}
