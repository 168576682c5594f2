package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Origins;
import org.pydl4j.etl.schema.NDArrayMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.text.Tokenizers;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

/** Texts as numbers, with the values of scikit-learn, which resources/text/make.py stored. */
class TextOperationsTest {
  private static final Schema SCHEMA = Schema.builder().addColumnString("text").build();

  private static Blocks texts(String... texts) {
    Origins origins = Origins.of("texts", 1, texts.length);
    return Blocks.of(SCHEMA, List.of(new Block(SCHEMA, List.of(BytesColumn.of(texts)), origins)));
  }

  private static TransformProcess process(Operation operation) {
    return new TransformProcess(SCHEMA, List.of(operation));
  }

  private static <T> List<T> list(JsonElement array, Function<JsonElement, T> each) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false).map(each).toList();
  }

  private static Operation operation(JsonObject given) {
    boolean weighted = given.get("kind").getAsString().equals("TfidfVectorizer");
    JsonObject settings = given.getAsJsonObject("settings");
    List<Object> pairs = new ArrayList<>(List.of(Family.COLUMN, "text"));
    String pattern = settings.has("token_pattern") ? "[a-z]+" : "[\\p{L}\\p{N}_]{2,}";
    boolean lower = !settings.has("lowercase") || settings.get("lowercase").getAsBoolean();
    pairs.addAll(
        List.of(
            TextOperations.TOKENIZER,
            org.pydl4j.etl.text.Tokenizer.KIND.fromJson(
                "{\"@class\": \"RegexTokenizer\", \"pattern\": \""
                    + pattern.replace("\\", "\\\\")
                    + "\", \"lowerCase\": "
                    + lower
                    + ", \"stripAccents\": "
                    + settings.has("strip_accents")
                    + "}")));
    for (String name : settings.keySet()) {
      JsonElement value = settings.get(name);
      switch (name) {
        case "ngram_range" ->
            pairs.addAll(List.of(TextOperations.NGRAMS, list(value, JsonElement::getAsLong)));
        case "stop_words" ->
            pairs.addAll(List.of(TextOperations.STOP_WORDS, list(value, JsonElement::getAsString)));
        case "binary" -> pairs.addAll(List.of(TextOperations.BINARY, true));
        case "min_df" -> pairs.addAll(List.of(TextOperations.MIN_TEXTS, value.getAsLong()));
        case "max_df" -> pairs.addAll(List.of(TextOperations.MAX_SHARE, value.getAsDouble()));
        case "norm" ->
            pairs.addAll(
                List.of(TextOperations.NORM, value.isJsonNull() ? VectorNorm.NONE : VectorNorm.L1));
        case "sublinear_tf" -> pairs.addAll(List.of(TextOperations.SUBLINEAR, true));
        case "smooth_idf" -> pairs.addAll(List.of(TextOperations.SMOOTH, false));
        default -> {}
      }
    }
    return Family.make(weighted ? "Tfidf" : "BagOfWords", pairs.toArray());
  }

  @Test
  void rowsAreThoseOfScikitLearn() throws IOException {
    JsonObject file;
    try (InputStream in = TextOperationsTest.class.getResourceAsStream("/text/terms.json")) {
      assertNotNull(in);
      file =
          JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .getAsJsonObject();
    }
    List<String> given = list(file.get("texts"), JsonElement::getAsString);
    try (Blocks texts = texts(given.toArray(String[]::new))) {
      for (JsonElement each : file.getAsJsonArray("cases")) {
        JsonObject expected = each.getAsJsonObject();
        assertRows(process(operation(expected)), texts, expected);
      }
    }
  }

  private static void assertRows(TransformProcess process, Blocks texts, JsonObject expected) {
    String name = expected.get("name").getAsString();
    TransformProcess fitted = process.fit(texts);
    assertEquals(fitted, TransformProcess.fromJson(fitted.toJson()), name);
    Operation operation = fitted.getActionList().get(0);
    assertEquals(
        list(expected.get("terms"), JsonElement::getAsString),
        operation.get(TextOperations.VOCABULARY),
        name);
    JsonArray idf = expected.getAsJsonArray("idf");
    for (int i = 0; i < idf.size(); i++) {
      assertEquals(idf.get(i).getAsDouble(), operation.get(TextOperations.IDF).get(i), 1e-12, name);
    }
    Block block = texts.blocks().get(0);
    List<NDArray> sparse = TextVectors.of(operation).sparse(block, "text");
    double[] data =
        list(expected.get("data"), JsonElement::getAsDouble).stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    assertArrayEquals(longs(expected.get("indptr")), sparse.get(0).toLongArray(), name);
    assertArrayEquals(longs(expected.get("indices")), sparse.get(1).toLongArray(), name);
    assertArrayEquals(data, sparse.get(2).toDoubleArray(), 1e-12, name);
    assertDense(fitted, texts, sparse, name);
    sparse.forEach(NDArray::close);
  }

  private static void assertDense(
      TransformProcess fitted, Blocks texts, List<NDArray> sparse, String name) {
    long[] begins = sparse.get(0).toLongArray();
    long[] places = sparse.get(1).toLongArray();
    double[] data = sparse.get(2).toDoubleArray();
    try (Blocks made = fitted.executeToMemory(texts);
        Block dense = made.together()) {
      ArrayColumn arrays = (ArrayColumn) dense.column(0);
      int width = arrays.length(0);
      assertEquals(
          List.of((long) width), ((NDArrayMetaData) dense.schema().getMetaData(0)).shape(), name);
      for (int row = 0; row < dense.rows(); row++) {
        double[] wanted = new double[width];
        for (long i = begins[row]; i < begins[row + 1]; i++) {
          wanted[(int) places[(int) i]] = data[(int) i];
        }
        for (int i = 0; i < width; i++) {
          assertEquals(wanted[i], arrays.element(row, i), 1e-6, name);
        }
      }
    }
  }

  private static long[] longs(JsonElement array) {
    return list(array, JsonElement::getAsLong).stream().mapToLong(Long::longValue).toArray();
  }

  /** 40,000 texts of as many terms: 6.4 GB if a row had a number for each term. */
  @Test
  void learningMakesNoRows() {
    String[] many = new String[40_000];
    Arrays.setAll(many, i -> "term" + i + " common");
    try (Blocks texts = texts(many)) {
      TransformProcess fitted = process(Family.make("Tfidf", Family.COLUMN, "text")).fit(texts);
      TextVectors vectors = TextVectors.of(fitted.getActionList().get(0));
      assertEquals(40_001, vectors.width());
      assertEquals(2, vectors.row("common term7").places().length);
    }
  }

  /** count / terms of the text · log10(texts / texts with the term), by hand. */
  @Test
  void theFormulaOfDl4jHasItsName() {
    Operation tfidf =
        Family.make("Tfidf", Family.COLUMN, "text", TextOperations.FORMULA, TfidfFormula.DL4J);
    try (Blocks texts = texts("aa bb aa cc", "bb cc dd", "cc")) {
      TextVectors vectors = TextVectors.of(process(tfidf).fit(texts).getActionList().get(0));
      TextVectors.Row row = vectors.row("aa bb aa cc");
      assertArrayEquals(new int[] {0, 1, 2}, row.places());
      double[] expected = {2.0 / 4 * Math.log10(3), 1.0 / 4 * Math.log10(1.5), 0};
      assertArrayEquals(expected, row.values(), 1e-15);
    }
  }

  @Test
  void indicesAreByFrequencyAndCutOrFilledUp() {
    Operation indices =
        Family.make(
            "TextToIndices",
            Family.COLUMN,
            "text",
            TextOperations.LENGTH,
            4L,
            TextOperations.MIN_COUNT,
            2L,
            TextOperations.MASK,
            "mask");
    try (Blocks texts = texts("bb aa bb cc", "cc bb dd bb aa", null, "")) {
      TransformProcess fitted = process(indices).fit(texts);
      assertEquals(
          List.of("bb", "aa", "cc"), fitted.getActionList().get(0).get(TextOperations.VOCABULARY));
      try (Blocks made = fitted.executeToMemory(texts);
          Block got = made.together()) {
        assertEquals("[4][2.0, 3.0, 2.0, 4.0]", got.value(0, "text"));
        assertEquals("[4][4.0, 2.0, 1.0, 2.0]", got.value(1, "text")); // dd came once
        assertEquals("[4][0.0, 0.0, 0.0, 0.0]", got.value(3, "text"));
        assertTrue(!got.column("text").has(2));
        assertEquals("[4][1.0, 1.0, 1.0, 1.0]", got.value(0, "mask"));
        assertEquals("[4][0.0, 0.0, 0.0, 0.0]", got.value(2, "mask"));
      }
      Operation end =
          fitted.getActionList().get(0).with(TextOperations.KEEP_END, true) instanceof Operation op
              ? op
              : indices;
      try (Blocks made = process(end).executeToMemory(texts);
          Block got = made.together()) {
        assertEquals("[4][2.0, 1.0, 2.0, 3.0]", got.value(1, "text"));
      }
    }
  }

  @Test
  void analysersOfLuceneTakeTextsApartByLanguage() {
    assertEquals(
        List.of("cat", "run"), Tokenizers.lucene("english").splitter().tokens("The cats running"));
    assertEquals(
        List.of("haus", "gross"),
        Tokenizers.lucene("german").splitter().tokens("Häuser der Großen"));
    ConfigurationException unknown =
        assertThrows(ConfigurationException.class, () -> Tokenizers.lucene("englisch").splitter());
    assertTrue(unknown.getMessage().contains("Did you mean 'english'?"), unknown.getMessage());
  }

  @Test
  void whatIsWrongIsToldWhenTheProcessIsBuilt() {
    assertMessage("may have one group", TextOperations.TOKENIZER, Tokenizers.regex("(a)(b)", true));
    assertMessage("regular expression", TextOperations.TOKENIZER, Tokenizers.regex("(", true));
    assertMessage("two lengths from 1 on", TextOperations.NGRAMS, List.of(2L, 1L));
    try (Blocks texts = texts("a", "b")) {
      Operation words = Family.make("BagOfWords", Family.COLUMN, "text");
      DataException unlearnt =
          assertThrows(DataException.class, () -> process(words).executeToMemory(texts).close());
      assertTrue(unlearnt.getMessage().contains("has not learnt"), unlearnt.getMessage());
      DataException none = assertThrows(DataException.class, () -> process(words).fit(texts));
      assertTrue(none.getMessage().contains("no term"), none.getMessage());
    }
  }

  private static void assertMessage(String part, Object key, Object value) {
    ConfigurationException error =
        assertThrows(
            ConfigurationException.class,
            () -> process(Family.make("Tfidf", Family.COLUMN, "text", key, value)));
    assertTrue(error.getMessage().contains(part), error.getMessage());
    assertTrue(
        error.getMessage().startsWith("Step 1 (Tfidf)"), Arrays.toString(new Object[] {error}));
  }
}
