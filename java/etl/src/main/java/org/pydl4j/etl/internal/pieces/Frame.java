package org.pydl4j.etl.internal.pieces;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** The signs around one text or a pair: the {@code post_processor} of a file. */
final class Frame {
  /**
   * A place in the frame.
   *
   * @param text 0 for the first text, 1 for the second; -1 for a sign
   * @param id the sign
   * @param sign as it stands in the vocabulary
   * @param type of the text that it belongs to, 0 or 1
   */
  record Slot(int text, int id, String sign, int type) {}

  private final List<Slot> single;
  private final List<Slot> pair;
  private final boolean trim; // leaves the blanks that are part of pieces out of their places
  private final boolean prefix;

  private Frame(List<Slot> single, List<Slot> pair, boolean trim, boolean prefix) {
    this.single = single;
    this.pair = pair;
    this.trim = trim;
    this.prefix = prefix;
  }

  private static Slot text(int text, int type) {
    return new Slot(text, -1, "", type);
  }

  /** The texts as they are. */
  static Frame none() {
    return new Frame(List.of(text(0, 0)), List.of(text(0, 0), text(1, 1)), false, false);
  }

  List<Slot> slots(boolean ofPair) {
    return ofPair ? pair : single;
  }

  /** How many signs there are. */
  int signs(boolean ofPair) {
    return (int) slots(ofPair).stream().filter(slot -> slot.text < 0).count();
  }

  static Frame read(@Nullable Json json) {
    if (json == null) {
      return none();
    }
    return switch (json.type()) {
      case "Sequence" -> {
        Frame made = none();
        for (Json each : json.objects("processors")) {
          Frame next = read(each);
          boolean framed = next.signs(false) > 0 || next.signs(true) > 0;
          made =
              new Frame(
                  framed ? next.single : made.single,
                  framed ? next.pair : made.pair,
                  made.trim || next.trim,
                  made.prefix || next.prefix);
        }
        yield made;
      }
      case "ByteLevel" -> {
        Frame none = none();
        boolean trim = json.truth("trim_offsets", true);
        yield new Frame(none.single, none.pair, trim, json.truth("add_prefix_space", true));
      }
      case "BertProcessing" -> {
        Slot begin = sign(json, "cls", 0);
        Slot end = sign(json, "sep", 0);
        List<Slot> one = List.of(begin, text(0, 0), end);
        List<Slot> two =
            List.of(begin, text(0, 0), end, text(1, 1), new Slot(-1, end.id, end.sign, 1));
        yield new Frame(one, two, false, false);
      }
      case "RobertaProcessing" -> {
        Slot begin = sign(json, "cls", 0);
        Slot end = sign(json, "sep", 0);
        List<Slot> one = List.of(begin, text(0, 0), end);
        List<Slot> two = List.of(begin, text(0, 0), end, end, text(1, 0), end);
        boolean trim = json.truth("trim_offsets", true);
        yield new Frame(one, two, trim, json.truth("add_prefix_space", true));
      }
      case "TemplateProcessing" -> {
        Map<String, List<Slot>> signs = signs(json);
        yield new Frame(
            template(json, "single", signs), template(json, "pair", signs), false, false);
      }
      default ->
          throw json.unknown(
              "Sequence, ByteLevel, BertProcessing, RobertaProcessing and TemplateProcessing");
    };
  }

  private static Slot sign(Json json, String name, int type) {
    JsonArray two = json.array(name);
    try {
      return new Slot(-1, two.get(1).getAsInt(), two.get(0).getAsString(), type);
    } catch (IndexOutOfBoundsException | NumberFormatException | IllegalStateException e) {
      throw json.wrong(name, "a sign with its number");
    }
  }

  private static Map<String, List<Slot>> signs(Json json) {
    Map<String, List<Slot>> made = new HashMap<>();
    JsonObject all = json.object("special_tokens");
    for (String name : all.keySet()) {
      Json each = new Json(all.get(name), "special_tokens." + name);
      JsonArray ids = each.array("ids");
      JsonArray tokens = each.array("tokens");
      List<Slot> slots = new ArrayList<>();
      for (int i = 0; i < Math.min(ids.size(), tokens.size()); i++) {
        slots.add(new Slot(-1, ids.get(i).getAsInt(), tokens.get(i).getAsString(), 0));
      }
      made.put(name, slots);
    }
    return made;
  }

  private static List<Slot> template(Json json, String name, Map<String, List<Slot>> signs) {
    List<Slot> made = new ArrayList<>();
    for (JsonElement element : json.array(name)) {
      Json each = new Json(element, json.place() + "." + name);
      Json sequence = each.child("Sequence");
      Json sign = each.child("SpecialToken");
      if (sequence != null) {
        made.add(text("B".equals(sequence.text("id")) ? 1 : 0, sequence.number("type_id")));
      } else if (sign != null && signs.containsKey(sign.text("id"))) {
        int type = sign.number("type_id");
        signs
            .get(sign.text("id"))
            .forEach(slot -> made.add(new Slot(-1, slot.id, slot.sign, type)));
      } else {
        throw new DataException("its " + each.place() + " is neither a text nor a known sign.");
      }
    }
    return made;
  }

  /** Pieces whose places do not count the blanks that GPT-2's pieces have in front of them. */
  List<Piece> trimmed(List<Piece> pieces, String of) {
    if (!trim) {
      return pieces;
    }
    List<Piece> made = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      String text = piece.text();
      int leading = 0;
      while (leading < text.length() && isBlank(text.charAt(leading))) {
        leading++;
      }
      int trailing = 0;
      while (trailing < text.length() && isBlank(text.charAt(text.length() - 1 - trailing))) {
        trailing++;
      }
      int from = piece.from();
      int to = piece.to();
      if (leading > 0) {
        boolean first = made.isEmpty() || from == 0;
        from = Math.min(moved(of, from, leading - (first && prefix ? 1 : 0)), to);
      }
      if (trailing > 0) {
        to = Math.max(moved(of, to, -trailing), from);
      }
      made.add(new Piece(piece.id(), text, from, to));
    }
    return made;
  }

  /** A place so many letters farther, at most at an end of the text. */
  private static int moved(String text, int place, int letters) {
    try {
      return text.offsetByCodePoints(place, letters);
    } catch (IndexOutOfBoundsException e) {
      return letters > 0 ? text.length() : place;
    }
  }

  private static boolean isBlank(char c) {
    return c == '\u0120' || Letters.isBlank(c); // what stands for a blank's byte
  }
}
