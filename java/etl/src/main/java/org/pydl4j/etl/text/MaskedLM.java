package org.pydl4j.etl.text;

import java.util.SplittableRandom;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.Seeds;

/**
 * Which pieces a masked language model must guess: each piece with a probability; of those most
 * become {@code [MASK]}, some another piece by lot, and the others stay. DL4J: {@code
 * BertMaskedLMMasker}. Source: Devlin et al. 2018, 3.1.
 *
 * @param probability that a piece must be guessed
 * @param masked which share of these becomes {@code [MASK]}
 * @param random which share becomes another piece
 * @param seed with the pass and the place in it, what is drawn follows from it
 */
public record MaskedLM(double probability, double masked, double random, long seed) {
  /** As in the paper: 0.15, of which 0.8 and 0.1. */
  public static final MaskedLM DEFAULT = new MaskedLM(0.15, 0.8, 0.1, 0);

  /** Refuses what is no probability. */
  public MaskedLM {
    boolean one = probability >= 0 && probability <= 1 && masked >= 0 && random >= 0;
    if (!one || masked + random > 1) {
      throw new ConfigurationException(
          "The probabilities of a masked language model must be from 0 to 1, and those of the mask"
              + " and of another piece at most 1 together. Got "
              + probability
              + ", "
              + masked
              + " and "
              + random
              + ".");
    }
  }

  /** For each piece whether it must be guessed; those pieces may be changed in place. */
  boolean[] hide(int[] pieces, int mask, int vocabulary, long epoch, long position) {
    SplittableRandom lot = new SplittableRandom(Seeds.of(seed, epoch, position));
    boolean[] guessed = new boolean[pieces.length];
    for (int i = 0; i < pieces.length; i++) {
      guessed[i] = lot.nextDouble() < probability;
      double kind = lot.nextDouble();
      int other = lot.nextInt(vocabulary);
      if (guessed[i] && kind < masked) {
        pieces[i] = mask;
      } else if (guessed[i] && kind < masked + random) {
        pieces[i] = other;
      }
    }
    return guessed;
  }
}
