package org.pydl4j.etl.audio;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.pydl4j.etl.internal.ffmpeg.Resampler;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.data.Seeds;

/**
 * What is changed at random in sounds that are trained on, others in each pass, the same when a
 * pass is taken up again. Each is 0 for no change. Source of the masks: SpecAugment, Park et al.
 * 2019, arXiv:1904.08779.
 *
 * @param gain most decibels that it becomes louder or softer
 * @param shift most seconds that it comes sooner or later; silence fills the gap
 * @param speed most that the factor of its speed, and so of its pitch, differs from 1, up to 0.5
 * @param noise most that noise is loud, normally distributed, as a share of how loud the sound is
 *     (the root of the mean square)
 * @param timeMask most windows in a row that are hidden, as a share of all: they become the mean of
 *     all numbers
 * @param rowMask most rows in a row that are hidden, as a share of all
 * @param seed start of the lots
 */
public record AudioAugmentation(
    double gain,
    double shift,
    double speed,
    double noise,
    double timeMask,
    double rowMask,
    long seed) {
  /** Refuses what there cannot be. */
  public AudioAugmentation {
    within("gain", gain, 120);
    within("shift", shift, 3600);
    within("speed", speed, 0.5);
    within("noise", noise, 1000);
    within("timeMask", timeMask, 1);
    within("rowMask", rowMask, 1);
  }

  private static void within(String what, double number, double most) {
    if (!(number >= 0 && number <= most)) {
      throw new ConfigurationException(
          "The '"
              + what
              + "' of an augmentation of sounds must be from 0 to "
              + most
              + ". Got "
              + number
              + ".");
    }
  }

  /** The lots of the sound at a place of a pass. */
  SplittableRandom random(long epoch, long position) {
    return new SplittableRandom(Seeds.of(seed, epoch, position));
  }

  /**
   * Changes one channel. Every lot is drawn, wanted or not.
   *
   * @param sound of one channel, which is closed
   * @return the changed one, the caller's
   */
  Sound changed(Sound sound, SplittableRandom random) {
    double factor = Math.exp(Math.log1p(speed) * (2 * random.nextDouble() - 1));
    double loudness = Math.pow(10, gain * (2 * random.nextDouble() - 1) / 20);
    double moved = shift * (2 * random.nextDouble() - 1);
    double level = noise * random.nextDouble();
    SplittableRandom hiss = random.split();
    try (Sound paced = paced(sound, factor)) {
      FloatBuffer from = Buffers.of(paced.samples()).asFloatBuffer();
      int n = from.remaining();
      NDArray made = Buffers.hostArray(DType.FLOAT32, 1, n);
      FloatBuffer to = Buffers.of(made).asFloatBuffer();
      long by = Math.round(moved * sound.rate());
      double deviation = level == 0 ? 0 : level * loud(from);
      for (int i = 0; i < n; i++) {
        double value = i - by >= 0 && i - by < n ? from.get((int) (i - by)) : 0;
        double hissing = deviation == 0 ? 0 : deviation * hiss.nextGaussian();
        to.put(i, (float) (loudness * (value + hissing)));
      }
      return new Sound(made, sound.rate());
    }
  }

  private Sound paced(Sound sound, double factor) {
    if (speed == 0) {
      return sound;
    }
    try (sound) {
      int slower = (int) Math.round(sound.rate() / factor);
      return new Sound(Resampler.resampled(sound.samples(), sound.rate(), slower), sound.rate());
    }
  }

  private static double loud(FloatBuffer samples) {
    double sum = 0;
    for (int i = 0; i < samples.limit(); i++) {
      sum += (double) samples.get(i) * samples.get(i);
    }
    return Math.sqrt(sum / samples.limit());
  }

  /** Hides windows and rows of a dense matrix [rows, windows]. */
  void hide(NDArray matrix, SplittableRandom random) {
    int rows = (int) matrix.size(0);
    int windows = (int) matrix.size(1);
    int wide = (int) (random.nextDouble() * timeMask * windows);
    int high = (int) (random.nextDouble() * rowMask * rows);
    int left = (int) (random.nextDouble() * (windows - wide + 1));
    int top = (int) (random.nextDouble() * (rows - high + 1));
    if (wide == 0 && high == 0) {
      return;
    }
    FloatBuffer numbers = Buffers.of(matrix).asFloatBuffer();
    double sum = 0;
    for (int i = 0; i < numbers.limit(); i++) {
      sum += numbers.get(i);
    }
    float mean = (float) (sum / numbers.limit());
    for (int row = 0; row < rows; row++) {
      boolean all = row >= top && row < top + high;
      for (int i = all ? 0 : left; i < (all ? windows : left + wide); i++) {
        numbers.put(row * windows + i, mean);
      }
    }
  }
}
