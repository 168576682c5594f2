package org.pydl4j.etl.text;

import com.google.auto.service.AutoService;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pydl4j.etl.internal.lucene.Analysers;
import org.pydl4j.etl.internal.regex.Regex;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.io.Extra;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/**
 * The tokenisers that there are.
 *
 * <pre>{@code
 * Tokenizer words = Tokenizers.regex();
 * Tokenizer stems = Tokenizers.lucene("english");
 * Tokenizer pieces = Tokenizers.wordPiece("vocab.txt", true);
 * }</pre>
 */
@AutoService(Declared.class)
public final class Tokenizers implements Declared {
  /** Words of two and more letters and digits of any script, as scikit-learn's. */
  static final String WORDS = "[\\p{L}\\p{N}_]{2,}";

  static final Key<String> PATTERN =
      Key.of("pattern", Type.STRING)
          .defaultsTo(WORDS)
          .doc(
              "What a token is, in Java's syntax; with a group, the group. By default letters and"
                  + " digits of any script, two or more.");
  static final Key<Boolean> LOWER_CASE =
      Key.of("lowerCase", Type.BOOL).defaultsTo(true).doc("Whether letters are made small before.");
  static final Key<Boolean> STRIP_ACCENTS =
      Key.of("stripAccents", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether letters lose their accents before: é becomes e.");
  static final Key<String> ANALYZER =
      Key.of("analyzer", Type.STRING)
          .required()
          .doc("Lucene's analyser: standard, english, german, whitespace, cjk …");
  static final Key<String> VOCABULARY =
      Key.of("vocabulary", Type.STRING)
          .doc("The file with a piece a line, vocab.txt; a piece's number is its line, from 0.");
  static final Key<List<String>> PIECES =
      Key.of("pieces", Type.STRINGS)
          .doc("The pieces themselves, in place of a file; a process that was fitted has them.");
  static final Key<Boolean> UNCASED =
      Key.of("lowerCase", Type.BOOL)
          .defaultsTo(true)
          .doc("Whether letters are made small and lose their accents before: uncased models.");
  static final Key<String> UNKNOWN =
      Key.of("unknown", Type.STRING)
          .defaultsTo("[UNK]")
          .doc("What stands for words that cannot be made of pieces.");

  static final Declaration<Tokenizer> REGEX =
      Declaration.<Tokenizer>ofFamily(
              Tokenizer.KIND,
              "RegexTokenizer",
              (declaration, settings) -> new Tokenizer(declaration, settings, Tokenizers::regex))
          .doc("What matches a regular expression.")
          .positional(PATTERN, LOWER_CASE, STRIP_ACCENTS)
          .build();
  static final Declaration<Tokenizer> LUCENE =
      Declaration.<Tokenizer>ofFamily(
              Tokenizer.KIND,
              "LuceneTokenizer",
              (declaration, settings) -> new Tokenizer(declaration, settings, Tokenizers::lucene))
          .doc("An analyser of Lucene: words, stop words, stems of a language. Extra: text.")
          .positional(ANALYZER)
          .build();
  static final Declaration<Tokenizer> WORD_PIECE =
      Declaration.<Tokenizer>ofFamily(
              Tokenizer.KIND,
              "WordPieceTokenizer",
              (declaration, settings) ->
                  new Tokenizer(declaration, settings, Tokenizers::wordPiece))
          .doc("BERT's word pieces. DL4J: BertWordPieceTokenizer.")
          .positional(VOCABULARY, UNCASED, UNKNOWN)
          .key(PIECES)
          .build();

  static final Key<String> FILE =
      Key.of("file", Type.STRING).doc("A tokenizer.json of Hugging Face's.");
  static final Key<String> CONTENT =
      Key.of("json", Type.STRING)
          .doc("What is in the file, in place of it; a process that was fitted has it.");
  static final Declaration<Tokenizer> HUGGING_FACE =
      Declaration.<Tokenizer>ofFamily(
              Tokenizer.KIND,
              "HuggingFaceTokenizer",
              (declaration, settings) ->
                  new Tokenizer(
                      declaration, settings, tokenizer -> PieceTokenizer.of(tokenizer)::tokens))
          .doc(
              "The pieces of a tokenizer.json: BPE, of bytes or letters, WordPiece, Unigram and"
                  + " whole words. The same as the package tokenizers gives.")
          .positional(FILE)
          .key(CONTENT)
          .build();

  /** Called by the service loader. */
  public Tokenizers() {}

  @Override
  public List<Declaration<?>> declarations() {
    return List.of(REGEX, LUCENE, WORD_PIECE, HUGGING_FACE);
  }

  /** Small words of two and more letters and digits. */
  public static Tokenizer regex() {
    return REGEX.builder().build();
  }

  /** What matches a regular expression of Java's. */
  public static Tokenizer regex(String pattern, boolean lowerCase) {
    return REGEX.builder().set(PATTERN, pattern).set(LOWER_CASE, lowerCase).build();
  }

  /** An analyser of Lucene by its name: {@code english}. */
  public static Tokenizer lucene(String analyzer) {
    return LUCENE.builder().set(ANALYZER, analyzer).build();
  }

  /** BERT's pieces, by a file with one a line. */
  public static Tokenizer wordPiece(String vocabulary, boolean lowerCase) {
    return WORD_PIECE.builder().set(VOCABULARY, vocabulary).set(UNCASED, lowerCase).build();
  }

  /** The pieces of a {@code tokenizer.json}. */
  public static Tokenizer huggingFace(String file) {
    return HUGGING_FACE.builder().set(FILE, file).build();
  }

  private static Tokenizer.Splitter regex(Tokenizer tokenizer) {
    Regex pattern = Regex.of("The 'pattern' of a RegexTokenizer", tokenizer.get(PATTERN));
    int groups = pattern.groups();
    if (groups > 1) {
      throw new ConfigurationException(
          "The 'pattern' of a RegexTokenizer may have one group. Got "
              + groups
              + ": write (?:…) for those that only hold together.");
    }
    boolean lower = tokenizer.get(LOWER_CASE);
    boolean strip = tokenizer.get(STRIP_ACCENTS);
    return text -> {
      String cased = lower ? text.toLowerCase(Locale.ROOT) : text;
      String plain = strip ? withoutAccents(cased, Normalizer.Form.NFKD) : cased;
      List<String> found = new ArrayList<>();
      pattern.each(
          plain,
          match -> {
            String token = match.group(groups);
            if (token != null && !token.isEmpty()) {
              found.add(token);
            }
          });
      return found;
    };
  }

  static String withoutAccents(String text, Normalizer.Form form) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    return Normalizer.normalize(text, form).replaceAll("\\p{Mn}+", "");
  }

