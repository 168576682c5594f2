package org.pydl4j.etl.internal.pieces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.regex.Regex;

/** Pieces that are found in a text before all else: the {@code added_tokens} of a file. */
final class AddedPieces {
  /** One of them. */
  record Added(
      int id,
      String text,
      boolean word,
      boolean left,
      boolean right,
      boolean normalized,
      boolean special) {}

  /** A part of a text, and the piece that it is; null for none. */
  record Part(Aligned text, @Nullable Added piece) {}

  private final Map<String, Added> raw = new HashMap<>();
  private final Map<String, Added> changed = new HashMap<>();
  private final @Nullable Regex inRaw;
  private final @Nullable Regex inChanged;

  AddedPieces(List<Added> all, @Nullable Normalization normalization) {
    for (Added each : all) {
      if (each.normalized) {
        String text =
            normalization == null ? each.text : normalization.of(Aligned.of(each.text)).text();
        changed.putIfAbsent(text, each);
      } else {
        raw.putIfAbsent(each.text, each);
      }
    }
    inRaw = any(raw);
    inChanged = any(changed);
  }

  /** The longest of those that begin at a place. */
  private static @Nullable Regex any(Map<String, Added> pieces) {
    List<String> texts = new ArrayList<>(pieces.keySet());
    texts.remove("");
    texts.sort(Comparator.comparingInt(String::length).reversed().thenComparing(x -> x));
    return texts.isEmpty()
        ? null
        : Regex.of(
            "Added pieces", texts.stream().map(Pattern::quote).collect(Collectors.joining("|")));
  }

  /** Parts of a text that was not changed yet. */
  List<Part> inRaw(Aligned text) {
    return parts(text, inRaw, raw);
  }

  /** Parts of a text that was. */
  List<Part> inChanged(Aligned text) {
    return parts(text, inChanged, changed);
  }

  private static List<Part> parts(
      Aligned text, @Nullable Regex pattern, Map<String, Added> pieces) {
    List<Part> made = new ArrayList<>();
    int[] done = {0};
    String all = text.text();
    if (pattern != null) {
      pattern.each(
          all,
          match -> {
            Added piece = pieces.get(match.group());
            int start = match.start();
            int end = match.end();
            if (piece == null || start < done[0] || piece.word && isWithin(all, start, end)) {
              return;
            }
            while (piece.left && start > done[0] && Letters.isBlank(all.charAt(start - 1))) {
              start--;
            }
            while (piece.right && end < all.length() && Letters.isBlank(all.charAt(end))) {
              end++;
            }
            if (start > done[0]) {
              made.add(new Part(text.part(done[0], start), null));
            }
            made.add(new Part(text.part(start, end), piece));
            done[0] = end;
          });
    }
    if (done[0] < text.length()) {
      made.add(new Part(text.part(done[0], text.length()), null));
    }
    return made;
  }

  private static boolean isWithin(String all, int start, int end) {
    return start > 0 && Letters.isWord(all.codePointBefore(start))
        || end < all.length() && Letters.isWord(all.codePointAt(end));
  }
}
