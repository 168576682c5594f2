package org.pydl4j.nn.data.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.DataPosition;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.MultiDataSetIterator;

/**
 * Mini-batches of examples from arrays, files, other iterators or any {@link ExampleSource}, in
 * orders and parts that its methods describe. Each method gives a new pipeline and leaves this one
 * as it is. Sizes count examples, wherever {@link #batch} stands; those behind {@link #repeat} see
 * the repetitions.
 *
 * <pre>{@code
 * List<DataPipeline> parts =
 *     DataPipeline.of(features, labels).split(Splitting.stratified(42L), 0.8, 0.2);
 * try (DataPipeline train = parts.get(0).shuffle(7).batch(64).prefetch(4, 2)) {
 *   net.fit(train, 20);
 * }
 * }</pre>
 *
 * <p>Nothing is read, opened or started before the first mini-batch is asked for; from then on a
 * pipeline owns buffers and threads, and its source stays open, until {@link #close()}. Arrays and
 * iterators that were handed in are borrowed. A pipeline is used by one thread at a time.
 *
 * <p>Every order follows from its seed and the number of the pass, so that a place is a few
 * numbers: {@link #position()}. Checkpoints of a training have it, and {@link #restore} takes it up
 * again.
 */
public final class DataPipeline implements MultiDataSetIterator {
  private final ExampleSource source;
  private final Recipe recipe;
  private boolean open;
  private @Nullable Pass pass;
  private long epoch;
  private @Nullable DataPosition restored;
  private @Nullable String described; // positions of each mini-batch have it

  private DataPipeline(ExampleSource source, Recipe recipe) {
    this.source = source;
    this.recipe = recipe;
  }

  private DataPipeline with(Order order) {
    return new DataPipeline(source, recipe.with(order));
  }

  // ---- where examples come from ----

  /** Of arrays with equal first axes, labels null for none; they stay with the caller. */
  public static DataPipeline of(NDArray features, @Nullable NDArray labels) {
    return of(new DataSet(features, labels));
  }

  /** Of arrays, masks and weights included. */
  public static DataPipeline of(DataSet data) {
    return of(data.multi());
  }

  /** Of arrays for several inputs or outputs. */
  public static DataPipeline of(MultiDataSet data) {
    return of(new ArraySource(data));
  }

  /** Of anything that has examples under numbers. */
  public static DataPipeline of(ExampleSource source) {
    return new DataPipeline(source, new Recipe(new Orders.Stored()));
  }

  /**
   * Of another iterator, which is read from its beginning to its end in each pass: what needs all
   * examples at hand needs {@link #cache()} before it.
   *
   * @param name says which data it is, so that a saved place is not taken up in others
   */
  public static DataPipeline of(DataSetIterator data, String name) {
    return of(data.multi(), name);
  }

  /** The same of an iterator for several inputs or outputs. */
  public static DataPipeline of(MultiDataSetIterator data, String name) {
    return of(new IteratorSource(data, name, true));
  }

  /** The same of an iterator that no other thread than the caller's may use. */
  public static DataPipeline ofCallers(MultiDataSetIterator data, String name) {
    return of(new IteratorSource(data, name, false));
  }

  /**
   * Of files of batches, {@code .npz} or {@code .safetensors}, with the arrays features, labels,
   * features_mask, labels_mask and weights, or some of them; further inputs and outputs are
   * features_1, labels_1 and so on. Rows of safetensors are read where they lie, in any order; npz
   * files are read as a whole, so that a shuffle buffer suits them better than a full shuffle.
   */
  public static DataPipeline ofFiles(List<Path> files) {
    return of(new FileSource(files));
  }

  /**
   * The same orders of another source with as many examples under the same numbers, such as the
   * same pictures with random changes.
   */
  public DataPipeline over(ExampleSource other) {
    return new DataPipeline(other, recipe);
  }

  // ---- which examples, in which order ----

  /**
   * Each pass in another order, every one as likely.
   *
   * @throws org.pydl4j.nd.errors.DataException when it is used, if there are 2³¹ examples or more
   */
  public DataPipeline shuffle(long seed) {
    requireRandomAccess("shuffle without a buffer");
    return with(new Orders.Shuffled(recipe.order(), seed));
  }

