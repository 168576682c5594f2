package org.pydl4j.nn.data.pipeline;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.Permutation;
import org.pydl4j.nn.data.Seeds;

/** Orders that draw examples by lot, others in each pass. */
final class Draws {
  private Draws() {}

  /**
   * So many, all as likely.
   *
   * @param again whether an example may come several times
   */
  record Sampled(Order from, int count, boolean again, long seed) implements Order {
    @Override
    public Numbers open(ExampleSource source, long epoch) {
      long[] all = Order.all(from, source, epoch);
      if (again && all.length == 0 && count > 0) {
        throw new DataException("There is no example to draw from.");
      }
      if (!again && count > all.length) {
        throw new DataException(
            "A sample of "
                + count
                + " was asked for, and there are "
                + all.length
                + " examples. Take as many at most, or draw with replacement.");
      }
      long[] drawn = again ? new long[count] : Permutation.of(all.length, seed, epoch);
      SplittableRandom random = new SplittableRandom(Seeds.of(seed, epoch, 2));
      for (int i = 0; i < count; i++) {
        drawn[i] = all[again ? random.nextInt(all.length) : (int) drawn[i]];
      }
      return Orders.of(count == drawn.length ? drawn : Arrays.copyOf(drawn, count));
    }

    @Override
    public boolean isEndless() {
      return false;
    }

    @Override
    public long size(ExampleSource source) {
      return count;
    }

    @Override
    public String description() {
      String how = again ? ", with replacement" : "";
      return from.description() + " | sample(" + count + how + ", seed=" + seed + ")";
    }
  }

  /** As many draws as there are examples, each as likely as its weight says. */
  record Weighted(Order from, double[] weights, int count, long seed) implements Order {
    @Override
    public Numbers open(ExampleSource source, long epoch) {
      long[] all = Order.all(from, source, epoch);
      if (all.length != weights.length) {
        throw new DataException(
            "There must be a weight for each example. Got "
                + weights.length
                + " weights for "
                + all.length
                + " examples.");
      }
      double[] upTo = weights.clone();
      Arrays.parallelPrefix(upTo, Double::sum);
      double sum = upTo[upTo.length - 1];
      SplittableRandom random = new SplittableRandom(Seeds.of(seed, epoch, 3));
      long[] drawn = new long[count];
      for (int i = 0; i < count; i++) {
        drawn[i] = all[place(upTo, random.nextDouble() * sum)];
      }
      return Orders.of(drawn);
    }

    /** The first place whose sum is greater: examples of weight 0 are never met. */
    private static int place(double[] upTo, double at) {
      int low = 0;
      int high = upTo.length - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (upTo[middle] > at) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    @Override
    public boolean isEndless() {
      return false;
    }

    @Override
    public long size(ExampleSource source) {
      return count;
    }

    @Override
    public String description() {
      int hash = Arrays.hashCode(weights);
      return from.description() + " | weighted(" + count + ", seed=" + seed + ", of " + hash + ")";
    }
  }

  /**
   * Equally many of each class in each pass, mixed.
   *
   * @param classes of the examples
   * @param fewer whether some of the frequent classes are left out, else those of rare ones come
   *     several times
   */
  record Balanced(Order from, int[] classes, boolean fewer, long seed) implements Order {
    @Override
    public Numbers open(ExampleSource source, long epoch) {
      long[] all = Order.all(from, source, epoch);
      if (all.length != classes.length) {
        throw new DataException(
            "There must be a class for each example. Got "
                + classes.length
                + " classes for "
                + all.length
                + " examples.");
      }
      TreeMap<Integer, long[]> byClass = byClass(all);
      int each = each(byClass);
      long[] chosen = new long[each * byClass.size()];
      int place = 0;
      for (var entry : byClass.entrySet()) {
        long[] members = entry.getValue();
        long[] order = {};
        for (int i = 0; i < each; i++) {
          if (i % members.length == 0) { // all of them once before one comes again
            long round = Seeds.of(seed, entry.getKey(), i / members.length);
            order = Permutation.of(members.length, round, epoch);
          }
          chosen[place++] = members[(int) order[i % members.length]];
        }
      }
      long[] mixed = Permutation.of(chosen.length, seed, epoch);
      for (int i = 0; i < mixed.length; i++) {
        mixed[i] = chosen[(int) mixed[i]];
      }
      return Orders.of(mixed);
    }

    private int each(TreeMap<Integer, long[]> byClass) {
      var sizes = byClass.values().stream().mapToInt(members -> members.length);
      return (fewer ? sizes.min() : sizes.max()).orElse(0);
    }

    private TreeMap<Integer, long[]> byClass(long... all) {
      TreeMap<Integer, long[]> byClass = new TreeMap<>();
      TreeMap<Integer, Integer> counts = new TreeMap<>();
      for (int each : classes) {
        counts.merge(each, 1, Integer::sum);
      }
      counts.forEach((each, count) -> byClass.put(each, new long[count]));
      TreeMap<Integer, Integer> places = new TreeMap<>();
      for (int i = 0; i < classes.length; i++) {
        int place = places.merge(classes[i], 1, Integer::sum) - 1;
        long[] members = Objects.requireNonNull(byClass.get(classes[i]));
        members[place] = all[i];
      }
      return byClass;
    }

    @Override
    public boolean isEndless() {
      return false;
    }

    @Override
    public long size(ExampleSource source) {
      TreeMap<Integer, long[]> byClass = byClass(new long[classes.length]);
      return (long) each(byClass) * byClass.size();
    }

    @Override
    public String description() {
      String how = fewer ? "fewer" : "more";
      return from.description() + " | balanced(" + how + ", seed=" + seed + ")";
    }
  }
}
