package org.pydl4j.etl.internal.pieces;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.StrictJson;

/** A {@code tokenizer.json}: its steps, one after the other. Immutable. */
public final class PieceFile {
  private final @Nullable Normalization normalization;
  private final @Nullable Splitting splitting;
  private final PieceModel model;
  private final Frame frame;
  private final Decoding decoding;
  private final AddedPieces added;
  private final Map<Integer, AddedPieces.Added> addedById = new HashMap<>();
  private final Map<String, Integer> numbers;
  private final Map<Integer, String> texts = new HashMap<>();
  private final Padding padding;
  private final int longest; // as the file says; -1 for no limit
  private final boolean cutsLeft;
  private final int size;

  /** What fills shorter texts up. */
  public record Padding(int id, int type, String text, int length, boolean left) {}

  private PieceFile(Json json) {
    Json normalizer = json.child("normalizer");
    normalization = normalizer == null ? null : Normalization.read(normalizer);
    Json splitter = json.child("pre_tokenizer");
    splitting = splitter == null ? null : Splitting.read(splitter);
    Json pieces = new Json(json.get("model"), "model");
    if (pieces.has("dropout") && pieces.get("dropout").getAsDouble() != 0) {
      throw pieces.wrong("dropout", "null or 0: here a text always has the same pieces");
    }
    model = PieceModel.read(pieces);
    frame = Frame.read(json.child("post_processor"));
    decoding = Decoding.read(json.child("decoder"));
    List<AddedPieces.Added> all = json.has("added_tokens") ? added(json) : List.of();
    added = new AddedPieces(all, normalization);
    numbers = new HashMap<>(model.vocabulary);
    numbers.forEach((text, id) -> texts.put(id, text));
    for (AddedPieces.Added each : all) {
      addedById.put(each.id(), each);
      numbers.put(each.text(), each.id());
      texts.put(each.id(), each.text());
    }
    Json truncation = json.child("truncation");
    longest = truncation == null ? -1 : truncation.number("max_length");
    cutsLeft = truncation != null && isLeft(truncation);
    if (truncation != null
        && !"LongestFirst".equals(truncation.textOr("strategy", "LongestFirst"))) {
      throw truncation.wrong("strategy", "LongestFirst");
    }
    size = numbers.values().stream().mapToInt(id -> id + 1).max().orElse(0);
    padding = padding(json.child("padding"));
  }

  /**
   * Reads the content of a file.
   *
   * @throws DataException if it is none, or has steps that are not known here; a sentence without
   *     the file's name
   */
  public static PieceFile of(String content) {
    try {
      JsonElement element = StrictJson.parse(content);
      return new PieceFile(new Json(element, "top"));
    } catch (JsonParseException e) {
      throw new DataException("it is no JSON: " + e.getMessage(), e);
    } catch (ConfigurationException e) { // of a regular expression
      throw new DataException(e.getMessage(), e);
    } catch (IllegalStateException | UnsupportedOperationException | NumberFormatException e) {
      throw new DataException("a value in it is of another kind: " + e.getMessage(), e);
    }
  }

  private static List<AddedPieces.Added> added(Json json) {
    List<AddedPieces.Added> made = new ArrayList<>();
    for (Json each : json.objects("added_tokens")) {
      boolean special = each.truth("special", false);
      made.add(
          new AddedPieces.Added(
              each.number("id"),
              each.text("content"),
              each.truth("single_word", false),
              each.truth("lstrip", false),
              each.truth("rstrip", false),
              each.truth("normalized", !special),
              special));
    }
    return made;
  }

  private Padding padding(@Nullable Json json) {
    if (json == null) {
      for (String name : List.of("[PAD]", "<pad>", "<|endoftext|>")) {
        Integer id = numbers.get(name);
        if (id != null) {
          return new Padding(id, 0, name, -1, false);
        }
      }
      return new Padding(0, 0, "", -1, false);
    }
    int length = -1;
    if (json.get("strategy").isJsonObject()) {
      length = new Json(json.get("strategy"), "padding.strategy").number("Fixed");
    }
    if (json.has("pad_to_multiple_of")) {
      throw json.wrong("pad_to_multiple_of", "null");
    }
    String text = Objects.requireNonNull(json.textOr("pad_token", ""));
    int type = json.has("pad_type_id") ? json.number("pad_type_id") : 0;
    return new Padding(json.number("pad_id"), type, text, length, isLeft(json));
  }

