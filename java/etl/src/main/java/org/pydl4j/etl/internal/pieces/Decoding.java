package org.pydl4j.etl.internal.pieces;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.regex.Regex;

/** What makes a text of pieces: the {@code decoder} of a file. */
interface Decoding {
  List<String> of(List<String> pieces);

  static Decoding read(@Nullable Json json) {
    if (json == null) {
      return pieces -> List.of(String.join(" ", pieces));
    }
    return switch (json.type()) {
      case "Sequence" -> {
        List<Decoding> all = json.objects("decoders").stream().map(Decoding::read).toList();
        yield pieces -> {
          List<String> now = pieces;
          for (Decoding each : all) {
            now = each.of(now);
          }
          return now;
        };
      }
      case "ByteLevel" -> pieces -> List.of(ByteLetters.text(pieces));
      case "WordPiece" -> wordPiece(json.textOr("prefix", "##"), json.truth("cleanup", true));
      case "Metaspace" -> {
        String mark = json.text("replacement");
        String scheme =
            json.textOr(
                "prepend_scheme", json.truth("add_prefix_space", true) ? "always" : "never");
        yield pieces -> metaspace(pieces, mark, !"never".equals(scheme));
      }
      case "BPEDecoder" -> {
        String suffix = String.valueOf(json.textOr("suffix", "</w>"));
        yield pieces -> {
          List<String> made = new ArrayList<>();
          for (String piece : pieces) {
            made.add(piece.replace(suffix, made.size() == pieces.size() - 1 ? "" : " "));
          }
          return made;
        };
      }
      case "ByteFallback" -> Decoding::bytes;
      case "Fuse" -> pieces -> List.of(String.join("", pieces));
      case "Strip" -> {
        String some = json.text("content");
        int start = json.number("start");
        int stop = json.number("stop");
        yield pieces -> pieces.stream().map(piece -> stripped(piece, some, start, stop)).toList();
      }
      case "Replace" -> {
        Regex pattern = Normalization.pattern(json.get("pattern"), json);
        String by = java.util.regex.Matcher.quoteReplacement(json.text("content"));
        yield pieces -> pieces.stream().map(piece -> pattern.replaceAll(piece, by)).toList();
      }
      default ->
          throw json.unknown(
              "Sequence, ByteLevel, WordPiece, Metaspace, BPEDecoder, ByteFallback, Fuse, Strip and"
                  + " Replace");
    };
  }

  private static Decoding wordPiece(@Nullable String named, boolean clean) {
    String prefix = String.valueOf(named);
    return pieces -> {
      List<String> made = new ArrayList<>();
      for (String piece : pieces) {
        boolean within = piece.startsWith(prefix);
        String text = within ? piece.substring(prefix.length()) : piece;
        String spaced = made.isEmpty() ? piece : within ? text : " " + piece;
        made.add(clean ? cleaned(spaced) : spaced);
      }
      return made;
    };
  }

  private static String cleaned(String text) {
    return text.replace(" .", ".")
        .replace(" ?", "?")
        .replace(" !", "!")
        .replace(" ,", ",")
        .replace(" ' ", "'")
        .replace(" n't", "n't")
        .replace(" 'm", "'m")
        .replace(" do not", " don't")
        .replace(" 's", "'s")
        .replace(" 've", "'ve")
        .replace(" 're", "'re");
  }

  private static List<String> metaspace(List<String> pieces, String mark, boolean prepended) {
    List<String> made = new ArrayList<>();
    for (String piece : pieces) {
      made.add(piece.replace(mark, made.isEmpty() && prepended ? "" : " "));
    }
    return made;
  }

  private static List<String> bytes(List<String> pieces) {
    List<String> made = new ArrayList<>();
    java.io.ByteArrayOutputStream open = new java.io.ByteArrayOutputStream();
    for (String piece : pieces) {
      if (Pattern.matches("<0x[0-9A-Fa-f]{2}>", piece)) {
        open.write(Integer.parseInt(piece.substring(3, 5), 16));
      } else {
        flush(open, made);
        made.add(piece);
      }
    }
    flush(open, made);
    return made;
  }

  private static void flush(java.io.ByteArrayOutputStream open, List<String> made) {
    byte[] bytes = open.toByteArray();
    open.reset();
    if (bytes.length == 0) {
      return;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      made.add(text);
    } else {
      for (int i = 0; i < bytes.length; i++) {
        made.add("\uFFFD");
      }
    }
  }

  private static String stripped(String piece, String some, int start, int stop) {
    int from = 0;
    int to = piece.length();
    for (int i = 0; i < start && piece.startsWith(some, from) && from < to; i++) {
      from += some.length();
    }
    for (int i = 0; i < stop && to > from && piece.substring(from, to).endsWith(some); i++) {
      to -= some.length();
    }
    return piece.substring(from, to);
  }
}
