package org.pydl4j.etl.audio;

import org.pydl4j.nd.errors.ConfigurationException;

/**
 * What is read of a sound: float32 samples from -1 to 1, [channels, samples], the same from every
 * kind of file.
 *
 * @param rate samples a second, from 1000 to 768000, to which it is brought; 0 for the file's own
 * @param mono whether the mean of the channels is taken
 * @param start seconds that are left out at the beginning
 * @param seconds that are read then; 0 for all that there are
 * @param longest seconds that all of it may last where {@code seconds} is 0, so that a file of
 *     hours does not fill the memory
 */
public record AudioFormat(int rate, boolean mono, double start, double seconds, double longest) {
  /** Refuses what there cannot be. */
  public AudioFormat {
    if (rate != 0 && (rate < 1000 || rate > 768_000)) {
      throw wrong("rate must be from 1000 to 768000, or 0 for the file's", Integer.toString(rate));
    }
    duration("start", start, 0);
    duration("seconds", seconds, 0);
    duration("longest", longest, Double.MIN_VALUE);
  }

  /** All of it at the file's rate, ten minutes at most, as one channel. */
  public AudioFormat() {
    this(0, true, 0, 0, 600);
  }

  /** The same at another rate. */
  public AudioFormat withRate(int rate) {
    return new AudioFormat(rate, mono, start, seconds, longest);
  }

  private static void duration(String what, double seconds, double least) {
    if (!(seconds >= least && seconds <= 1e6)) {
      throw wrong(what + " must be seconds, at most a million", Double.toString(seconds));
    }
  }

  private static ConfigurationException wrong(String rule, String got) {
    return new ConfigurationException("Of sounds " + rule + ". Got " + got + ".");
  }
}
