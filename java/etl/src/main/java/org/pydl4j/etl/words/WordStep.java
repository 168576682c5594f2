package org.pydl4j.etl.words;

import java.util.Arrays;

/**
 * The arithmetic of one thread: a hidden vector learns to tell a word from others, and the weights
 * of those learn with it. Sums run along three rows at a time, which the processor overlaps; the
 * rest are loops that Java's compiler makes vector instructions of. Source: word2vec.c.
 */
final class WordStep {
  private static final int STEPS = 1 << 12;
  private static final float FARTHEST =
      6; // beyond it the logistic function is 0 or 1, as in word2vec.c
  private static final float[] LOGISTIC = new float[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      double x = (i + 0.5) / STEPS * 2 * FARTHEST - FARTHEST;
      LOGISTIC[i] = (float) (1 / (1 + Math.exp(-x)));
    }
  }

  private final WordWeights weights;
  private final int width;
  private final float[] hidden;
  private final float[] error;
  private float[][] rows = new float[16][];
  private float[] wanted = new float[16];
  private float[] sums = new float[16];
  private long state;

  WordStep(WordWeights weights) {
    this.weights = weights;
    width = weights.width;
    hidden = new float[width];
    error = new float[width];
  }

  /** Starts the random numbers anew. */
  void seed(long seed) {
    state = seed;
  }

  /** 64 random bits. Source: SplitMix64, Steele et al. 2014. */
  long bits() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number from 0 to below a limit. */
  int below(int limit) {
    return (int) ((bits() >>> 33) * limit >>> 31);
  }

  /** A number from 0 to below 1. */
  float share() {
    return (bits() >>> 40) * 0x1p-24f;
  }

  /** One vector learns to tell a word. */
  void learn(float[] input, int word, float rate, boolean weightsToo) {
    Arrays.fill(error, 0);
    tell(input, word, rate, weightsToo);
    add(error, input);
  }

  /** The mean of some vectors learns to tell a word; each of them moves by all of the error. */
  void learnMean(float[][] inputs, int count, int from, int word, float rate, boolean weightsToo) {
    if (count == 0) {
      return;
    }
    Arrays.fill(hidden, 0);
    for (int i = 0; i < count; i++) {
      add(inputs[i], hidden);
    }
    float share = 1f / count;
    for (int i = 0; i < width; i++) {
      hidden[i] *= share;
    }
    Arrays.fill(error, 0);
    tell(hidden, word, rate, weightsToo);
    for (int i = from; i < count; i++) {
      add(error, inputs[i]);
    }
  }

  private void tell(float[] input, int word, float rate, boolean weightsToo) {
    if (weights.hasNodes()) {
      byte[] codes = weights.huffman.codes()[word];
      int[] points = weights.huffman.points()[word];
      room(codes.length);
      for (int i = 0; i < codes.length; i++) {
        rows[i] = weights.node(points[i]);
        wanted[i] = 1 - codes[i];
      }
      step(input, codes.length, rate, weightsToo);
    }
    if (weights.hasOutputs()) {
      room(weights.negative + 1);
      rows[0] = weights.output(word);
      wanted[0] = 1;
      int count = 1;
      for (int i = 0; i < weights.negative; i++) {
        int other = weights.draw.of(bits());
        if (other != word) {
          rows[count] = weights.output(other);
          wanted[count++] = 0;
        }
      }
      step(input, count, rate, weightsToo);
    }
  }

  private void room(int count) {
    if (count > rows.length) {
      rows = new float[2 * count][];
      wanted = new float[2 * count];
      sums = new float[2 * count];
    }
  }

  private void step(float[] input, int count, float rate, boolean weightsToo) {
    int done = 0;
    for (; done + 3 <= count; done += 3) {
      dots(input, rows[done], rows[done + 1], rows[done + 2], sums, done);
    }
    for (; done < count; done++) {
      sums[done] = dot(input, rows[done]);
    }
    for (int i = 0; i < count; i++) {
      float by = (wanted[i] - logistic(sums[i])) * rate;
      if (by != 0) {
        addTimes(rows[i], by, error);
        if (weightsToo) {
          addTimes(input, by, rows[i]);
        }
      }
    }
  }

  static float logistic(float x) {
    if (x >= FARTHEST) {
      return 1;
    }
    if (!(x > -FARTHEST)) {
      return 0;
    }
    int step = (int) ((x + FARTHEST) * (STEPS / (2 * FARTHEST)));
    return LOGISTIC[Math.min(STEPS - 1, step)]; // just below FARTHEST the sum is rounded up
  }

  private static void dots(float[] x, float[] a, float[] b, float[] c, float[] into, int at) {
    float ofA = 0;
    float ofB = 0;
    float ofC = 0;
    float alsoA = 0;
    float alsoB = 0;
    float alsoC = 0;
    int i = 0;
    for (; i < x.length - 1; i += 2) {
      float one = x[i];
      float two = x[i + 1];
      ofA = Fused.add(one, a[i], ofA);
      ofB = Fused.add(one, b[i], ofB);
      ofC = Fused.add(one, c[i], ofC);
      alsoA = Fused.add(two, a[i + 1], alsoA);
      alsoB = Fused.add(two, b[i + 1], alsoB);
      alsoC = Fused.add(two, c[i + 1], alsoC);
    }
    if (i < x.length) {
      ofA += x[i] * a[i];
      ofB += x[i] * b[i];
      ofC += x[i] * c[i];
    }
    into[at] = ofA + alsoA;
    into[at + 1] = ofB + alsoB;
    into[at + 2] = ofC + alsoC;
  }

  private static float dot(float[] x, float[] a) {
    float one = 0;
    float two = 0;
    float three = 0;
    float four = 0;
    int i = 0;
    for (; i < x.length - 3; i += 4) {
      one = Fused.add(x[i], a[i], one);
      two = Fused.add(x[i + 1], a[i + 1], two);
      three = Fused.add(x[i + 2], a[i + 2], three);
      four = Fused.add(x[i + 3], a[i + 3], four);
    }
    for (; i < x.length; i++) {
      one += x[i] * a[i];
    }
    return (one + two) + (three + four);
  }

  private static void add(float[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }

  private static void addTimes(float[] from, float by, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += by * from[i];
    }
  }
}
