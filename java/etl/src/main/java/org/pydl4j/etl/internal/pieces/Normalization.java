package org.pydl4j.etl.internal.pieces;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.pydl4j.etl.internal.regex.Regex;
import org.pydl4j.nd.errors.DataException;

/** What changes a text before it is taken apart: the {@code normalizer} of a file. */
interface Normalization {
  Aligned of(Aligned text);

  static Normalization read(Json json) {
    return switch (json.type()) {
      case "Sequence" -> {
        List<Normalization> all =
            json.objects("normalizers").stream().map(Normalization::read).toList();
        yield text -> {
          Aligned now = text;
          for (Normalization each : all) {
            now = each.of(now);
          }
          return now;
        };
      }
      case "BertNormalizer" -> bert(json);
      case "NFC" -> text -> normalized(text, Normalizer.Form.NFC);
      case "NFD" -> text -> normalized(text, Normalizer.Form.NFD);
      case "NFKC" -> text -> normalized(text, Normalizer.Form.NFKC);
      case "NFKD" -> text -> normalized(text, Normalizer.Form.NFKD);
      case "Lowercase" -> Normalization::lower;
      case "StripAccents" -> text -> text.without(Letters::isMark);
      case "Strip" -> strip(json.truth("strip_left", true), json.truth("strip_right", true));
      case "Prepend" -> {
        String some = json.text("prepend");
        yield text -> text.length() == 0 ? text : text.prepended(some);
      }
      case "Replace" -> replace(json.get("pattern"), json.text("content"), json);
      case "Precompiled" -> new CharacterMap(json.text("precompiled_charsmap"));
      case "ByteLevel" -> ByteLetters::of;
      default ->
          throw json.unknown(
              "Sequence, BertNormalizer, NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, Strip,"
                  + " Prepend, Replace, Precompiled and ByteLevel");
    };
  }

  private static Normalization bert(Json json) {
    boolean clean = json.truth("clean_text", true);
    boolean chinese = json.truth("handle_chinese_chars", true);
    boolean lower = json.truth("lowercase", true);
    boolean strip = json.truth("strip_accents", lower);
    return text -> {
      Aligned now = text;
      if (clean) {
        now =
            now.mapped(
                c -> {
                  if (c == 0 || c == 0xFFFD || Letters.isControl(c)) {
                    return "";
                  }
                  return Letters.isBlank(c) ? " " : null;
                });
      }
      if (chinese) {
        now = now.mapped(c -> Letters.isChinese(c) ? " " + Character.toString(c) + " " : null);
      }
      if (strip) {
        now = normalized(now, Normalizer.Form.NFD).without(Letters::isAccent);
      }
      return lower ? lower(now) : now;
    };
  }

  /** Letter by letter, so that a Greek sigma at the end of a word is like any other. */
  private static Aligned lower(Aligned text) {
    return text.mapped(
        c -> {
          boolean small = c < 'A' || c > 'Z' && c < 128;
          return small ? null : Character.toString(c).toLowerCase(Locale.ROOT);
        });
  }

  private static Normalization strip(boolean left, boolean right) {
    return text -> {
      int start = 0;
      int end = text.length();
      while (left && start < end && Letters.isBlank(text.text().charAt(start))) {
        start++;
      }
      while (right && end > start && Letters.isBlank(text.text().charAt(end - 1))) {
        end--;
      }
      return text.part(start, end);
    };
  }

  /** The pattern of a step: a text as it stands, or a regular expression. */
  static Regex pattern(JsonElement element, Json json) {
    JsonObject pattern = element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
    if (pattern.has("String")) {
      return Regex.of("The pattern", Pattern.quote(pattern.get("String").getAsString()));
    }
    if (pattern.has("Regex")) {
      // \s, \w and \d are Unicode's, as they are in the package that wrote the file
      return Regex.of(
          "The 'pattern' of its " + json.place(), "(?U)" + pattern.get("Regex").getAsString());
    }
    throw json.wrong("pattern", "{'String': …} or {'Regex': …}");
  }

  private static Normalization replace(JsonElement element, String by, Json json) {
    Regex pattern = pattern(element, json);
    return text -> {
      Aligned.Builder made = new Aligned.Builder(text.length());
      int[] done = {0};
      pattern.each(
          text.text(),
          match -> {
            if (match.end() > match.start()) {
              made.add(text.part(done[0], match.start()));
              made.add(by, text.from(match.start()), text.to(match.end() - 1));
              done[0] = match.end();
            }
          });
      made.add(text.part(done[0], text.length()));
      return made.build();
    };
  }