  private static boolean isLeft(Json json) {
    String direction = json.textOr("direction", "Right");
    if (!"Left".equals(direction) && !"Right".equals(direction)) {
      throw json.wrong("direction", "Left or Right");
    }
    return "Left".equals(direction);
  }

  /** The pieces of a text, without signs around it. */
  public List<Piece> pieces(String text) {
    List<Piece> made = new ArrayList<>();
    for (AddedPieces.Part raw : added.inRaw(Aligned.of(text))) {
      if (raw.piece() != null) {
        add(raw, made);
        continue;
      }
      Aligned changed = normalization == null ? raw.text() : normalization.of(raw.text());
      for (AddedPieces.Part part : added.inChanged(changed)) {
        if (part.piece() != null) {
          add(part, made);
        } else if (part.text().length() > 0) {
          split(part.text(), made);
        }
      }
    }
    return frame.trimmed(made, text);
  }

  private static void add(AddedPieces.Part part, List<Piece> into) {
    AddedPieces.Added piece = Objects.requireNonNull(part.piece());
    Aligned text = part.text();
    into.add(new Piece(piece.id(), text.text(), text.from(0), text.to(text.length() - 1)));
  }

  private void split(Aligned text, List<Piece> into) {
    List<Aligned> parts = splitting == null ? List.of(text) : splitting.of(text);
    for (Aligned part : parts) {
      if (part.length() > 0) {
        model.pieces(part, into);
      }
    }
  }

  /** A place of what a network reads: a piece of a text, or a sign. */
  public record Token(Piece piece, int text, int type, boolean sign) {}

  /**
   * One text or a pair with the signs around it, cut to a length.
   *
   * @param second null for one text
   * @param length with signs; -1 for what the file says
   * @param signs whether there are any
   */
  public List<Token> encode(String first, @Nullable String second, int length, boolean signs) {
    List<List<Piece>> texts =
        second == null ? List.of(pieces(first)) : List.of(pieces(first), pieces(second));
    boolean pair = second != null;
    int most = length < 0 ? longest : length;
    int around = signs ? frame.signs(pair) : 0;
    if (most >= 0) {
      texts = cut(texts, Math.max(0, most - around));
    }
    List<Token> made = new ArrayList<>();
    for (Frame.Slot slot : frame.slots(pair)) {
      if (slot.text() < 0 && !signs) {
        continue;
      }
      if (slot.text() < 0) {
        made.add(new Token(new Piece(slot.id(), slot.sign(), 0, 0), -1, slot.type(), true));
      } else if (slot.text() < texts.size()) {
        texts
            .get(slot.text())
            .forEach(piece -> made.add(new Token(piece, slot.text(), slot.type(), false)));
      }
    }
    return most >= 0 && made.size() > most ? made.subList(0, most) : made;
  }

  /** The longer one is cut first. */
  private List<List<Piece>> cut(List<List<Piece>> texts, int most) {
    int first = texts.get(0).size();
    if (texts.size() == 1) {
      return List.of(shortened(texts.get(0), most));
    }
    int second = texts.get(1).size();
    if (first + second > most) {
      boolean swapped = first > second;
      int less = Math.min(first, second);
      int more = less > most ? less : Math.max(less, most - less);
      if (less + more > most) {
        less = most / 2;
        more = less + most % 2;
      }
      first = swapped ? more : less;
      second = swapped ? less : more;
    }
    return List.of(shortened(texts.get(0), first), shortened(texts.get(1), second));
  }

  private List<Piece> shortened(List<Piece> text, int most) {
    int count = Math.min(most, text.size());
    return cutsLeft ? text.subList(text.size() - count, text.size()) : text.subList(0, count);
  }

  /** The text of some pieces; special ones may be left out. */
  public String decode(int[] ids, boolean withoutSpecial) {
    List<String> pieces = new ArrayList<>();
    for (int id : ids) {
      AddedPieces.Added special = addedById.get(id);
      String text = texts.get(id);
      boolean left = withoutSpecial && special != null && special.special();
      if (text != null && !left) {
        pieces.add(text);
      }
    }
    return String.join("", decoding.of(pieces));
  }

  /** How many signs there are around a text or a pair. */
  public int signs(boolean pair) {
    return frame.signs(pair);
  }

  /** The number of a piece; null if it is none. */
  public @Nullable Integer find(String piece) {
    return numbers.get(piece);
  }

  /** All pieces with their numbers. */
  public Map<String, Integer> vocabulary() {
    return numbers;
  }

  /** One more than the largest number of a piece. */
  public int size() {
    return size;
  }

  /** What fills shorter texts up. */
  public Padding padding() {
    return padding;
  }
}
