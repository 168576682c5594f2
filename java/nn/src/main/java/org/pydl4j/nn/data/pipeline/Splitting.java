package org.pydl4j.nn.data.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.Permutation;

/**
 * How examples are divided into parts: {@link #inOrder()}, {@link #shuffled}, {@link #stratified}
 * or {@link #grouped}. Folds are those of scikit-learn's KFold, StratifiedKFold and GroupKFold
 * where nothing is left to chance.
 */
public final class Splitting {
  private final Kind kind;
  private final @Nullable Long seed;
  private final long[] groups;

  private enum Kind {
    PLAIN,
    STRATIFIED,
    GROUPED
  }

  private Splitting(Kind kind, @Nullable Long seed, long... groups) {
    this.kind = kind;
    this.seed = seed;
    this.groups = groups;
  }

  /** Neighbours stay together: the first part has the first examples. */
  public static Splitting inOrder() {
    return new Splitting(Kind.PLAIN, null);
  }

  /** By lot. */
  public static Splitting shuffled(long seed) {
    return new Splitting(Kind.PLAIN, seed);
  }

  /**
   * Each class in the same shares in every part, by the labels of the first output.
   *
   * @param seed for lots; null to take them in their order
   */
  public static Splitting stratified(@Nullable Long seed) {
    return new Splitting(Kind.STRATIFIED, seed);
  }

  /**
   * Examples of one group, such as one person's, are in one part.
   *
   * @param groups of each example
   */
  public static Splitting grouped(long... groups) {
    return new Splitting(Kind.GROUPED, null, groups.clone());
  }

  boolean needsClasses() {
    return kind == Kind.STRATIFIED;
  }