  /** A letter with its accents at a time, which come from all of it. */
  private static Aligned normalized(Aligned text, Normalizer.Form form) {
    String all = text.text();
    if (Normalizer.isNormalized(all, form)) {
      return text;
    }
    Aligned.Builder made = new Aligned.Builder(all.length());
    for (int start = 0; start < all.length(); ) {
      int end = start + Character.charCount(all.codePointAt(start));
      while (end < all.length() && joins(all.codePointAt(end))) {
        end += Character.charCount(all.codePointAt(end));
      }
      add(text.part(start, end), form, made);
      start = end;
    }
    return made.build();
  }

  private static boolean joins(int c) {
    return Letters.isMark(c) || c >= 0x1160 && c <= 0x11FF; // vowels and ends of Hangul
  }

  /**
   * A letter of several has the place of the first of them, and the others' places are passed over.
   */
  private static void add(Aligned group, Normalizer.Form form, Aligned.Builder made) {
    boolean wide = form == Normalizer.Form.NFKC || form == Normalizer.Form.NFKD;
    Normalizer.Form apart = wide ? Normalizer.Form.NFKD : Normalizer.Form.NFD;
    Aligned each = group.mapped(c -> Normalizer.normalize(Character.toString(c), apart));
    String whole = Normalizer.normalize(group.text(), form);
    int at = 0;
    for (int i = 0; i < whole.length(); ) {
      String letter = Character.toString(whole.codePointAt(i));
      int place = Math.min(at, each.length() - 1);
      made.add(letter, each.from(place), each.to(place));
      at += Normalizer.normalize(letter, Normalizer.Form.NFD).length();
      i += letter.length();
    }
  }

  /** What SentencePiece compiled: pieces of text and what stands for them. */
  final class CharacterMap implements Normalization {
    private static final Regex LETTERS = Regex.of("A letter", "\\X");
    private static final int LONGEST = 6; // bytes of a group that is looked up as a whole

    private final int[] units;
    private final byte[] texts;

    CharacterMap(String base64) {
      byte[] all;
      try {
        all = java.util.Base64.getDecoder().decode(base64);
      } catch (IllegalArgumentException e) {
        throw new DataException("its precompiled_charsmap is not in base 64.", e);
      }
      java.nio.ByteBuffer bytes =
          java.nio.ByteBuffer.wrap(all).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      int size = all.length < 4 ? -1 : bytes.getInt();
      if (size < 4 || size % 4 != 0 || size > bytes.remaining()) {
        throw new DataException("its precompiled_charsmap is damaged.");
      }
      units = new int[size / 4];
      bytes.asIntBuffer().get(units);
      texts = java.util.Arrays.copyOfRange(all, 4 + size, all.length);
    }

    @Override
    public Aligned of(Aligned text) {
      Aligned.Builder made = new Aligned.Builder(text.length());
      LETTERS.each(text.text(), match -> add(text.part(match.start(), match.end()), made));
      return made.build();
    }

    private void add(Aligned letter, Aligned.Builder made) {
      String whole = utf8(letter.text()).length < LONGEST ? found(letter.text()) : null;
      if (whole != null) {
        made.add(whole, letter.from(0), letter.to(letter.length() - 1));
      } else {
        made.add(letter.mapped(c -> found(Character.toString(c))));
      }
    }

    private static byte[] utf8(String text) {
      return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** What stands for the shortest beginning that is in the map; null for none. */
    private @org.jspecify.annotations.Nullable String found(String text) {
      int node = 0;
      node ^= offset(units[0]);
      for (byte b : utf8(text)) {
        node ^= b & 0xff;
        if (b == 0 || node < 0 || node >= units.length) {
          return null;
        }
        int unit = units[node];
        if ((unit & (0x80000000 | 0xff)) != (b & 0xff)) {
          return null;
        }
        node ^= offset(unit);
        if (node < 0 || node >= units.length) {
          return null;
        }
        if ((unit >>> 8 & 1) == 1) {
          return text(units[node] & 0x7fffffff);
        }
      }
      return null;
    }

    private static int offset(int unit) {
      return unit >>> 10 << ((unit & 1 << 9) >>> 6);
    }

    private String text(int start) {
      int end = start;
      while (end < texts.length && texts[end] != 0) {
        end++;
      }
      return start > end
          ? ""
          : new String(texts, start, end - start, java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
