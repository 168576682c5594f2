package org.pydl4j.nn.data.pipeline;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.Permutation;
import org.pydl4j.nn.data.Seeds;

/** The orders that a {@link DataPipeline} is made of. */
final class Orders {
  private Orders() {}

  /** As the source has them. */
  record Stored() implements Order {
    @Override
    public Numbers open(ExampleSource source, long epoch) {
      long first = source.begin(epoch);
      return new Numbers() {
        private long next = first;

        @Override
        public boolean hasNext() {
          return source.has(next);
        }

        @Override
        public long next() {
          return next++;
        }
      };
    }

    @Override
    public boolean isEndless() {
      return false;
    }

    @Override
    public long size(ExampleSource source) {
      return source.size();
    }

    @Override
    public String description() {
      return "";
    }
  }

  /** Some examples, by their numbers; each part of a split is one. */
  record Chosen(long[] numbers, String what) implements Order {
    @Override
    public Numbers open(ExampleSource source, long epoch) {
      return of(numbers);
    }

    @Override
    public boolean isEndless() {
      return false;
    }

    @Override
    public long size(ExampleSource source) {
      return numbers.length;
    }

    @Override
    public String description() {
      return what;
    }
  }

  /** Each pass in another order, every example as likely at every place. */
  record Shuffled(Order from, long seed) implements Order {
    @Override
    public Numbers open(ExampleSource source, long epoch) {
      long[] all = Order.all(from, source, epoch);
      long[] order = Permutation.of(all.length, seed, epoch);
      for (int i = 0; i < order.length; i++) {
        order[i] = all[(int) order[i]];
      }
      return of(order);
    }

    @Override
    public boolean isEndless() {
      return from.isEndless();
    }

    @Override
    public long size(ExampleSource source) {
      return from.size(source);
    }

    @Override
    public String description() {
      return from.description() + " | shuffle(seed=" + seed + ")";
    }
  }

  /** Out of a buffer, whose places are filled by those that follow. */
  record Buffered(Order from, int buffer, long seed) implements Order {
    @Override
    public Numbers open(ExampleSource source, long epoch) {
      return new Mixed(from.open(source, epoch), buffer, Seeds.of(seed, epoch, 1));
    }

    @Override
    public boolean isEndless() {
      return from.isEndless();
    }

    @Override
    public long size(ExampleSource source) {
      return from.size(source);
    }

    @Override
    public String description() {
      return from.description() + " | shuffle(buffer=" + buffer + ", seed=" + seed + ")";
    }
  }

  private static final class Mixed implements Numbers {
    private final Numbers from;
    private final SplittableRandom random;
    private final int most;
    private long[] held = new long[16];
    private int count;

    Mixed(Numbers from, int most, long seed) {
      this.from = from;
      this.most = most;
      random = new SplittableRandom(seed);
    }

    @Override
    public boolean hasNext() {
      return count > 0 || from.hasNext();
    }

    @Override
    public long next() {
      while (count < most && from.hasNext()) {
        if (count == held.length) {
          held = Arrays.copyOf(held, Math.min(most, count * 2));
        }
        held[count++] = from.next();
      }
      if (count == 0) {
        throw new NoSuchElementException("The pass is over.");
      }
      int chosen = random.nextInt(count);
      long number = held[chosen];
      held[chosen] = held[--count];
      return number;
    }
  }

  /** Some of those at the beginning. */
  record Taken(Order from, long skipped, long most) implements Order {
    @Override
    public Numbers open(ExampleSource source, long epoch) {
      Numbers numbers = from.open(source, epoch);
      for (long i = 0; i < skipped && numbers.hasNext(); i++) {
        source.skip(numbers.next());
      }
      return new Numbers() {
        private long left = most;

        @Override
        public boolean hasNext() {
          return left > 0 && numbers.hasNext();
        }

        @Override
        public long next() {
          left--;
          return numbers.next();
        }
      };
    }

    @Override
    public boolean isEndless() {
      return most == Long.MAX_VALUE && from.isEndless();
    }

    @Override
    public long size(ExampleSource source) {
      long size = from.size(source);
      return size < 0 ? -1 : Math.max(0, Math.min(size - skipped, most));
    }

    @Override
    public String description() {
      String what = skipped > 0 ? "skip(" + skipped + ")" : "take(" + most + ")";
      return from.description() + " | " + what;
    }
  }

  /** One behind the other; each repetition is a pass of its own for those before. */
  record Repeated(Order from, long times) implements Order {
    @Override
    public Numbers open(ExampleSource source, long epoch) {
      long first = times == Long.MAX_VALUE ? epoch : epoch * times;
      return new Numbers() {
        private long pass;
        private Numbers numbers = from.open(source, first);
        private boolean given;

        @Override
        public boolean hasNext() {
          while (!numbers.hasNext()) {
            if (!given && times == Long.MAX_VALUE) {
              throw new DataException("Examples that are repeated without end must be at least 1.");
            }
            if (++pass >= times) {
              pass = times;
              return false;
            }
            given = false;
            numbers = from.open(source, first + pass);
          }
          return true;
        }

        @Override
        public long next() {
          if (!hasNext()) {
            throw new NoSuchElementException("The pass is over.");
          }
          given = true;
          return numbers.next();
        }
      };
    }

    @Override
    public boolean isEndless() {
      return times == Long.MAX_VALUE || from.isEndless();
    }

    @Override
    public long size(ExampleSource source) {
      long size = from.size(source);
      return size < 0 || times == Long.MAX_VALUE ? -1 : Math.multiplyExact(size, times);
    }

    @Override
    public String description() {
      return from.description() + " | repeat(" + (times == Long.MAX_VALUE ? "" : times) + ")";
    }
  }

  static Numbers of(long[] numbers) {
    return new Numbers() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < numbers.length;
      }

      @Override
      public long next() {
        return numbers[next++];
      }
    };
  }
}
