package org.pydl4j.etl.internal.regex;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

/**
 * A regular expression of the user's that ends whatever text it sees. Java's matcher goes back in a
 * text as often as it takes: for {@code (.*a){25}b} and sixty letters a that is for years, and for
 * other pairs deeper than the stack. Both are a {@link DataException} here.
 */
public final class Regex {
  /** Characters that may be looked at beside those of one straight run: some tenths of a second. */
  private static final long STEPS = 20_000_000L;

  private static final long STEPS_A_CHARACTER = 1_000;

  private final Pattern pattern;

  private Regex(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Of this text.
   *
   * @param what it is, for the message: {@code The 'pattern' of a RegexTokenizer}
   * @throws ConfigurationException if it is no regular expression
   */
  public static Regex of(String what, String regex) {
    try {
      return new Regex(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      throw new ConfigurationException(
          what
              + " must be a regular expression. '"
              + regex
              + "' is none: "
              + e.getDescription()
              + (e.getIndex() < 0 ? "." : " near its character " + e.getIndex() + "."),
          e);
    }
  }

  /** How many groups it has. */
  public int groups() {
    return pattern.matcher("").groupCount();
  }

  /**
   * Whether it matches all of a text.
   *
   * @throws DataException if that cannot be found out in reasonable time
   */
  public boolean matches(String text) {
    return match(text) != null;
  }

  /** The groups of a text that is matched as a whole; null if it is not. */
  public @Nullable MatchResult match(String text) {
    return within(text, matcher -> matcher.matches() ? matcher.toMatchResult() : null);
  }

  /** Calls for each match in a text, from its beginning to its end. */
  public void each(String text, Consumer<MatchResult> found) {
    within(
        text,
        matcher -> {
          while (matcher.find()) {
            found.accept(matcher);
          }
          return null;
        });
  }

  /**
   * The text with something else in place of each match.
   *
   * @param by with {@code $1} for the first group
   */
  public String replaceAll(String text, String by) {
    String replaced = within(text, matcher -> matcher.replaceAll(by));
    return replaced == null ? text : replaced;
  }

  private <T> @Nullable T within(String text, Function<Matcher, @Nullable T> work) {
    try {
      return work.apply(pattern.matcher(new Bounded(text)));
    } catch (StackOverflowError e) {
      throw tooMuch(text);
    }
  }

  private DataException tooMuch(String text) {
    return new DataException(
        "The regular expression '"
            + pattern
            + "' takes too long a search in a text of "
            + text.length()
            + " characters. Write it without repetitions inside of repetitions, as in (a+)+, or"
            + " with possessive ones, as in (a++)+.");
  }

  @Override
  public String toString() {
    return pattern.toString();
  }

  /** A text that counts how often it is looked at. */
  private final class Bounded implements CharSequence {
    private final String text;
    private long left;

    Bounded(String text) {
      this.text = text;
      this.left = STEPS + STEPS_A_CHARACTER * text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw tooMuch(text);
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
