package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.NDArrayMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.text.Terms;
import org.pydl4j.etl.text.Tokenizer;
import org.pydl4j.etl.text.Tokenizers;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Texts to numbers by vocabularies that are learnt of data. */
@AutoService(Declared.class)
public final class TextOperations extends Family {
  static final Key<Tokenizer> TOKENIZER =
      Key.of("tokenizer", Type.object(Tokenizer.KIND))
          .defaultsTo(Tokenizers.regex())
          .doc("How texts are taken apart.");
  static final Key<List<Long>> NGRAMS =
      Key.of("ngrams", Type.LONGS)
          .defaultsTo(List.of(1L, 1L))
          .doc("The least and the greatest number of tokens in a row that are a term.");
  static final Key<List<String>> STOP_WORDS =
      Key.of("stopWords", Type.STRINGS).doc("Tokens that are left out.");
  static final Key<Long> MIN_TEXTS =
      Key.of("minTexts", Type.LONG)
          .defaultsTo(1L)
          .check(ValueCheck.atLeast(1))
          .doc("In how many texts a term must be.");
  static final Key<Double> MAX_SHARE =
      Key.of("maxShare", Type.DOUBLE)
          .defaultsTo(1.0)
          .check(ValueCheck.between(0, 1))
          .doc("In which share of the texts a term may be.");
  static final Key<Long> MAX_TERMS =
      Key.of("maxTerms", Type.LONG)
          .check(ValueCheck.atLeast(1))
          .doc("How many terms there are at most: those that are there most often; none: all.");
  static final Key<Boolean> BINARY =
      Key.of("binary", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether it only counts that a term is there.");
  static final Key<TfidfFormula> FORMULA =
      Key.of("formula", Type.enumOf(TfidfFormula.class))
          .defaultsTo(TfidfFormula.SKLEARN)
          .doc(
              "sklearn: count · (ln((1 + texts) / (1 + texts with it)) + 1); dl4j: count / terms of"
                  + " the text · log10(texts / texts with it), without a norm.");
  static final Key<VectorNorm> NORM =
      Key.of("norm", Type.enumOf(VectorNorm.class))
          .defaultsTo(VectorNorm.L2)
          .doc("How rows are scaled; with the formula dl4j they are not.");
  static final Key<Boolean> SUBLINEAR =
      Key.of("sublinear", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether 1 + ln(count) stands for the count.");
  static final Key<Boolean> SMOOTH =
      Key.of("smooth", Type.BOOL)
          .defaultsTo(true)
          .doc("Whether sklearn's formula counts a text more that has all terms.");
  static final Key<List<String>> VOCABULARY =
      Key.of("vocabulary", Type.STRINGS).doc("The terms in their order; learnt, or given.");
  static final Key<List<Double>> IDF =
      Key.of("idf", Type.DOUBLES).doc("The weight of each term; learnt.");
  static final Key<Long> LENGTH =
      Key.of("length", Type.LONG)
          .required()
          .check(ValueCheck.between(1, 1 << 20))
          .doc("How many numbers there are for each text.");
  static final Key<Long> MIN_COUNT =
      Key.of("minCount", Type.LONG)
          .defaultsTo(1L)
          .check(ValueCheck.atLeast(1))
          .doc("How often a token must be there in all texts together.");
  static final Key<Boolean> KEEP_END =
      Key.of("keepEnd", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether of longer texts the end stays, in place of the beginning.");
  static final Key<String> MASK =
      Key.of("maskColumn", Type.STRING)
          .doc("The name of a new last column of masks: 1 where there is a token; none: no such.");

  /** Called by the service loader. */
  public TextOperations() {
    fitted(
        "BagOfWords",
        "How often each term of a vocabulary is in a text, as an array [terms]. The vocabulary is"
            + " learnt; its terms are in the order of their letters.",
        TextOperations::vectorized,
        TextOperations::fit,
        List.of(VOCABULARY),
        COLUMN,
        TOKENIZER,
        NGRAMS,
        STOP_WORDS,
        MIN_TEXTS,
        MAX_SHARE,
        MAX_TERMS,
        BINARY,
        VOCABULARY);
    fitted(
        "Tfidf",
        "How often each term of a vocabulary is in a text against how many texts it is in, as an"
            + " array [terms]. Vocabulary and weights are learnt.",
        TextOperations::vectorized,
        TextOperations::fit,
        List.of(VOCABULARY, IDF),
        COLUMN,
        TOKENIZER,
        NGRAMS,
        STOP_WORDS,
        MIN_TEXTS,
        MAX_SHARE,
        MAX_TERMS,
        FORMULA,
        NORM,
        SUBLINEAR,
        SMOOTH,
        VOCABULARY,
        IDF);
    fitted(
        "TextToIndices",
        "The numbers of a text's tokens as an array [length], for embeddings: 0 behind its end, 1"
            + " for a token that is not in the vocabulary, from 2 on those that are, the most"
            + " frequent first. The vocabulary is learnt.",
        TextOperations::indexed,
        TextOperations::fitIndices,
        List.of(VOCABULARY),
        COLUMN,
        LENGTH,
        TOKENIZER,
        MIN_COUNT,
        MAX_TERMS,
        KEEP_END,
        MASK,
        VOCABULARY);
  }

  private static Terms terms(Operation op) {
    List<Long> ngrams = op.get(NGRAMS);
    if (ngrams.size() != 2) {
      throw new ConfigurationException(
          "The 'ngrams' must be two lengths, the least and the greatest: [1, 2]. Got "
              + ngrams
              + ".");
    }
    return new Terms(
        op.get(TOKENIZER).splitter(),
        Math.toIntExact(ngrams.get(0)),
        Math.toIntExact(ngrams.get(1)),
        op.find(STOP_WORDS).orElse(List.of()));
  }

  // ---- terms as columns of a matrix

  static TextVectors vectors(Operation op) {
    boolean weighted = op.name().equals("Tfidf");
    if (!weighted && !op.name().equals("BagOfWords")) {
      throw new ConfigurationException("A " + op.name() + " makes no rows of terms.");
    }
    List<String> vocabulary = FittedOperations.learnt(op, VOCABULARY);
    double[] idf =
        weighted
            ? FittedOperations.learnt(op, IDF).stream().mapToDouble(Double::doubleValue).toArray()
            : null;
    boolean dl4j = weighted && op.get(FORMULA) == TfidfFormula.DL4J;
    return new TextVectors(
        terms(op),
        vocabulary,
        idf,
        dl4j ? TfidfFormula.DL4J : TfidfFormula.SKLEARN,
        weighted && !dl4j ? op.get(NORM) : VectorNorm.NONE,
        !weighted && op.get(BINARY),
        weighted && op.get(SUBLINEAR));
  }

  private static Stage vectorized(Operation op, Schema schema) {
    String name = op.get(COLUMN);
    column(schema, name, ColumnType.String, ColumnType.Categorical);
    terms(op); // refuses settings that are wrong
    int from = schema.getIndexOfColumn(name);
    long width = op.find(VOCABULARY).map(List::size).orElse(-1);
    NDArrayMetaData made = new NDArrayMetaData(name, width);
    boolean weightless = op.name().equals("Tfidf") && op.find(IDF).isEmpty();
    TextVectors vectors = width < 0 || weightless ? null : vectors(op);
    return Projection.of(schema)
        .replace(
            name,
            made,
            block -> {
              try (BytesColumn texts = Texts.of(block, from)) {
                return (vectors == null ? vectors(op) : vectors).dense(texts);
              }
            })
        .build();
  }

  private static Terms.Counts counted(Operation op, Terms terms, Blocks data) {
    Terms.Counts counts = new Terms.Counts();
    for (Block block : data.blocks()) {
      int from = block.schema().getIndexOfColumn(op.get(COLUMN));
      try (BytesColumn texts = Texts.of(block, from)) {
        for (int row = 0; row < texts.rows(); row++) {
          if (texts.has(row)) {
            counts.add(terms, texts.text(row));
          }
        }
      }
    }
    return counts;
  }

  private static Operation learnt(Operation op, List<String> vocabulary, long texts) {
    if (vocabulary.isEmpty()) {
      throw new DataException(
          "The column '"
              + op.get(COLUMN)
              + "' has no term for the vocabulary of a "
              + op.name()
              + ", in "
              + texts
              + " texts. Look at the tokenizer, the stop words and the limits.");
    }
    Operation carried = FittedOperations.with(op, TOKENIZER, Tokenizers.carried(op.get(TOKENIZER)));
    return FittedOperations.with(carried, VOCABULARY, vocabulary);
  }

  private static Operation fit(Operation op, Blocks data) {
    boolean weighted = op.name().equals("Tfidf");
    Terms.Counts counts = counted(op, terms(op), data);
    List<String> vocabulary = op.find(VOCABULARY).orElse(List.of());
    if (vocabulary.isEmpty()) {
      List<String> kept = counts.within(op.get(MIN_TEXTS), op.get(MAX_SHARE) * counts.texts());
      List<String> most = op.find(MAX_TERMS).map(n -> counts.mostFrequent(kept, n)).orElse(kept);
      vocabulary = most.stream().sorted(Terms::compare).toList();
    }
    Operation learnt = learnt(op, vocabulary, counts.texts());
    return weighted
        ? FittedOperations.with(
            learnt, IDF, vocabulary.stream().map(term -> idf(op, counts, term)).toList())
        : learnt;
  }

  private static double idf(Operation op, Terms.Counts counts, String term) {
    double texts = counts.texts();
    double with = counts.textsWith(term);
    if (op.get(FORMULA) == TfidfFormula.DL4J) {
      return with == 0 ? 0 : Math.log10(texts / with);
    }
    int more = op.get(SMOOTH) ? 1 : 0;
    return Math.log((texts + more) / Math.max(with + more, 1e-300)) + 1;
  }

  // ---- tokens as numbers in a row

  private static Operation fitIndices(Operation op, Blocks data) {
    Terms tokens = new Terms(op.get(TOKENIZER).splitter(), 1, 1, List.of());
    Terms.Counts counts = counted(op, tokens, data);
    List<String> often =
        counts.within(1, Double.MAX_VALUE).stream()
            .filter(token -> counts.times(token) >= op.get(MIN_COUNT))
            .toList();
    List<String> vocabulary =
        counts.mostFrequent(often, op.find(MAX_TERMS).orElse((long) Integer.MAX_VALUE));
    return learnt(op, vocabulary, counts.texts());
  }

  private static Stage indexed(Operation op, Schema schema) {
    String name = op.get(COLUMN);
    column(schema, name, ColumnType.String, ColumnType.Categorical);
    Tokenizer.Splitter splitter = op.get(TOKENIZER).splitter();
    int from = schema.getIndexOfColumn(name);
    int length = Math.toIntExact(op.get(LENGTH));
    boolean keepEnd = op.get(KEEP_END);
    Map<String, Integer> places = new HashMap<>();
    op.find(VOCABULARY)
        .ifPresent(terms -> terms.forEach(term -> places.putIfAbsent(term, places.size() + 2)));
    Stage indices =
        Projection.of(schema)
            .replace(
                name,
                new NDArrayMetaData(name, length),
                block -> {
                  FittedOperations.learnt(op, VOCABULARY);
                  try (BytesColumn texts = Texts.of(block, from)) {
                    return indices(texts, splitter, places, length, keepEnd);
                  }
                })
            .build();
    return op.find(MASK).map(mask -> masked(indices, from, mask, length)).orElse(indices);
  }

  /** With the masks of what a stage makes of texts. */
  private static Stage masked(Stage indices, int from, String mask, int length) {
    Stage masks =
        Projection.of(indices.output())
            .add(
                new NDArrayMetaData(mask, length),
                block -> masks((ArrayColumn) block.column(from), length))
            .build();
    return new Chain(indices, masks);
  }

  private static Column indices(
      BytesColumn texts,
      Tokenizer.Splitter splitter,
      Map<String, Integer> places,
      int length,
      boolean keepEnd) {
    if ((long) texts.rows() * length * 4 > Integer.MAX_VALUE) {
      throw new DataException(
          texts.rows()
              + " texts of "
              + length
              + " numbers are more than 2 GiB. Make less 'length'.");
    }
    NDArray made = Buffers.hostArray(DType.INT32, texts.rows(), length);
    IntBuffer out = Buffers.of(made).asIntBuffer();
    int[] numbers = new int[length];
    for (int row = 0; row < texts.rows(); row++) {
      java.util.Arrays.fill(numbers, 0);
      if (texts.has(row)) {
        List<String> tokens = splitter.tokens(texts.text(row));
        int first = keepEnd ? Math.max(0, tokens.size() - length) : 0;
        for (int i = 0; i < Math.min(length, tokens.size() - first); i++) {
          numbers[i] = places.getOrDefault(tokens.get(first + i), 1);
        }
      }
      out.put(row * length, numbers);
    }
    try (ArrayColumn all = ArrayColumn.of(made)) {
      return all.withPresence(texts.presence().retain());
    }
  }

  private static Column masks(ArrayColumn numbers, int length) {
    NDArray made = Buffers.hostArray(DType.FLOAT32, numbers.rows(), length);
    java.nio.FloatBuffer out = Buffers.of(made).asFloatBuffer();
    for (int row = 0; row < numbers.rows(); row++) {
      for (int i = 0; i < length; i++) {
        boolean there = numbers.has(row) && numbers.element(row, i) != 0;
        out.put(row * length + i, there ? 1 : 0);
      }
    }
    return ArrayColumn.of(made);
  }
}
