package org.pydl4j.etl.internal.pieces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  private final Map<Character, List<Map.Entry<String, Added>>> inRaw;
  private final Map<Character, List<Map.Entry<String, Added>>> inChanged;

  AddedPieces(List<Added> all, @Nullable Normalization normalization) {
    Map<String, Added> raw = new HashMap<>();
    Map<String, Added> changed = new HashMap<>();
    for (Added each : all) {
      if (each.normalized) {
        String text =
            normalization == null ? each.text : normalization.of(Aligned.of(each.text)).text();
        changed.putIfAbsent(text, each);
      } else {
        raw.putIfAbsent(each.text, each);
      }
    }
    inRaw = byLetter(raw);
    inChanged = byLetter(changed);
  }

  /** By their first letters, the longest first. */
  private static Map<Character, List<Map.Entry<String, Added>>> byLetter(
      Map<String, Added> pieces) {
    Map<Character, List<Map.Entry<String, Added>>> made = new HashMap<>();
    pieces.remove("");
    pieces.entrySet().stream()
        .sorted(Comparator.comparingInt(piece -> -piece.getKey().length()))
        .forEach(
            piece ->
                made.computeIfAbsent(piece.getKey().charAt(0), letter -> new ArrayList<>())
                    .add(piece));
    return made;
  }

  /** The longest of those that begin at a place; null for none. */
  private static Map.@Nullable Entry<String, Added> at(
      Map<Character, List<Map.Entry<String, Added>>> pieces, String text, int place) {
    for (Map.Entry<String, Added> piece : pieces.getOrDefault(text.charAt(place), List.of())) {
      if (text.startsWith(piece.getKey(), place)) {
        return piece;
      }
    }
    return null;
  }

  /** Parts of a text that was not changed yet. */
  List<Part> inRaw(Aligned text) {
    return parts(text, inRaw);
  }

  /** Parts of a text that was. */
  List<Part> inChanged(Aligned text) {
    return parts(text, inChanged);
  }

  private static List<Part> parts(
      Aligned text, Map<Character, List<Map.Entry<String, Added>>> pieces) {
    List<Part> made = new ArrayList<>();
    int done = 0;
    String all = text.text();
    for (int next = 0; next < all.length(); ) {
      Map.Entry<String, Added> found = at(pieces, all, next);
      int start = next;
      int end = start + (found == null ? 1 : found.getKey().length());
      next = end;
      if (found == null || start < done || found.getValue().word && isWithin(all, start, end)) {
        continue;
      }
      Added piece = found.getValue();
      while (piece.left && start > done && Letters.isBlank(all.charAt(start - 1))) {
        start--;
      }
      while (piece.right && end < all.length() && Letters.isBlank(all.charAt(end))) {
        end++;
      }
      if (start > done) {
        made.add(new Part(text.part(done, start), null));
      }
      made.add(new Part(text.part(start, end), piece));
      done = end;
    }
    if (done < text.length()) {
      made.add(new Part(text.part(done, text.length()), null));
    }
    return made;
  }

  private static boolean isWithin(String all, int start, int end) {
    return start > 0 && Letters.isWord(all.codePointBefore(start))
        || end < all.length() && Letters.isWord(all.codePointAt(end));
  }
}
