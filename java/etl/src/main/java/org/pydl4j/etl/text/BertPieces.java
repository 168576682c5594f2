package org.pydl4j.etl.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.pieces.PieceFile;
import org.pydl4j.nd.errors.DataException;

/**
 * Texts and pairs as numbers of pieces with the signs around them, for a network of BERT's kind.
 */
interface BertPieces {
  /**
   * A text or a pair.
   *
   * @param pieces their numbers, at most as many as were asked for
   * @param types 0 for the first text, 1 for the second
   * @param signs which of them are none of a text
   */
  record Example(int[] pieces, int[] types, boolean[] signs) {}

  Example encode(String first, @Nullable String second, int length);

  /** The number of what stands for a hidden piece. */
  int requireMask();

  /** How many pieces there are. */
  int size();

  /** The number of what fills shorter texts up. */
  int fill();

  /** Whether that stands before them. */
  boolean fillsLeft();

  /** Of a WordPieceTokenizer or of a HuggingFaceTokenizer. */
  static BertPieces of(Tokenizer tokenizer) {
    return tokenizer.declaration() == Tokenizers.HUGGING_FACE
        ? new OfFile(PieceTokenizer.of(tokenizer))
        : new OfVocabulary(tokenizer);
  }

  /** BERT's own signs around pieces of a vocab.txt. */
  final class OfVocabulary implements BertPieces {
    private final PieceVocabulary vocabulary;
    private final Tokenizer.Splitter splitter;
    private final int begin;
    private final int end;

    OfVocabulary(Tokenizer tokenizer) {
      vocabulary = Tokenizers.vocabulary(tokenizer);
      splitter = Tokenizers.wordPiece(tokenizer, vocabulary);
      begin = vocabulary.require("[CLS]");
      end = vocabulary.require("[SEP]");
    }

    @Override
    public Example encode(String text, @Nullable String second, int length) {
      List<String> one = splitter.tokens(text);
      List<String> other = second == null ? List.of() : splitter.tokens(second);
      int room = length - (second == null ? 2 : 3);
      int of = one.size();
      int ofOther = other.size();
      while (of + ofOther > room) { // the longer one is cut, as in BERT's own preparation
        if (of > ofOther) {
          of--;
        } else {
          ofOther--;
        }
      }
      int count = of + ofOther + (second == null ? 2 : 3);
      Example made = new Example(new int[count], new int[count], new boolean[count]);
      put(made, 0, begin, 0, true);
      for (int i = 0; i < of; i++) {
        put(made, 1 + i, vocabulary.require(one.get(i)), 0, false);
      }
      put(made, 1 + of, end, 0, true);
      if (second != null) {
        for (int i = 0; i < ofOther; i++) {
          put(made, 2 + of + i, vocabulary.require(other.get(i)), 1, false);
        }
        put(made, count - 1, end, 1, true);
      }
      return made;
    }

    private static void put(Example into, int place, int piece, int type, boolean sign) {
      into.pieces[place] = piece;
      into.types[place] = type;
      into.signs[place] = sign;
    }

    @Override
    public int requireMask() {
      return vocabulary.require("[MASK]");
    }

    @Override
    public int size() {
      return vocabulary.size();
    }

    @Override
    public int fill() {
      return 0;
    }

    @Override
    public boolean fillsLeft() {
      return false;
    }
  }

  /** The signs that a tokenizer.json says. */
  final class OfFile implements BertPieces {
    private final PieceTokenizer tokenizer;

    OfFile(PieceTokenizer tokenizer) {
      this.tokenizer = tokenizer;
    }

    @Override
    public Example encode(String first, @Nullable String second, int length) {
      List<PieceFile.Token> tokens = tokenizer.file().encode(first, second, length, true);
      int count = tokens.size();
      Example made = new Example(new int[count], new int[count], new boolean[count]);
      for (int i = 0; i < count; i++) {
        made.pieces[i] = tokens.get(i).piece().id();
        made.types[i] = tokens.get(i).type();
        made.signs[i] = tokens.get(i).sign();
      }
      return made;
    }

    @Override
    public int requireMask() {
      for (String name : List.of("[MASK]", "<mask>")) {
        Integer id = tokenizer.find(name);
        if (id != null) {
          return id;
        }
      }
      throw new DataException(
          "The tokeniser has neither a piece '[MASK]' nor '<mask>', which a masked language model"
              + " needs.");
    }

    @Override
    public int size() {
      return tokenizer.size();
    }

    @Override
    public int fill() {
      return tokenizer.file().padding().id();
    }

    @Override
    public boolean fillsLeft() {
      return tokenizer.file().padding().left();
    }
  }
}
