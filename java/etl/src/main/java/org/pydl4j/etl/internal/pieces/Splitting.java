package org.pydl4j.etl.internal.pieces;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.pydl4j.etl.internal.regex.Regex;

/** What takes a text apart before its pieces are looked up: the {@code pre_tokenizer} of a file. */
interface Splitting {
  /** The parts of a text, without empty ones. */
  List<Aligned> of(Aligned text);

  /** GPT-2's words. */
  Regex GPT2 =
      Regex.of(
          "GPT-2's words",
          "(?U)'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+");

  static Splitting read(Json json) {
    return switch (json.type()) {
      case "Sequence" ->
          sequence(json.objects("pretokenizers").stream().map(Splitting::read).toList());
      case "BertPreTokenizer" ->
          sequence(
              List.of(letters(Letters::isBlank, "Removed"), letters(Letters::isSign, "Isolated")));
      case "WhitespaceSplit" -> letters(Letters::isBlank, "Removed");
      case "Whitespace" -> matches(Regex.of("Words", "(?U)\\w+|[^\\w\\s]+"), "Removed", true);
      case "Punctuation" ->
          letters(Letters::isSign, behaviour(json, json.textOr("behavior", "Isolated")));
      case "Digits" ->
          letters(
              Letters::isNumber,
              json.truth("individual_digits", false) ? "Isolated" : "Contiguous");
      case "CharDelimiterSplit" -> {
        String sign = json.text("delimiter");
        if (sign.codePointCount(0, sign.length()) != 1) {
          throw json.wrong("delimiter", "one letter");
        }
        int delimiter = sign.codePointAt(0);
        yield letters(c -> c == delimiter, "Removed");
      }
      case "Split" ->
          matches(
              Normalization.pattern(json.get("pattern"), json),
              behaviour(json, json.text("behavior")),
              json.truth("invert", false));
      case "ByteLevel" ->
          byteLevel(json.truth("add_prefix_space", true), json.truth("use_regex", true));
      case "Metaspace" -> metaspace(json);
      default ->
          throw json.unknown(
              "Sequence, BertPreTokenizer, WhitespaceSplit, Whitespace, Punctuation, Digits,"
                  + " CharDelimiterSplit, Split, ByteLevel and Metaspace");
    };
  }

  private static Splitting sequence(List<Splitting> all) {
    return text -> {
      List<Aligned> now = List.of(text);
      for (Splitting each : all) {
        List<Aligned> next = new ArrayList<>();
        now.forEach(part -> next.addAll(each.of(part)));
        now = next;
      }
      return now;
    };
  }

  private static Splitting byteLevel(boolean prefix, boolean words) {
    return text -> {
      boolean blank = text.text().startsWith(" ");
      Aligned whole = prefix && !blank ? text.prepended(" ") : text;
      List<Aligned> parts = words ? matches(GPT2, "Isolated", false).of(whole) : List.of(whole);
      return parts.stream().map(ByteLetters::of).toList();
    };
  }

  private static Splitting metaspace(Json json) {
    String mark = json.text("replacement");
    String scheme =
        json.textOr("prepend_scheme", json.truth("add_prefix_space", true) ? "always" : "never");
    boolean split = json.truth("split", true);
    Splitting parts =
        matches(Regex.of("The mark", java.util.regex.Pattern.quote(mark)), "MergedWithNext", false);
    return text -> {
      if (text.length() == 0) {
        return List.of();
      }
      Aligned marked = text.mapped(c -> c == ' ' ? mark : null);
      boolean wanted = "always".equals(scheme) || "first".equals(scheme) && text.from(0) == 0;
      if (wanted && !marked.text().startsWith(mark)) {
        marked = marked.prepended(mark);
      }
      return split ? parts.of(marked) : List.of(marked);
    };
  }

  private static String behaviour(Json json, @org.jspecify.annotations.Nullable String named) {
    List<String> known =
        List.of("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous");
    if (named == null || !known.contains(named)) {
      throw json.wrong("behavior", "one of " + known);
    }
    return named;
  }

  /** A range of a text, and whether it is what was looked for. */
  record Range(int start, int end, boolean match) {}

  private static Splitting letters(IntPredicate wanted, String behaviour) {
    return text -> {
      List<Range> ranges = new ArrayList<>();
      int last = 0;
      String all = text.text();
      for (int i = 0; i < all.length(); ) {
        int c = all.codePointAt(i);
        int next = i + Character.charCount(c);
        if (wanted.test(c)) {
          if (last < i) {
            ranges.add(new Range(last, i, false));
          }
          ranges.add(new Range(i, next, true));
          last = next;
        }
        i = next;
      }
      if (last < all.length()) {
        ranges.add(new Range(last, all.length(), false));
      }
      return parts(text, ranges, behaviour);
    };
  }

  private static Splitting matches(Regex pattern, String behaviour, boolean invert) {
    return text -> {
      List<Range> ranges = new ArrayList<>();
      int[] last = {0};
      pattern.each(
          text.text(),
          match -> {
            if (match.end() == match.start()) {
              return;
            }
            if (last[0] < match.start()) {
              ranges.add(new Range(last[0], match.start(), invert));
            }
            ranges.add(new Range(match.start(), match.end(), !invert));
            last[0] = match.end();
          });
      if (last[0] < text.length()) {
        ranges.add(new Range(last[0], text.length(), invert));
      }
      return parts(text, ranges, behaviour);
    };
  }

  private static List<Aligned> parts(Aligned text, List<Range> ranges, String behaviour) {
    List<Range> kept =
        switch (behaviour) {
          case "Removed" -> ranges.stream().filter(range -> !range.match).toList();
          case "MergedWithPrevious" -> withPrevious(ranges);
          case "MergedWithNext" -> withNext(ranges);
          case "Contiguous" -> contiguous(ranges);
          default -> ranges;
        };
    return kept.stream().map(range -> text.part(range.start, range.end)).toList();
  }

  private static List<Range> withPrevious(List<Range> ranges) {
    List<Range> made = new ArrayList<>();
    boolean before = false;
    for (Range range : ranges) {
      if (range.match && !before && !made.isEmpty()) {
        int last = made.size() - 1;
        made.set(last, new Range(made.get(last).start, range.end, false));
      } else {
        made.add(range);
      }
      before = range.match;
    }
    return made;
  }

  private static List<Range> withNext(List<Range> ranges) {
    List<Range> made = new ArrayList<>();
    boolean before = false;
    for (int i = ranges.size() - 1; i >= 0; i--) {
      Range range = ranges.get(i);
      if (range.match && !before && !made.isEmpty()) {
        int last = made.size() - 1;
        made.set(last, new Range(range.start, made.get(last).end, false));
      } else {
        made.add(range);
      }
      before = range.match;
    }
    java.util.Collections.reverse(made);
    return made;
  }

  private static List<Range> contiguous(List<Range> ranges) {
    List<Range> made = new ArrayList<>();
    for (Range range : ranges) {
      int last = made.size() - 1;
      if (last >= 0 && made.get(last).match == range.match) {
        made.set(last, new Range(made.get(last).start, range.end, range.match));
      } else {
        made.add(range);
      }
    }
    return made;
  }
}