  /**
   * Each pass in another order, made by drawing from a buffer of so many examples that the next
   * ones fill again: for iterators, and for files that are read one after the other.
   */
  public DataPipeline shuffle(int buffer, long seed) {
    return with(new Orders.Buffered(recipe.order(), atLeast1("buffer", buffer), seed));
  }

  /** The first examples, as many as there are at most. */
  public DataPipeline take(long examples) {
    return with(new Orders.Taken(recipe.order(), 0, atLeast0("take", examples)));
  }

  /** All but the first examples. */
  public DataPipeline skip(long examples) {
    return with(new Orders.Taken(recipe.order(), atLeast0("skip", examples), Long.MAX_VALUE));
  }

  /** All examples so many times in one pass, each time as in a pass of its own. */
  public DataPipeline repeat(long times) {
    if (times < 1 || times == Long.MAX_VALUE) {
      throw new ConfigurationException("Examples are repeated at least 1 time. Got " + times + ".");
    }
    return with(new Orders.Repeated(recipe.order(), times));
  }

  /** The same without an end: {@link #take} behind it says how much a pass is. */
  public DataPipeline repeat() {
    return with(new Orders.Repeated(recipe.order(), Long.MAX_VALUE));
  }

  /**
   * So many examples by lot, others in each pass.
   *
   * @param replacement whether an example may come several times in a pass
   */
  public DataPipeline sample(int examples, boolean replacement, long seed) {
    requireRandomAccess("sample");
    long count = atLeast0("sample", examples);
    return with(new Draws.Sampled(recipe.order(), (int) count, replacement, seed));
  }

  /**
   * So many draws as there are weights, or another number, each example as likely as its weight
   * says. PyTorch: {@code WeightedRandomSampler}.
   *
   * @param weights of the examples, at least 0, of which one is more
   * @param examples in a pass; -1 for as many as there are weights
   */
  public DataPipeline weighted(double[] weights, int examples, long seed) {
    requireRandomAccess("weighted");
    boolean usable = Arrays.stream(weights).allMatch(w -> w >= 0 && w < Double.POSITIVE_INFINITY);
    if (!usable || !(Arrays.stream(weights).sum() > 0)) {
      throw new ConfigurationException(
          "The weights of examples must be at least 0 and finite, and one must be more than 0.");
    }
    int count = examples < 0 ? weights.length : examples;
    return with(new Draws.Weighted(recipe.order(), weights.clone(), count, seed));
  }

  /**
   * Equally many examples of each class in each pass, in random order; classes by the labels of the
   * first output.
   *
   * @param fewer whether frequent classes give as many as the rarest has, others in each pass; else
   *     rare ones come several times
   */
  public DataPipeline balanced(boolean fewer, long seed) {
    requireRandomAccess("balanced");
    return with(new Draws.Balanced(recipe.order(), classes(), fewer, seed));
  }

  // ---- parts ----

  /**
   * Parts without a common example, of the order of pass 0; shuffle them afterwards.
   *
   * @param shares of the examples, each between 0 and 1, together 1 at most
   */
  public List<DataPipeline> split(Splitting how, double... shares) {
    requireRandomAccess("split");
    return opened(
        () -> {
          long[] all = Order.all(recipe.order(), source, 0);
          int[] classes = how.needsClasses() ? Classes.of(source, all) : new int[0];
          List<DataPipeline> parts = new ArrayList<>();
          for (int[] places : how.parts(all.length, shares, classes)) {
            long[] numbers = Arrays.stream(places).mapToLong(place -> all[place]).toArray();
            String what = "split(" + how + ")[" + parts.size() + "] of " + Arrays.toString(shares);
            parts.add(chosen(numbers, what));
          }
          return parts;
        });
  }

  /** All examples but those of one part, and that part. */
  public record Fold(DataPipeline train, DataPipeline test) {}

