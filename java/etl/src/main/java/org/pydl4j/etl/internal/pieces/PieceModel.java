package org.pydl4j.etl.internal.pieces;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** What makes pieces of a part of a text: the {@code model} of a file. */
abstract class PieceModel {
  final Map<String, Integer> vocabulary;

  PieceModel(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Adds the pieces of a part. */
  abstract void pieces(Aligned part, List<Piece> into);

  static PieceModel read(Json json) {
    String type =
        json.has("type") ? json.type() : json.has("merges") ? "BPE" : "WordPiece"; // older files
    return switch (type) {
      case "BPE" -> new Bpe(json);
      case "WordPiece" -> new WordPiece(json);
      case "WordLevel" -> new WordLevel(json);
      case "Unigram" -> new Unigram(json);
      default -> throw json.unknown("BPE, WordPiece, WordLevel and Unigram");
    };
  }

  static Map<String, Integer> vocabulary(Json json) {
    Map<String, Integer> made = new HashMap<>();
    JsonObject object = json.object("vocab");
    for (Map.Entry<String, JsonElement> each : object.entrySet()) {
      try {
        made.put(each.getKey(), each.getValue().getAsInt());
      } catch (NumberFormatException | IllegalStateException | UnsupportedOperationException e) {
        throw json.wrong("vocab", "an object of whole numbers");
      }
    }
    return made;
  }

  static Piece piece(int id, String text, Aligned part, int start, int end) {
    return new Piece(id, text, part.from(start), part.to(end - 1));
  }

  /** The pieces of single bytes; null if one is not in the vocabulary. */
  final @Nullable List<String> bytes(String letters) {
    List<String> made = new ArrayList<>();
    for (byte b : letters.getBytes(StandardCharsets.UTF_8)) {
      String piece = String.format(Locale.ROOT, "<0x%02X>", b & 0xff);
      if (!vocabulary.containsKey(piece)) {
        return null;
      }
      made.add(piece);
    }
    return made;
  }

  final int id(String piece) {
    return Objects.requireNonNull(vocabulary.get(piece));
  }

  /** The number of what stands for unknown pieces, which must be there if it is named. */
  final int unknownId(Json json, String name) {
    Integer id = vocabulary.get(name);
    if (id == null) {
      throw json.wrong("unk_token", "a piece of the vocabulary");
    }
    return id;
  }

  /** Whole words. */
  private static final class WordLevel extends PieceModel {
    private final @Nullable String unknown;

    WordLevel(Json json) {
      super(vocabulary(json));
      unknown = json.textOr("unk_token", null);
    }

    @Override
    void pieces(Aligned part, List<Piece> into) {
      Integer id = vocabulary.get(part.text());
      if (id != null) {
        into.add(piece(id, part.text(), part, 0, part.length()));
        return;
      }
      Integer of = unknown == null ? null : vocabulary.get(unknown);
      if (of == null || unknown == null) {
        throw new DataException(
            "The tokeniser has neither the word '" + part + "' nor a piece for unknown ones.");
      }
      into.add(piece(of, unknown, part, 0, part.length()));
    }
  }

  /** The longest pieces of each word from its beginning. */
  private static final class WordPiece extends PieceModel {
    private final String unknown;
    private final int unknownId;
    private final String prefix;
    private final int longestWord;
    private final int longest;

    WordPiece(Json json) {
      super(vocabulary(json));
      unknown = Objects.requireNonNull(json.textOr("unk_token", "[UNK]"));
      unknownId = unknownId(json, unknown);
      prefix = Objects.requireNonNull(json.textOr("continuing_subword_prefix", "##"));
      longestWord =
          json.has("max_input_chars_per_word") ? json.number("max_input_chars_per_word") : 100;
      longest = vocabulary.keySet().stream().mapToInt(String::length).max().orElse(1);
    }

    @Override
    void pieces(Aligned part, List<Piece> into) {
      String word = part.text();
      int before = into.size();
      boolean known = word.codePointCount(0, word.length()) <= longestWord;
      for (int start = 0; known && start < word.length(); ) {
        int end = Math.min(word.length(), start + longest);
        Integer id = null;
        String found = "";
        for (; end > start; end--) {
          found = (start > 0 ? prefix : "") + word.substring(start, end);
          id = vocabulary.get(found);
          if (id != null) {
            break;
          }
        }
        if (id == null) {
          known = false;
        } else {
          into.add(piece(id, found, part, start, end));
          start = end;
        }
      }
      if (!known) {
        into.subList(before, into.size()).clear();
        into.add(piece(unknownId, unknown, part, 0, part.length()));
      }
    }
  }

  /** Letters that are joined two by two, the pair that was learnt first before others. */
  private static final class Bpe extends PieceModel {
    private record Merge(int rank, int id) {}

    private record Candidate(int rank, int at, int id) {}

    private final Map<Long, Merge> merges = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final @Nullable String unknown;
    private final String prefix;
    private final String suffix;
    private final boolean fuse;
    private final boolean byteFallback;
    private final boolean wholeFirst;

    Bpe(Json json) {
      super(vocabulary(json));
      unknown = json.textOr("unk_token", null);
      if (unknown != null) {
        unknownId(json, unknown);
      }
      prefix = Objects.requireNonNull(json.textOr("continuing_subword_prefix", ""));
      suffix = Objects.requireNonNull(json.textOr("end_of_word_suffix", ""));
      fuse = json.truth("fuse_unk", false);
      byteFallback = json.truth("byte_fallback", false);
      wholeFirst = json.truth("ignore_merges", false);
      vocabulary.forEach((text, id) -> texts.put(id, text));
      JsonArray all = json.array("merges");
      for (int rank = 0; rank < all.size(); rank++) {
        merge(json, all.get(rank), rank);
      }
    }

    private void merge(Json json, JsonElement element, int rank) {
      String[] two =
          element.isJsonArray() && element.getAsJsonArray().size() == 2
              ? new String[] {
                element.getAsJsonArray().get(0).getAsString(),
                element.getAsJsonArray().get(1).getAsString()
              }
              : element.isJsonPrimitive() ? element.getAsString().split(" ") : new String[0];
      Integer left = two.length == 2 ? vocabulary.get(two[0]) : null;
      Integer right = two.length == 2 ? vocabulary.get(two[1]) : null;
      Integer made =
          left == null || right == null || two[1].length() < prefix.length()
              ? null
              : vocabulary.get(two[0] + two[1].substring(prefix.length()));
      if (left == null || right == null || made == null) {
        throw json.wrong(
            "merges", "pairs of pieces of the vocabulary that make one; not " + element);
      }
      merges.putIfAbsent((long) left << 32 | right, new Merge(rank, made));
    }

    @Override
    void pieces(Aligned part, List<Piece> into) {
      Integer whole = wholeFirst ? vocabulary.get(part.text()) : null;
      if (whole != null) {
        into.add(piece(whole, part.text(), part, 0, part.length()));
        return;
      }
      new Word(part).merge(into);
    }

    /** One word that is joined. */
    private final class Word {
      private final Aligned part;
      private final int[] ids;
      private final int[] from;
      private final int[] to;
      private final int[] next;
      private final int[] before;
      private final PriorityQueue<Candidate> queue =
          new PriorityQueue<>(
              (a, b) ->
                  a.rank == b.rank ? Integer.compare(a.at, b.at) : Integer.compare(a.rank, b.rank));
      private int count;
      private boolean pendingUnknown;

      Word(Aligned part) {
        this.part = part;
        String text = part.text();
        int room = 4 * text.length() + 1; // bytes of a letter
        ids = new int[room];
        from = new int[room];
        to = new int[room];
        next = new int[room];
        before = new int[room];
        for (int i = 0; i < text.length(); ) {
          int end = i + Character.charCount(text.codePointAt(i));
          letter(text.substring(i, end), i, end, end == text.length());
          i = end;
        }
      }

      private void letter(String letter, int start, int end, boolean last) {
        String named = (start > 0 ? prefix : "") + letter + (last ? suffix : "");
        Integer id = vocabulary.get(named);
        if (id != null) {
          add(id, start, end);
          pendingUnknown = false;
          return;
        }
        List<String> all = byteFallback ? bytes(named) : null;
        if (all != null) {
          all.forEach(each -> add(id(each), start, end));
          pendingUnknown = false;
        } else if (unknown != null) {
          if (pendingUnknown && fuse) {
            to[count - 1] = end;
          } else {
            add(id(unknown), start, end);
          }
          pendingUnknown = true;
        }
      }

      private void add(int id, int start, int end) {
        ids[count] = id;
        from[count] = start;
        to[count] = end;
        before[count] = count - 1;
        next[count] = count + 1;
        count++;
      }

      void merge(List<Piece> into) {
        for (int i = 0; i + 1 < count; i++) {
          offer(i);
        }
        boolean[] gone = new boolean[count];
        while (!queue.isEmpty()) {
          Candidate best = queue.remove();
          int right = gone[best.at] ? count : next[best.at];
          if (gone[best.at] || right >= count) {
            continue;
          }
          Merge merge = merges.get((long) ids[best.at] << 32 | ids[right]);
          if (merge == null || merge.id != best.id) {
            continue; // one of the two has been joined with another
          }
          ids[best.at] = best.id;
          to[best.at] = to[right];
          gone[right] = true;
          next[best.at] = next[right];
          if (next[right] < count) {
            before[next[right]] = best.at;
          }
          if (before[best.at] >= 0) {
            offer(before[best.at]);
          }
          offer(best.at);
        }
        for (int i = 0; i < count; i = next[i]) {
          into.add(piece(ids[i], texts.getOrDefault(ids[i], ""), part, from[i], to[i]));
        }
      }

      private void offer(int at) {
        if (next[at] < count) {
          Merge merge = merges.get((long) ids[at] << 32 | ids[next[at]]);
          if (merge != null) {
            queue.add(new Candidate(merge.rank, at, merge.id));
          }
        }
      }
    }
  }

  /** The pieces whose probabilities have the largest product. */
  private static final class Unigram extends PieceModel {
    private static final double PENALTY = 10; // of unknown letters, below the least score

    private final Map<String, Double> scores = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final int unknown;
    private final double unknownScore;
    private final boolean byteFallback;
    private final int longest;

    Unigram(Json json) {
      super(new HashMap<>());
      double least = Double.POSITIVE_INFINITY;
      int most = 1;
      for (JsonElement each : json.array("vocab")) {
        if (!each.isJsonArray() || each.getAsJsonArray().size() != 2) {
          throw json.wrong("vocab", "a list of pieces with their scores");
        }
        String text = each.getAsJsonArray().get(0).getAsString();
        double score = each.getAsJsonArray().get(1).getAsDouble();
        vocabulary.put(text, texts.size());
        scores.put(text, score);
        texts.add(text);
        least = Math.min(least, score);
        most = Math.max(most, text.length());
      }
      unknown = json.has("unk_id") ? json.number("unk_id") : -1;
      if (unknown >= texts.size()) {
        throw json.wrong("unk_id", "the number of a piece");
      }
      unknownScore = least - PENALTY;
      byteFallback = json.truth("byte_fallback", false);
      longest = most;
    }

    @Override
    void pieces(Aligned part, List<Piece> into) {
      String text = part.text();
      int n = text.length();
      double[] best = new double[n + 1];
      int[] start = new int[n + 1];
      boolean[] known = new boolean[n + 1];
      java.util.Arrays.fill(start, -1);
      for (int at = 0; at < n; ) {
        int letter = at + Character.charCount(text.codePointAt(at));
        boolean single = false;
        for (int end = at + 1; end <= Math.min(n, at + longest); end++) {
          Double score = scores.get(text.substring(at, end));
          if (score != null) {
            double sum = best[at] + score;
            if (start[end] < 0 || sum > best[end]) {
              best[end] = sum;
              start[end] = at;
              known[end] = true;
            }
            single |= end == letter;
          }
        }
        if (!single && (start[letter] < 0 || best[at] + unknownScore > best[letter])) {
          best[letter] = best[at] + unknownScore;
          start[letter] = at;
          known[letter] = false;
        }
        at = letter;
      }
      List<int[]> spans = new ArrayList<>();
      for (int end = n; end > 0; end = start[end]) {
        int[] last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (!known[end] && last != null && last[2] == 0) {
          last[0] = start[end]; // unknown letters in a row are one piece
        } else {
          spans.add(new int[] {start[end], end, known[end] ? 1 : 0});
        }
      }
      for (int i = spans.size() - 1; i >= 0; i--) {
        add(part, spans.get(i)[0], spans.get(i)[1], into);
      }
    }

    private void add(Aligned part, int from, int to, List<Piece> into) {
      String text = part.text().substring(from, to);
      Integer id = vocabulary.get(text);
      if (id != null) {
        into.add(piece(id, text, part, from, to));
        return;
      }
      List<String> all = byteFallback ? bytes(text) : null;
      if (all != null) {
        all.forEach(each -> into.add(piece(id(each), each, part, from, to)));
      } else if (unknown >= 0) {
        into.add(piece(unknown, text, part, from, to));
      } else {
        throw new DataException(
            "The tokeniser has no piece for '" + text + "', nor for unknown ones.");
      }
    }
  }
}
