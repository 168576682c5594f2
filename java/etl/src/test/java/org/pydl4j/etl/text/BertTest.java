package org.pydl4j.etl.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.blocks.Origins;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/** BERT's pieces, as the tokenizers library makes them, and the mini-batches of them. */
class BertTest {
  private static JsonObject read() throws IOException {
    try (InputStream in = BertTest.class.getResourceAsStream("/text/pieces.json")) {
      assertNotNull(in);
      return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .getAsJsonObject();
    }
  }

  private static List<String> texts(JsonElement array) {
    List<String> texts = new ArrayList<>();
    array.getAsJsonArray().forEach(each -> texts.add(each.getAsString()));
    return texts;
  }

  private static Tokenizer pieces(boolean lower) throws IOException {
    return Tokenizers.WORD_PIECE
        .builder()
        .set(Tokenizers.PIECES, texts(read().get("vocabulary")))
        .set(Tokenizers.UNCASED, lower)
        .build();
  }

  @Test
  void piecesAreThoseOfTheTokenizersLibrary() throws IOException {
    for (JsonElement each : read().getAsJsonArray("cases")) {
      JsonObject expected = each.getAsJsonObject();
      Tokenizer.Splitter splitter = pieces(expected.get("lower").getAsBoolean()).splitter();
      String text = expected.get("text").getAsString();
      assertEquals(texts(expected.get("tokens")), splitter.tokens(text), text);
    }
  }

  /** What a text says does not become a sign that only this source may set. */
  @Test
  void namesOfSignsInATextAreNoSigns() throws IOException {
    assertEquals(
        List.of("[UNK]", "[UNK]", "[UNK]", "the"), pieces(true).splitter().tokens("[MASK]the"));
  }

  @Test
  void aVocabularyIsReadOfAFileAndRefusedByName(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("vocab.txt");
    Files.writeString(file, "[UNK]\r\nthe\r\ncat\r\n");
    assertEquals(
        List.of("the", "[UNK]"),
        Tokenizers.wordPiece(file.toString(), true).splitter().tokens("THE dog"));
    Files.writeString(file, "a\nb\na\n");
    assertRefused(file, "'a' is in the lines 1 and 3");
    Files.writeString(file, "a\nb\n");
    assertRefused(file, "no piece '[UNK]'");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertRefused(file, "no text in UTF-8");
    assertRefused(folder.resolve("none.txt"), "none.txt");
    assertRefused(Path.of("/dev/zero"), "regular file");
    assertThrows(ConfigurationException.class, () -> Tokenizers.vocabulary(Tokenizers.regex()));
  }

  private static void assertRefused(Path file, String part) {
    DataException error =
        assertThrows(
            DataException.class, () -> Tokenizers.wordPiece(file.toString(), true).splitter());
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }

  private static Block block(String[] texts, String[] pairs, long... labels) {
    Schema schema =
        Schema.builder().addColumnString("text").addColumnString("pair").addColumnLong("y").build();
    return new Block(
        schema,
        List.of(BytesColumn.of(texts), BytesColumn.of(pairs), LongColumn.of(labels)),
        Origins.of("texts", 1, texts.length));
  }

  @Test
  void classificationHasSignsMasksAndSegments() throws IOException {
    String[] texts = {"the cat", "cat cat cat cat cat cat cat"};
    try (Block block = block(texts, new String[] {"dog", "dog dog dog"}, 1, 0)) {
      BertSource one =
          BertSource.builder(block, "text", pieces(true)).labels("y").length(6).build();
      try (DataPipeline data = one.pipeline().batch(2)) {
        MultiDataSet batch = data.next();
        assertArrayEquals(
            new long[] {2, 5, 6, 3, 0, 0, 2, 6, 6, 6, 6, 3}, batch.features().get(0).toLongArray());
        assertArrayEquals(
            new long[] {1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1},
            batch.featuresMasks().get(0).toLongArray());
        assertArrayEquals(new long[] {1, 0}, batch.labels().get(0).toLongArray());
      }
      one.release();
      BertSource both =
          BertSource.builder(block, "text", pieces(true))
              .pairs("pair")
              .labels("y")
              .length(8)
              .build();
      try (DataPipeline data = both.pipeline().batch(2)) {
        MultiDataSet batch = data.next();
        assertArrayEquals(
            new long[] {2, 5, 6, 3, 16, 3, 0, 0, 2, 6, 6, 6, 3, 16, 16, 3},
            batch.features().get(0).toLongArray());
        assertArrayEquals(
            new long[] {0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1},
            batch.features().get(1).toLongArray());
      }
      both.release();
    }
  }

  @Test
  void aMaskedModelHidesTheSamePiecesWhenAPassIsTakenUpAgain() throws IOException {
    String[] texts = new String[400];
    java.util.Arrays.fill(texts, "the cat sat , the dog !");
    try (Block block = block(texts, texts, new long[400])) {
      BertSource source =
          BertSource.builder(block, "text", pieces(true))
              .masked(new MaskedLM(0.15, 0.8, 0.1, 5))
              .length(9)
              .build();
      List<long[]> passes = new ArrayList<>();
      for (int pass = 0; pass < 2; pass++) {
        try (DataPipeline data = source.pipeline().batch(400)) {
          MultiDataSet batch = data.next();
          passes.add(batch.features().get(0).toLongArray());
          assertHidden(batch);
        }
      }
      assertArrayEquals(passes.get(0), passes.get(1));
      source.release();
    }
  }

  private static void assertHidden(MultiDataSet batch) {
    long[] given = batch.features().get(0).toLongArray();
    long[] wanted = batch.labels().get(0).toLongArray();
    long[] guessed = batch.labelsMasks().get(0).toLongArray();
    int hidden = 0;
    int masks = 0;
    int others = 0;
    for (int i = 0; i < given.length; i++) {
      boolean sign = i % 9 == 0 || i % 9 == 8;
      if (guessed[i] == 0) {
        assertEquals(wanted[i], given[i]);
        continue;
      }
      assertTrue(!sign, "a sign was hidden");
      hidden++;
      masks += given[i] == 4 ? 1 : 0;
      others += given[i] != 4 && given[i] != wanted[i] ? 1 : 0;
    }
    double share = hidden / (400.0 * 7);
    assertEquals(0.15, share, 4 * Math.sqrt(0.15 * 0.85 / 2800)); // four deviations
    assertEquals(0.8, masks / (double) hidden, 4 * Math.sqrt(0.16 / hidden));
    assertEquals(0.1, others / (double) hidden, 4 * Math.sqrt(0.09 / hidden));
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    try (Block block = block(new String[] {"the", null}, new String[] {"a", "b"}, 0, 1)) {
      BertSource.Builder texts = BertSource.builder(block, "text", pieces(true)).labels("y");
      String message = assertThrows(DataException.class, texts::build).getMessage();
      assertTrue(message.contains("texts, line 2") && message.contains("'text'"), message);
      BertSource.Builder none = BertSource.builder(block, "pair", pieces(true));
      assertThrows(ConfigurationException.class, none::build);
      BertSource.Builder wrong = BertSource.builder(block, "y", pieces(true)).labels("y");
      assertThrows(ConfigurationException.class, wrong::build);
      assertThrows(ConfigurationException.class, () -> new MaskedLM(0.1, 0.9, 0.2, 0));
    }
  }
}