  /**
   * Parts of equal size, each of which is tested on once, of the order of pass 0.
   *
   * @param k number of parts, at least 2
   */
  public List<Fold> kFold(int k, Splitting how) {
    requireRandomAccess("kFold");
    return opened(
        () -> {
          long[] all = Order.all(recipe.order(), source, 0);
          int[] classes = how.needsClasses() ? Classes.of(source, all) : new int[0];
          int[] foldOf = how.folds(all.length, k, classes);
          List<Fold> folds = new ArrayList<>();
          for (int fold = 0; fold < k; fold++) {
            String what = "kFold(" + k + ", " + how + ")[" + fold + "]";
            folds.add(
                new Fold(
                    chosen(inFold(all, foldOf, fold, false), what + ".train"),
                    chosen(inFold(all, foldOf, fold, true), what + ".test")));
          }
          return folds;
        });
  }

  private static long[] inFold(long[] all, int[] foldOf, int fold, boolean inside) {
    return IntStream.range(0, all.length)
        .filter(i -> (foldOf[i] == fold) == inside)
        .mapToLong(i -> all[i])
        .toArray();
  }

  private DataPipeline chosen(long[] numbers, String what) {
    return with(new Orders.Chosen(numbers, recipe.order().description() + " | " + what));
  }

  /** The numbers of the examples in the order of a pass. */
  public long[] numbers(long epoch) {
    return opened(() -> Order.all(recipe.order(), source, epoch));
  }

  /** The class of each example by the labels of the first output, in the order of pass 0. */
  public int[] classes() {
    requireRandomAccess("classes");
    return opened(() -> Classes.of(source, Order.all(recipe.order(), source, 0)));
  }

  private <T> T opened(java.util.function.Supplier<T> work) {
    source.open();
    try {
      return work.get();
    } finally {
      source.close();
    }
  }

  // ---- mini-batches ----

  /** Mini-batches of so many examples, by default 32; the last one of a pass may be smaller. */
  public DataPipeline batch(int examples) {
    return batch(examples, false);
  }

  /**
   * The same.
   *
   * @param whole whether a smaller one at the end of a pass is left out
   */
  public DataPipeline batch(int examples, boolean whole) {
    return new DataPipeline(source, recipe.batched(examples, whole));
  }

  /** Changes each mini-batch. */
  public DataPipeline map(BatchTransform transform) {
    return new DataPipeline(source, recipe.then(transform));
  }

  /**
   * Keeps the examples in memory, in the order of pass 0, from when they are used first until the
   * last pipeline that uses them is closed.
   */
  public DataPipeline cache() {
    return cached(new CachedSource(this, false, null));
  }

  /**
   * Keeps the examples in files.
   *
   * @param folder where they stay for later programs, too, complete or not at all; null for a
   *     temporary one
   */
  public DataPipeline cacheOnDisk(@Nullable Path folder) {
    return cached(new CachedSource(this, true, folder));
  }

  private DataPipeline cached(ExampleSource kept) {
    Recipe after = new Recipe(new Orders.Stored()).batched(recipe.batch(), recipe.whole());
    return new DataPipeline(kept, after.ahead(recipe.ring(), recipe.workers()));
  }

  /**
   * Reads mini-batches ahead while others are worked on; their order stays.
   *
   * @param batches how many, each with off-heap memory of its own; 0 for none
   * @param threads that read at once, where examples can be had in any order; else 1
   */
  public DataPipeline prefetch(int batches, int threads) {
    if (batches > 0 && !source.isForThreads()) {
      throw new ConfigurationException(
          "These mini-batches are made by the caller's thread, and cannot be read ahead by others."
              + " Keep them: cache(), and prefetch behind it.");
    }
    return new DataPipeline(source, recipe.ahead(batches, threads));
  }

  /**
   * Writes the mini-batches of pass 0, a safetensors file each, which {@link #ofFiles} reads.
   *
   * @param folder is made where it is missing, and must be without such files
   * @return how many there are
   */
  public long save(Path folder) {
    try (DataPipeline data = again()) {
      data.startEpoch(0);
      return BatchFolder.write(data, folder);
    }
  }

  /** The same examples in the same order, without a place in them. */
  public DataPipeline again() {
    return new DataPipeline(source, recipe);
  }

  // ---- use ----