  /**
   * The places of the examples of each part, ascending but for parts by lot.
   *
   * @param shares of the parts, which add up to 1 at most
   * @param classes of the examples, empty where they are not needed
   */
  List<int[]> parts(int size, double[] shares, int... classes) {
    for (double share : shares) {
      if (!(share > 0 && share < 1) || Arrays.stream(shares).sum() > 1 + 1e-9) {
        throw new ConfigurationException(
            "The shares of a split must be between 0 and 1, and add up to 1 at most. Got "
                + Arrays.toString(shares)
                + ".");
      }
    }
    if (kind == Kind.GROUPED) {
      return ofGroups(size, shares);
    }
    TreeMap<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      byClass.computeIfAbsent(needsClasses() ? classes[i] : 0, c -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> parts = empty(shares.length);
    byClass.forEach((each, members) -> divide(mixed(members, each), shares, parts));
    List<int[]> made = new ArrayList<>();
    for (List<Integer> part : parts) {
      int[] places = part.stream().mapToInt(Integer::intValue).toArray();
      if (needsClasses()) {
        Arrays.sort(places); // else the classes would come one after the other
      }
      made.add(places);
    }
    return made;
  }

  private int[] mixed(List<Integer> members, int salt) {
    int[] places = members.stream().mapToInt(Integer::intValue).toArray();
    if (seed == null) {
      return places;
    }
    long[] order = Permutation.of(places.length, seed, salt);
    return Arrays.stream(order).mapToInt(i -> places[(int) i]).toArray();
  }

  private static void divide(int[] members, double[] shares, List<List<Integer>> parts) {
    double share = 0;
    int from = 0;
    for (int part = 0; part < shares.length; part++) {
      share += shares[part];
      int to = (int) Math.min(members.length, Math.round(share * members.length));
      for (int i = from; i < to; i++) {
        parts.get(part).add(members[i]);
      }
      from = to;
    }
  }

  /** The greatest group goes to the part that is the farthest from its share. */
  private List<int[]> ofGroups(int size, double... shares) {
    double[] wanted = shares;
    boolean rest = Arrays.stream(shares).sum() < 1 - 1e-9;
    if (rest) {
      wanted = Arrays.copyOf(shares, shares.length + 1);
      wanted[shares.length] = 1 - Arrays.stream(shares).sum();
    }
    int[] parts = partsOfGroups(size, wanted);
    List<int[]> made = new ArrayList<>();
    for (int part = 0; part < shares.length; part++) {
      made.add(where(parts, part));
    }
    return made;
  }

  private static int[] where(int[] parts, int part) {
    return IntStream.range(0, parts.length).filter(i -> parts[i] == part).toArray();
  }

  private int[] partsOfGroups(int size, double... shares) {
    requireEach("group", groups.length, size);
    TreeMap<Long, Integer> sizes = new TreeMap<>();
    for (long group : groups) {
      sizes.merge(group, 1, Integer::sum);
    }
    if (sizes.size() < shares.length) {
      throw new DataException(
          "There must be at least as many groups as parts. Got "
              + sizes.size()
              + " groups and "
              + shares.length
              + " parts.");
    }
    // As GroupKFold: by size, of equal ones the later first.
    List<Long> order = new ArrayList<>(sizes.keySet());
    java.util.Collections.reverse(order);
    order.sort((a, b) -> Integer.compare(sizes.getOrDefault(b, 0), sizes.getOrDefault(a, 0)));
    double[] full = new double[shares.length];
    TreeMap<Long, Integer> partOf = new TreeMap<>();
    for (Long group : order) {
      int part = 0;
      for (int i = 1; i < shares.length; i++) {
        if (full[i] / shares[i] < full[part] / shares[part]) {
          part = i;
        }
      }
      full[part] += sizes.getOrDefault(group, 0);
      partOf.put(group, part);
    }
    return Arrays.stream(groups).mapToInt(partOf::get).toArray();
  }

  private static void requireEach(String what, int given, int size) {
    if (given != size) {
      throw new DataException(
          "There must be a " + what + " for each example. Got " + given + " for " + size + ".");
    }
  }

  /** The part that each example is tested in, of k parts. */
  int[] folds(int size, int k, int... classes) {
    if (k < 2 || k > size) {
      throw new ConfigurationException(
          "The number of folds must be from 2 to the number of examples, "
              + size
              + ". Got "
              + k
              + ".");
    }
    if (kind == Kind.GROUPED) {
      double[] shares = new double[k];
      Arrays.fill(shares, 1.0 / k);
      return partsOfGroups(size, shares);
    }
    return kind == Kind.STRATIFIED ? stratifiedFolds(size, k, classes) : plainFolds(size, k);
  }

  private int[] plainFolds(int size, int k) {
    int[] order = mixed(IntStream.range(0, size).boxed().toList(), 0);
    int[] folds = new int[size];
    int at = 0;
    for (int fold = 0; fold < k; fold++) {
      int length = size / k + (fold < size % k ? 1 : 0);
      for (int i = 0; i < length; i++) {
        folds[order[at++]] = fold;
      }
    }
    return folds;
  }

  /** How many of a class a fold has follows from every k-th of the sorted classes. */
  private int[] stratifiedFolds(int size, int k, int... classes) {
    TreeMap<Integer, List<Integer>> byClass = new TreeMap<>(); // classes by where they come first
    TreeMap<Integer, Integer> firsts = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      int rank = firsts.computeIfAbsent(classes[i], c -> firsts.size());
      byClass.computeIfAbsent(rank, r -> new ArrayList<>()).add(i);
    }
    int most = byClass.values().stream().mapToInt(List::size).max().orElse(0);
    if (most < k) {
      throw new DataException(
          "Stratified folds need a class with at least as many examples as there are folds. Got "
              + k
              + " folds, and "
              + most
              + " examples of the most frequent class.");
    }
    int[] folds = new int[size];
    int start = 0;
    for (var entry : byClass.entrySet()) {
      List<Integer> members = entry.getValue();
      int[] counts = new int[k];
      for (int i = 0; i < members.size(); i++) {
        counts[(start + i) % k]++;
      }
      start += members.size();
      int at = 0;
      int[] order = mixed(members, entry.getKey());
      for (int fold = 0; fold < k; fold++) {
        for (int i = 0; i < counts[fold]; i++) {
          folds[order[at++]] = fold;
        }
      }
    }
    return folds;
  }

  private static List<List<Integer>> empty(int count) {
    List<List<Integer>> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(new ArrayList<>());
    }
    return made;
  }

  @Override
  public String toString() {
    String how = seed == null ? "" : ", seed=" + seed;
    return kind.name().toLowerCase(java.util.Locale.ROOT) + how;
  }
}
