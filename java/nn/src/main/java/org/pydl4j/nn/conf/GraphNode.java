package org.pydl4j.nn.conf;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A vertex of a graph as it is described: what it is, and what it reads.
 *
 * @param name under which others read it; any text
 * @param member a declared object; null where it is another vertex's
 * @param sharedWith the vertex whose object and parameters it uses; null where it has its own
 * @param inputs the names of what it reads, in order
 */
public record GraphNode(
    String name, @Nullable Configured member, @Nullable String sharedWith, List<String> inputs) {
  /** Letters of the longest name in a graph. */
  public static final int MOST_LETTERS = 500;

  /** Refuses a vertex without a name, or that reads nothing. */
  public GraphNode {
    Objects.requireNonNull(name, "name");
    inputs = List.copyOf(inputs);
    requireShort(name);
    inputs.forEach(GraphNode::requireShort);
    if (sharedWith != null) {
      requireShort(sharedWith);
    }
    if (name.isBlank()) {
      throw new ConfigurationException("A vertex of a graph needs a name. Got '" + name + "'.");
    }
    if (inputs.isEmpty()) {
      throw new ConfigurationException(
          "The vertex '" + name + "' reads nothing. Name an input or another vertex behind it.");
    }
    if ((member == null) == (sharedWith == null)) {
      throw new ConfigurationException(
          "The vertex '" + name + "' must be a layer or vertex, or share that of another one.");
    }
  }

  /** Refuses what no message could show. */
  private static void requireShort(String name) {
    if (name.length() > MOST_LETTERS) {
      throw new ConfigurationException(
          "A name in a graph has at most "
              + MOST_LETTERS
              + " letters. Got "
              + name.length()
              + " in '"
              + Where.shown(name)
              + "'.");
    }
  }

  /**
   * The vertex that makes what a name stands for: of {@code lstm#1}, the second thing that the
   * vertex {@code lstm} makes, {@code lstm}; the name itself where it is that of a vertex or input.
   *
   * @param known the names of vertices
   */
  public static String maker(String name, Set<String> known) {
    int at = name.lastIndexOf('#');
    boolean further = at > 0 && name.substring(at + 1).matches("[0-9]{1,4}");
    return further && !known.contains(name) && known.contains(name.substring(0, at))
        ? name.substring(0, at)
        : name;
  }

  /**
   * Which of the things that a vertex makes a name stands for: 1 of {@code lstm#1}.
   *
   * @param maker of {@link #maker}
   */
  public static int port(String name, String maker) {
    return maker.equals(name) ? 0 : Integer.parseInt(name.substring(maker.length() + 1));
  }

  /**
   * Whether it reads something that the vertex of this name makes.
   *
   * @param known the names of all vertices
   */
  public boolean reads(String vertex, Set<String> known) {
    return inputs.stream().anyMatch(name -> maker(name, known).equals(vertex));
  }

  /** A vertex with an object of its own. */
  public static GraphNode of(String name, Configured member, String... inputs) {
    return new GraphNode(name, member, null, List.of(inputs));
  }

  /** A vertex that uses the object and the parameters of another one. */
  public static GraphNode shared(String name, String other, String... inputs) {
    return new GraphNode(name, null, other, List.of(inputs));
  }

  /** {@code dense: Dense(nOut=5) <- left}. */
  @Override
  public String toString() {
    String what = member == null ? "shared with " + sharedWith : member.toString();
    return name + ": " + what + " <- " + String.join(", ", inputs);
  }
}
