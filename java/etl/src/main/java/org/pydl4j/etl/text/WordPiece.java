package org.pydl4j.etl.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * BERT's tokeniser: words at blanks and signs, then the longest pieces of each from its beginning,
 * those within a word with {@code ##} in front. Source: google-research/bert, tokenization.py.
 */
final class WordPiece implements Tokenizer.Splitter {
  private static final int LONGEST_WORD =
      100; // characters, as in the source; longer ones are unknown

  private final PieceVocabulary vocabulary;
  private final boolean uncased;
  private final String unknown;

  WordPiece(PieceVocabulary vocabulary, boolean uncased, String unknown) {
    this.vocabulary = vocabulary;
    this.uncased = uncased;
    this.unknown = unknown;
    vocabulary.require(unknown);
  }

  @Override
  public List<String> tokens(String text) {
    List<String> found = new ArrayList<>();
    for (String word : words(text)) {
      pieces(word, found);
    }
    return found;
  }

  /** Words and signs, cleaned. */
  List<String> words(String text) {
    StringBuilder spaced = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (c == 0 || c == 0xFFFD || isControl(c)) {
                return;
              }
              if (isBlank(c)) {
                spaced.append(' ');
              } else if (isChinese(c)) {
                spaced.append(' ').appendCodePoint(c).append(' ');
              } else {
                spaced.appendCodePoint(c);
              }
            });
    List<String> found = new ArrayList<>();
    for (String word : spaced.toString().split(" ")) {
      if (!word.isEmpty()) {
        bySigns(uncased ? uncased(word) : word, found);
      }
    }
    return found;
  }

  private static String uncased(String word) {
    return Tokenizers.withoutAccents(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
  }

  private static void bySigns(String word, List<String> into) {
    StringBuilder part = new StringBuilder();
    word.codePoints()
        .forEach(
            c -> {
              if (isSign(c)) {
                flush(part, into);
                into.add(Character.toString(c));
              } else {
                part.appendCodePoint(c);
              }
            });
    flush(part, into);
  }

  private static void flush(StringBuilder part, List<String> into) {
    if (part.length() > 0) {
      into.add(part.toString());
      part.setLength(0);
    }
  }

  private void pieces(String word, List<String> into) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      into.add(unknown);
      return;
    }
    List<String> found = new ArrayList<>();
    for (int start = 0; start < word.length(); ) {
      String prefix = start == 0 ? "" : "##";
      int end = Math.min(word.length(), start + vocabulary.longest());
      String piece = null;
      for (; end > start; end--) {
        String candidate = prefix + word.substring(start, end);
        if (vocabulary.find(candidate) != null) {
          piece = candidate;
          break;
        }
      }
      if (piece == null) {
        into.add(unknown);
        return;
      }
      found.add(piece);
      start = end;
    }
    into.addAll(found);
  }

  private static boolean isBlank(int c) {
    return c == ' '
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  private static boolean isControl(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static boolean isSign(int c) {
    if (c >= 33 && c <= 47 || c >= 58 && c <= 64 || c >= 91 && c <= 96 || c >= 123 && c <= 126) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** The blocks of ideographs that the source lists; other scripts of the East have blanks. */
  private static boolean isChinese(int c) {
    return c >= 0x4E00 && c <= 0x9FFF
        || c >= 0x3400 && c <= 0x4DBF
        || c >= 0x20000 && c <= 0x2A6DF
        || c >= 0x2A700 && c <= 0x2B73F
        || c >= 0x2B740 && c <= 0x2B81F
        || c >= 0x2B820 && c <= 0x2CEAF
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0x2F800 && c <= 0x2FA1F;
  }
}