  private static Tokenizer.Splitter lucene(Tokenizer tokenizer) {
    Extra.TEXT.require("The analyser '" + tokenizer.get(ANALYZER) + "'");
    Analysers analyser = new Analysers(tokenizer.get(ANALYZER));
    return analyser::tokens;
  }

  private static Tokenizer.Splitter wordPiece(Tokenizer tokenizer) {
    return wordPiece(tokenizer, vocabulary(tokenizer));
  }

  /** What takes texts apart by pieces that were read before. */
  static Tokenizer.Splitter wordPiece(Tokenizer tokenizer, PieceVocabulary vocabulary) {
    return new WordPiece(vocabulary, tokenizer.get(UNCASED), tokenizer.get(UNKNOWN));
  }

  /**
   * The pieces of a WordPieceTokenizer with their numbers.
   *
   * @throws ConfigurationException if it is another tokeniser, or names neither file nor pieces
   * @throws org.pydl4j.nd.errors.DataException if the file cannot be read
   */
  public static PieceVocabulary vocabulary(Tokenizer tokenizer) {
    if (tokenizer.declaration() != WORD_PIECE) {
      throw new ConfigurationException(
          "Pieces with numbers are those of a WordPieceTokenizer. Got " + tokenizer + ".");
    }
    if (tokenizer.find(VOCABULARY).isEmpty() == tokenizer.find(PIECES).isEmpty()) {
      throw new ConfigurationException(
          "A WordPieceTokenizer needs either a 'vocabulary', a file, or 'pieces'.");
    }
    return tokenizer
        .find(PIECES)
        .map(PieceVocabulary::new)
        .orElseGet(() -> PieceVocabulary.read(tokenizer.get(VOCABULARY)));
  }

  /** The same tokeniser with what it needs of files among its settings. */
  public static Tokenizer carried(Tokenizer tokenizer) {
    if (tokenizer.declaration() == HUGGING_FACE && tokenizer.find(CONTENT).isEmpty()) {
      return HUGGING_FACE.builder().set(CONTENT, PieceTokenizer.content(tokenizer)).build();
    }
    return tokenizer.declaration() == WORD_PIECE && tokenizer.find(PIECES).isEmpty()
        ? WORD_PIECE
            .builder()
            .set(PIECES, vocabulary(tokenizer).pieces())
            .set(UNCASED, tokenizer.get(UNCASED))
            .set(UNKNOWN, tokenizer.get(UNKNOWN))
            .build()
        : tokenizer;
  }
}
