package org.pydl4j.nd;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where arrays were made that nobody closed. Off by default, since it costs some microseconds an
 * array: switch it on with {@code -Dpydl4j.leaks=true} or {@link #record}.
 *
 * <p>An array that the garbage collector finds unclosed is a warning of the logger {@code
 * org.pydl4j.nd.Leaks}, once for each place in the program; {@link #dropped()} has them all. {@link
 * #open()} has those that are open now.
 */
public final class Leaks {
  private static final System.Logger LOG = System.getLogger(Leaks.class.getName());
  private static final int FRAMES = 12;
  private static final Set<Origin> OPEN = ConcurrentHashMap.newKeySet();
  private static final Map<String, Long> DROPPED = new ConcurrentHashMap<>();
  private static volatile boolean recording = Boolean.getBoolean("pydl4j.leaks");

  private Leaks() {}

  /**
   * A place in the program.
   *
   * @param calls the line that made the arrays and its callers, one a line, innermost first
   * @param arrays how many
   */
  public record Place(String calls, long arrays) {}

  /** Whether arrays that are made from now on remember where; what was recorded stays. */
  public static void record(boolean on) {
    recording = on;
  }

  /** The recorded arrays that are open now, by the place that made them, most first. */
  public static List<Place> open() {
    return places(OPEN.stream().map(Origin::calls).toList());
  }

  /** The recorded arrays that were collected without a close, most first. */
  public static List<Place> dropped() {
    return sorted(DROPPED);
  }

  /** Notes an array; null when nothing is recorded. Called by the engine, not by users. */
  public static @Nullable Origin made() {
    if (!recording) {
      return null;
    }
    Origin origin = new Origin();
    OPEN.add(origin);
    return origin;
  }

  private static List<Place> places(Collection<String> calls) {
    return sorted(calls.stream().collect(Collectors.groupingBy(c -> c, Collectors.counting())));
  }

  private static List<Place> sorted(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> new Place(entry.getKey(), entry.getValue()))
        .sorted((a, b) -> Long.compare(b.arrays, a.arrays))
        .toList();
  }

  /** One array's making. */
  public static final class Origin {
    private final Throwable made = new Throwable();

    private Origin() {}

    /** The array was closed, as it should be. */
    public void closed() {
      OPEN.remove(this);
    }

    /** The array was collected without a close. */
    public void dropped() {
      OPEN.remove(this);
      String calls = calls();
      if (DROPPED.merge(calls, 1L, Long::sum) == 1) {
        LOG.log(
            System.Logger.Level.WARNING,
            "An array was never closed: its memory came back by the garbage collector only. Close"
                + " it, or make it inside a Scope. It was made at\n"
                + calls);
      }
    }

    /** Without the frames of the engine itself. */
    private String calls() {
      return java.util.Arrays.stream(made.getStackTrace())
          .dropWhile(Origin::isOurs)
          .limit(FRAMES)
          .map(frame -> "  " + frame)
          .collect(Collectors.joining("\n"));
    }

    private static boolean isOurs(StackTraceElement frame) {
      String name = frame.getClassName();
      return name.startsWith("org.pydl4j.nd.internal.")
          || name.startsWith("org.pydl4j.nd.ops.")
          || Set.of(Leaks.class, Origin.class, NDArray.class, Nd.class).stream()
              .anyMatch(ours -> name.equals(ours.getName()));
    }
  }
}
