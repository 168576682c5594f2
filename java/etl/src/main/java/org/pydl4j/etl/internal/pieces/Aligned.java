package org.pydl4j.etl.internal.pieces;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A text as it stands now, and from where to where in the original each of its characters came.
 * Immutable.
 */
public final class Aligned {
  private final String text;
  private final int[] from;
  private final int[] to;

  private Aligned(String text, int[] from, int[] to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  /** A text of which nothing was changed. */
  public static Aligned of(String text) {
    Builder builder = new Builder(text.length());
    for (int i = 0; i < text.length(); ) {
      int next = i + Character.charCount(text.codePointAt(i));
      builder.add(text, i, next, i, next);
      i = next;
    }
    return builder.build();
  }

  public String text() {
    return text;
  }

  public int length() {
    return text.length();
  }

  /** Where in the original a character came from. */
  public int from(int place) {
    return from[place];
  }

  /** Where in the original it ended. */
  public int to(int place) {
    return to[place];
  }

  /** A part from a place to another one. */
  public Aligned part(int start, int end) {
    return start == 0 && end == text.length()
        ? this
        : new Aligned(
            text.substring(start, end),
            Arrays.copyOfRange(from, start, end),
            Arrays.copyOfRange(to, start, end));
  }

  /** Each code point as another text; null leaves it as it is. */
  Aligned mapped(IntFunction<@Nullable String> change) {
    Builder builder = new Builder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      String made = change.apply(c);
      if (made == null) {
        builder.add(text, i, next, from[i], to[next - 1]);
      } else {
        builder.add(made, 0, made.length(), from[i], to[next - 1]);
      }
      i = next;
    }
    return builder.build();
  }

  /** Without some code points. */
  Aligned without(IntPredicate left) {
    return mapped(c -> left.test(c) ? "" : null);
  }

  /** With something in front that was not in the original: it has the place of the first letter. */
  Aligned prepended(String some) {
    boolean none = text.isEmpty();
    int letter = none ? 0 : Character.charCount(text.codePointAt(0)) - 1;
    Builder builder = new Builder(text.length() + some.length());
    builder.add(some, none ? 0 : from[0], none ? 0 : to[letter]);
    builder.add(this);
    return builder.build();
  }

  @Override
  public String toString() {
    return text;
  }

  /** Collects characters. */
  static final class Builder {
    private final StringBuilder text;
    private int[] from;
    private int[] to;

    Builder(int room) {
      text = new StringBuilder(room);
      from = new int[Math.max(8, room)];
      to = new int[Math.max(8, room)];
    }

    void add(String some, int start, int end) {
      add(some, 0, some.length(), start, end);
    }

    /** A part of a text, with the place of all of it. */
    void add(String some, int first, int last, int start, int end) {
      int length = text.length();
      room(last - first);
      for (int i = length; i < length + last - first; i++) {
        from[i] = start;
        to[i] = end;
      }
      text.append(some, first, last);
    }

    void add(Aligned other) {
      room(other.length());
      System.arraycopy(other.from, 0, from, text.length(), other.length());
      System.arraycopy(other.to, 0, to, text.length(), other.length());
      text.append(other.text);
    }

    private void room(int more) {
      if (text.length() + more > from.length) {
        int size = Math.max(text.length() + more, 2 * from.length);
        from = Arrays.copyOf(from, size);
        to = Arrays.copyOf(to, size);
      }
    }

    Aligned build() {
      return new Aligned(
          text.toString(), Arrays.copyOf(from, text.length()), Arrays.copyOf(to, text.length()));
    }
  }
}