  private Pass pass() {
    Pass now = pass;
    return now == null ? begin(epoch, taken()) : now;
  }

  private @Nullable DataPosition taken() {
    DataPosition from = restored;
    restored = null;
    return from;
  }

  private Pass begin(long number, @Nullable DataPosition from) {
    endPass();
    if (!open) {
      source.open();
      open = true;
    }
    epoch = number;
    Pass made =
        from == null
            ? new Pass(source, recipe, number, 0, 0)
            : new Pass(source, recipe, number, from.examples(), from.batches());
    pass = made;
    return made;
  }

  private void endPass() {
    Pass before = pass;
    pass = null;
    if (before != null) {
      before.close();
    }
  }

  @Override
  public boolean hasNext() {
    return pass().hasNext();
  }

  @Override
  public MultiDataSet next() {
    return pass().next();
  }

  /** Back to the first mini-batch; what was restored stays for the next {@link #startEpoch}. */
  @Override
  public void reset() {
    begin(epoch, null);
  }

  /**
   * Back to the first mini-batch of the pass with this number, or, after {@link #restore}, to where
   * it was left.
   *
   * @throws ConfigurationException if another pass was restored
   */
  @Override
  public void startEpoch(long number) {
    DataPosition from = restored;
    if (from != null && from.epoch() != number) {
      restored = null;
      throw new ConfigurationException(
          "The place that was restored is in pass "
              + from.epoch()
              + ", and pass "
              + number
              + " begins now. Restore it for a network of the same checkpoint, or not at all.");
    }
    begin(number, taken());
  }

  @Override
  public DataPosition position() {
    Pass now = pass;
    if (now != null) {
      return new DataPosition(now.epoch(), now.batches(), now.examples(), description());
    }
    DataPosition from = restored;
    return from != null ? from : new DataPosition(epoch, 0, 0, description());
  }

  /**
   * Lets the pass that begins next go on from a place: every example of the pass comes once,
   * whatever ended the program that saved the place.
   *
   * @throws ConfigurationException if the place is one of other data, or of other orders
   */
  public void restore(DataPosition position) {
    if (!position.data().equals(description())) {
      throw new ConfigurationException(
          "The place belongs to other data, or to the same in another order: "
              + position.data()
              + ". This is "
              + description()
              + ".");
    }
    endPass();
    epoch = position.epoch();
    restored = position;
  }

  /** Whether a place was restored from which no pass has gone on. */
  public boolean isRestoring() {
    return restored != null;
  }

  /** What it is and does, in a line. */
  public String description() {
    String made = described;
    if (made == null) {
      String order = recipe.order().description();
      made = source.description() + order + " | batch(" + recipe.batch() + ")";
      described = made;
    }
    return made;
  }

  @Override
  public int batch() {
    return recipe.batch();
  }

  @Override
  public long totalExamples() {
    if (open) {
      return recipe.examples(source);
    }
    return opened(() -> recipe.examples(source));
  }

  /** Those of the source, where nothing changes them and all of them come. */
  @Override
  public List<NDArray> labels() {
    boolean all = recipe.order() instanceof Orders.Stored && recipe.transforms().isEmpty();
    return open && all ? source.labels() : List.of();
  }

  /** Ends threads, frees buffers, and closes the source; it may be used again afterwards. */
  @Override
  public void close() {
    endPass();
    if (open) {
      open = false;
      source.close();
    }
  }

  @Override
  public String toString() {
    return description();
  }

  private void requireRandomAccess(String what) {
    if (!source.isRandomAccess()) {
      throw new ConfigurationException(
          what
              + " needs all examples at hand. These come one after the other from an iterator: keep"
              + " them with cache() before, or use a buffer: shuffle(10000, seed).");
    }
  }

  private static int atLeast1(String what, int number) {
    if (number < 1) {
      throw new ConfigurationException(
          "The '" + what + "' of a pipeline must be at least 1. Got " + number + ".");
    }
    return number;
  }

  private static long atLeast0(String what, long number) {
    if (number < 0) {
      throw new ConfigurationException(
          "The '" + what + "' of a pipeline must be at least 0. Got " + number + ".");
    }
    return number;
  }
}
