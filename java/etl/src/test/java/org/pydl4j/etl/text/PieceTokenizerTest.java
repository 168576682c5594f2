package org.pydl4j.etl.text;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.PyDl4jException;

/** Files of the kinds that well-known models have, against what the package tokenizers gave. */
class PieceTokenizerTest {
  private static String resource(String name) {
    try (InputStream in = PieceTokenizerTest.class.getResourceAsStream("/pieces/" + name)) {
      assertNotNull(in, name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Integer> numbers(JsonObject told, String name) {
    List<Integer> made = new ArrayList<>();
    told.getAsJsonArray(name).forEach(number -> made.add(number.getAsInt()));
    return made;
  }

  /** What was told, without what fills it up. */
  private static String shown(JsonObject told) {
    List<Integer> mask = numbers(told, "mask");
    StringBuilder made = new StringBuilder();
    JsonArray tokens = told.getAsJsonArray("tokens");
    for (int i = 0; i < mask.size(); i++) {
      if (mask.get(i) == 1) {
        JsonArray two = told.getAsJsonArray("offsets").get(i).getAsJsonArray();
        made.append(numbers(told, "ids").get(i)).append(' ').append(tokens.get(i).getAsString());
        made.append(' ').append(two.get(0)).append('-').append(two.get(1));
        made.append(' ').append(numbers(told, "types").get(i));
        made.append(numbers(told, "special").get(i)).append('\n');
      }
    }
    return made.toString();
  }

  private static String shown(PieceTokenizer.Encoding encoding, String first, String second) {
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < encoding.ids().length; i++) {
      int from = encoding.offsets()[i][0];
      int to = encoding.offsets()[i][1];
      String of = encoding.texts()[i] == 1 ? second : first;
      boolean sign = encoding.texts()[i] < 0;
      made.append(encoding.ids()[i]).append(' ').append(encoding.tokens().get(i)).append(' ');
      made.append(sign ? 0 : of.codePointCount(0, Math.min(of.length(), from))).append('-');
      made.append(sign ? 0 : of.codePointCount(0, Math.min(of.length(), to)));
      made.append(' ').append(encoding.types()[i]).append(sign ? 1 : 0).append('\n');
    }
    return made.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bert",
        "cased",
        "gpt2",
        "roberta",
        "llama",
        "llama3",
        "clip",
        "unigram",
        "sentencepiece",
        "words",
        "splits"
      })
  void piecesNumbersAndPlacesAreThoseOfThePackage(String kind) {
    PieceTokenizer pieces = PieceTokenizer.of(resource(kind + ".json"));
    List<String> wrong = new ArrayList<>();
    for (JsonElement each :
        JsonParser.parseString(resource(kind + ".told.json")).getAsJsonArray()) {
      JsonObject told = each.getAsJsonObject();
      String text = told.get("text").getAsString();
      PieceTokenizer.Encoding one = pieces.encode(text);
      String expected = shown(told.getAsJsonObject("one"));
      String got = shown(one, text, "");
      if (!expected.equals(got)) {
        wrong.add("<" + text + ">\n" + expected + "--- got\n" + got);
      }
      List<Integer> ids = numbers(told.getAsJsonObject("one"), "ids");
      String decoded = pieces.decode(ids.stream().mapToInt(i -> i).toArray(), true);
      if (!told.get("decoded").getAsString().equals(decoded)) {
        wrong.add("decoded <" + told.get("decoded").getAsString() + "> got <" + decoded + ">");
      }
      if (told.has("other")) {
        String other = told.get("other").getAsString();
        String two = shown(told.getAsJsonObject("two"));
        String gotTwo = shown(pieces.encode(text, other, -1, true), text, other);
        if (!two.equals(gotTwo)) {
          wrong.add("pair <" + text + "> <" + other + ">\n" + two + "--- got\n" + gotTwo);
        }
      }
    }
    assertTrue(
        wrong.isEmpty(),
        () ->
            wrong.size()
                + " differ, such as\n"
                + String.join("\n", wrong.subList(0, Math.min(5, wrong.size()))));
  }

  @Test
  void filesThatAreNoneAreRefusedByName(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    String[][] cases = {
      {"", "no JSON"},
      {"[]", "its top is no object"},
      {"{}", "no 'model'"},
      {"{\"model\": {\"type\": \"Other\"}}", "of type 'Other'. Known here are BPE"},
      {
        "{\"model\": {\"type\": \"WordLevel\", \"vocab\": 3}}",
        "'vocab' of its model must be an object"
      },
      {
        "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0}, \"merges\": [\"a b\"]}}",
        "'merges' of its model"
      },
      {
        "{\"normalizer\": {\"type\": \"Nmt\"}, \"model\": {\"type\": \"WordLevel\", \"vocab\":"
            + " {}}}",
        "its normalizer is of type 'Nmt'"
      },
    };
    for (String[] each : cases) {
      Files.writeString(file, each[0]);
      String message =
          assertThrows(DataException.class, () -> PieceTokenizer.read(file.toString()))
              .getMessage();
      assertTrue(message.contains(each[1]) && message.contains(file.toString()), message);
    }
    Path none = folder.resolve("none.json");
    String message =
        assertThrows(DataException.class, () -> PieceTokenizer.read(none.toString())).getMessage();
    assertTrue(message.contains("does not exist"), message);
  }

  /** A file of whole words with some more steps. */
  private static PieceTokenizer words(String vocabulary, String steps) {
    return PieceTokenizer.of(
        "{\"model\": {\"type\": \"WordLevel\", \"unk_token\": \"u\", \"vocab\": {\"u\": 0, "
            + vocabulary
            + "}}, \"pre_tokenizer\": {\"type\": \"WhitespaceSplit\"}, "
            + steps
            + "}");
  }

  @Test
  void thousandsOfAddedPiecesAreFoundInLongTexts() {
    StringBuilder added = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      added.append(i == 0 ? "" : ", ");
      added.append("{\"id\": ").append(i + 2).append(", \"special\": true, \"content\": ");
      added.append("\"<extra_").append(i).append(">\"}");
    }
    PieceTokenizer pieces = words("\"a\": 1", "\"added_tokens\": [" + added + "]");
    int[] ids = pieces.encode("a<extra_4999> <extra_7a> ".repeat(2000)).ids();
    assertEquals(6000, ids.length); // a, an added one, and a word that is none
    assertEquals(List.of(1, 5001, 0), List.of(ids[5997], ids[5998], ids[5999]));
  }

  @Test
  void addedPiecesOfOtherLettersThanBytesAreDecodedAsTheyAre() {
    PieceTokenizer bytes =
        words("\"\u0120a\": 1, \"\u2192\": 2", "\"decoder\": {\"type\": \"ByteLevel\"}");
    assertEquals(" a\u2192 a", bytes.decode(new int[] {1, 2, 1}, false));
    PieceTokenizer spaces =
        words(
            "\"__a\": 1, \"_b\": 2",
            "\"decoder\": {\"type\": \"Metaspace\", \"replacement\": \"_\"}");
    assertEquals("a b", spaces.decode(new int[] {1, 2}, false));
  }

  @Test
  void textsAreCutFromTheLeftWhereTheFileSaysSoAndTypesAreItsOwnWithoutSigns() {
    PieceTokenizer pieces =
        words(
            "\"a\": 1, \"b\": 2, \"c\": 3",
            "\"truncation\": {\"max_length\": 2, \"direction\": \"Left\"}, \"post_processor\":"
                + " {\"type\": \"RobertaProcessing\", \"cls\": [\"s\", 4], \"sep\": [\"e\", 5]}");
    assertArrayEquals(new int[] {2, 3}, pieces.encode("a b c", null, -1, false).ids());
    assertArrayEquals(new int[] {4, 3, 5}, pieces.encode("a b c", null, 3, true).ids());
    PieceTokenizer.Encoding pair = pieces.encode("a b", "b c", 2, false);
    assertArrayEquals(new int[] {2, 3}, pair.ids());
    assertArrayEquals(new int[] {0, 0}, pair.types()); // Roberta's are of one type
  }

  @Test
  void whatIsNotDoneHereIsRefusedByItsName() {
    String[][] cases = {
      {"\"truncation\": {\"max_length\": 2, \"strategy\": \"OnlyFirst\"}", "'strategy'"},
      {"\"truncation\": {\"max_length\": 2, \"direction\": \"Up\"}", "'direction'"},
      {
        "\"padding\": {\"strategy\": \"BatchLongest\", \"pad_to_multiple_of\": 8, \"pad_id\": 0}",
        "'pad_to_multiple_of'"
      },
      {"\"pre_tokenizer\": {\"type\": \"CharDelimiterSplit\", \"delimiter\": \"\"}", "'delimiter'"},
      {
        "\"model\": {\"type\": \"BPE\", \"dropout\": 0.1, \"vocab\": {}, \"merges\": []}",
        "'dropout'"
      },
    };
    for (String[] each : cases) {
      String words = "\"model\": {\"type\": \"WordLevel\", \"vocab\": {\"[UNK]\": 0}}, ";
      String file = "{" + (each[0].startsWith("\"model\"") ? "" : words) + each[0] + "}";
      String message =
          assertThrows(DataException.class, () -> PieceTokenizer.of(file)).getMessage();
      assertTrue(message.contains(each[1]), message);
    }
  }

  /** Whatever a file says: pieces, or a sentence. */
  @Test
  void noFileDoesMoreThanToBeRefused() {
    long seed = Long.getLong("tests.seed", new Random().nextInt(1_000_000));
    Random random = new Random(seed);
    List<String> kinds = List.of("bert", "roberta", "llama", "unigram", "clip", "sentencepiece");
    for (int i = 0; i < 200; i++) {
      StringBuilder json = new StringBuilder(resource(kinds.get(i % kinds.size()) + ".json"));
      for (int k = random.nextInt(3); k >= 0; k--) {
        int at = random.nextInt(json.length());
        switch (random.nextInt(3)) {
          case 0 -> json.setCharAt(at, (char) (32 + random.nextInt(95)));
          case 1 -> json.delete(at, Math.min(json.length(), at + random.nextInt(20)));
          default ->
              json.insert(
                  at, List.of("null", "-1", "\"x\"", "[]", "{}", "1e99").get(random.nextInt(6)));
        }
      }
      try {
        PieceTokenizer pieces = PieceTokenizer.of(json.toString());
        pieces.decode(pieces.encode("The earth, the 1 <mask> é數", "ok", 9, true).ids(), false);
      } catch (PyDl4jException e) {
        assertNotNull(e.getMessage());
      } catch (RuntimeException e) {
        throw new AssertionError("tests.seed=" + seed + ", file " + i, e);
      }
    }
  }

  @Test
  void tokenisersOfFilesAreTokenisersAsOthersAre(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, resource("bert.json"));
    Tokenizer tokenizer = Tokenizers.huggingFace(file.toString());
    Tokenizer carried = Tokenizers.carried(tokenizer);
    Files.delete(file);
    assertThrows(DataException.class, tokenizer::splitter);
    assertEquals("the", carried.splitter().tokens("The earth").get(0));
    assertEquals(carried, Tokenizer.KIND.fromJson(carried.toJson()));
  }
}
