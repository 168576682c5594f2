package org.pydl4j.etl.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.PyDl4jException;

/** Files that gensim and the real Deeplearning4j 1.0.0-M2.1 wrote, and damaged ones. */
class WordVectorFilesTest {
  private static Path resource(String name) {
    try {
      var found = WordVectorFilesTest.class.getResource("/words/" + name);
      assertNotNull(found, name);
      return Path.of(found.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static WordVectors read(Path file) {
    return WordVectorSerializer.readWord2VecModel(file.toString());
  }

  private static JsonObject told() throws IOException {
    return JsonParser.parseString(Files.readString(resource("gensim.json"))).getAsJsonObject();
  }

  private static void assertGensims(WordVectors vectors, JsonObject told) {
    List<String> words = new ArrayList<>();
    told.getAsJsonArray("words").forEach(word -> words.add(word.getAsString()));
    assertEquals(words, vectors.vocab());
    for (int i = 0; i < words.size(); i++) {
      JsonArray bits = told.getAsJsonArray("bits").get(i).getAsJsonArray();
      float[] vector = vectors.getWordVector(words.get(i));
      for (int k = 0; k < 5; k++) {
        assertEquals(bits.get(k).getAsInt(), Float.floatToRawIntBits(vector[k]), words.get(i));
      }
    }
  }

  @Test
  void filesOfGensimGiveItsBits() throws IOException {
    for (String name : List.of("gensim.txt", "headless.txt", "gensim.bin", "gensim.bin.gz")) {
      try (WordVectors vectors = read(resource(name))) {
        assertGensims(vectors, told());
      }
    }
  }

  private static void assertNear(JsonElement told, Map<String, Double> found) {
    List<String> words = new ArrayList<>();
    for (JsonElement pair : told.getAsJsonArray()) {
      String word = pair.getAsJsonArray().get(0).getAsString();
      words.add(word);
      assertEquals(pair.getAsJsonArray().get(1).getAsDouble(), found.get(word), 1e-6);
    }
    assertEquals(words, new ArrayList<>(found.keySet()));
  }

  @Test
  void nearestWordsAreGensims() throws IOException {
    JsonObject told = told();
    try (WordVectors vectors = read(resource("gensim.bin"))) {
      assertEquals(told.get("similarity").getAsDouble(), vectors.similarity("the", "cat"), 1e-6);
      assertNear(told.get("nearest"), vectors.wordsNearest(List.of("the", "cat"), List.of("x"), 4));
      assertNear(
          told.get("nearest to a vector"), vectors.wordsNearest(new float[] {1, 2, 3, 4, 5}, 3));
      assertEquals(7, vectors.wordsNearest("the", 100).size());
      float[] mean = vectors.getWordVectorsMean(List.of("the", "cat", "nowhere"));
      float[] the = vectors.getWordVector("the");
      float[] cat = vectors.getWordVector("cat");
      for (int i = 0; i < mean.length; i++) {
        assertEquals((the[i] + cat[i]) / 2, mean[i], 1e-6);
      }
    }
  }

  @Test
  void whatIsWrittenIsReadAgainAndGensimsBytes(@TempDir Path folder) throws IOException {
    try (WordVectors vectors = read(resource("gensim.bin"))) {
      Path binary = folder.resolve("Größe.bin");
      WordVectorSerializer.writeBinaryModel(vectors, binary.toString());
      Path text = folder.resolve("vectors.txt");
      WordVectorSerializer.writeWordVectors(vectors, text.toString());
      Path zip = folder.resolve("vectors.zip");
      WordVectorSerializer.writeWord2VecModel(vectors, zip.toString());
      for (Path file : List.of(binary, text, zip)) {
        try (WordVectors again = read(file)) {
          assertGensims(again, told());
        }
      }
      // word2vec.c ends each vector with a line end, which gensim leaves out
      assertEquals(Files.size(resource("gensim.bin")) + 8, Files.size(binary));
    }
  }

  /** The words, counts and numbers that Deeplearning4j itself printed. */
  private static void assertDl4js(String kind, WordVectors vectors) throws IOException {
    int count = 0;
    for (String line : Files.readAllLines(resource("dl4j_numbers.txt"))) {
      String[] fields = line.split("\t");
      if (fields[0].equals(kind) && vectors.hasWord(fields[1])) {
        float[] vector = vectors.getWordVector(fields[1]);
        for (int i = 0; i < vector.length; i++) {
          assertEquals((float) Double.parseDouble(fields[3 + i]), vector[i], fields[1]);
        }
        count++;
      }
    }
    assertEquals(count, vectors.size());
  }

  @Test
  void zipsOfDeeplearning4jGiveItsNumbers() throws IOException {
    for (String kind : List.of("softmax", "negative")) {
      try (WordVectors vectors = read(resource("dl4j_" + kind + ".zip"))) {
        assertEquals(12, vectors.size());
        assertEquals("the", vectors.vocab().get(0));
        assertEquals(20, vectors.wordFrequency("Straßenfest"));
        assertDl4js(kind, vectors);
      }
    }
    try (WordVectors vectors = read(resource("dl4j_table.txt"))) { // three counts in its header
      assertDl4js("softmax", vectors);
    }
  }

  @Test
  void aZipOfDeeplearning4jIsWrittenWithAllThatItHas(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("again.zip");
    try (WordVectors vectors = read(resource("dl4j_softmax.zip"))) {
      WordVectorSerializer.writeWord2VecModel(vectors, file.toString());
    }
    for (String name :
        List.of(
            "syn0.txt", "syn1.txt", "codes.txt", "huffman.txt", "frequencies.txt", "config.json")) {
      List<String> ours = lines(file, name);
      List<String> theirs = lines(resource("dl4j_softmax.zip"), name);
      if (name.equals("syn0.txt")) { // words, numbers and texts
        ours = ours.subList(0, 1);
        theirs = theirs.subList(0, 1);
      }
      if (name.equals("syn1.txt")) { // the same numbers in fewer digits
        ours = ours.stream().map(WordVectorFilesTest::numbers).toList();
        theirs = theirs.stream().map(WordVectorFilesTest::numbers).toList();
      }
      assertEquals(theirs, ours, name);
    }
  }

  private static String numbers(String line) {
    float[] made = new float[line.split(" ").length];
    for (int i = 0; i < made.length; i++) {
      made[i] = (float) Double.parseDouble(line.split(" ")[i]);
    }
    return Arrays.toString(made);
  }

  private static List<String> lines(Path zip, String name) throws IOException {
    try (java.util.zip.ZipFile open = new java.util.zip.ZipFile(zip.toFile())) {
      byte[] all = open.getInputStream(open.getEntry(name)).readAllBytes();
      return new String(all, java.nio.charset.StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void paragraphVectorsOfDeeplearning4jAreReadAndInferred(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("again.zip");
    try (DocumentVectors vectors =
        WordVectorSerializer.readParagraphVectors(resource("dl4j_paragraphs.zip").toString())) {
      assertEquals(List.of("text 1", "text 3", "text 2", "text 0"), vectors.labels().vocab());
      assertEquals(12, vectors.words().size());
      assertDl4js("paragraphs", vectors.words());
      assertDl4js("paragraphs", vectors.labels());
      assertEquals(4, vectors.inferVector("the cat sat").length);
      WordVectorSerializer.writeParagraphVectors(vectors, file.toString());
      try (DocumentVectors again = WordVectorSerializer.readParagraphVectors(file.toString())) {
        assertEquals(vectors.labels().vocab(), again.labels().vocab());
        assertArrayEquals(
            vectors.inferVector("the cat sat"), again.inferVector("the cat sat"), 1e-6f);
      }
    }
    assertRefused(resource("dl4j_softmax.zip"), true, "labels.txt");
  }

  @Test
  void aLabelMayBeAWord(@TempDir Path folder) {
    String file = folder.resolve("labels.zip").toString();
    ParagraphVectors model =
        ParagraphVectors.builder()
            .layerSize(4)
            .minWordFrequency(1.0)
            .sampling(0.0)
            .useHierarchicSoftmax(true)
            .build();
    List<String> texts = List.of("red cat red dog", "red label:red cat", "dog dog cat");
    try (DocumentVectors vectors = model.fit(texts, List.of("red", "other", "cat"))) {
      for (int i = 0; i < 2; i++) { // of what was learnt, and of what was read
        WordVectorSerializer.writeParagraphVectors(vectors, file);
        try (DocumentVectors again = WordVectorSerializer.readParagraphVectors(file)) {
          WordVectorSerializer.writeParagraphVectors(again, file);
          assertEquals(vectors.labels().vocab(), again.labels().vocab());
          assertEquals(vectors.words().vocab(), again.words().vocab());
          assertArrayEquals(
              vectors.labels().getWordVector("red"), again.labels().getWordVector("red"));
          assertArrayEquals(vectors.inferVector("red cat"), again.inferVector("red cat"), 1e-6f);
        }
      }
    }
  }

  @Test
  void settingsOfAZipThatMakeNoSenseAreRefusedAndNullIsNone(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("changed.zip");
    String[][] cases = {
      {"\"window\":2", "\"window\":0", "windowSize"},
      {"\"epochs\":3", "\"epochs\":{}", "config.json"},
      {"\"seed\":7", "\"pydl4j\":[]", "config.json"},
    };
    for (String[] each : cases) {
      changed(resource("dl4j_paragraphs.zip"), file, each[0], each[1]);
      assertRefused(file, true, each[2]);
    }
    float[] vector;
    try (DocumentVectors vectors =
        WordVectorSerializer.readParagraphVectors(resource("dl4j_paragraphs.zip").toString())) {
      vector = vectors.inferVector("the cat sat");
    }
    String[] same = {"\"window\":null", "\"pydl4j\":null"}; // bags of words have no windows
    String[] other = {"\"epochs\":4", "\"seed\":8", "\"learningRate\":0.5"};
    for (String settings : same) {
      assertArrayEquals(vector, inferred(file, settings));
    }
    for (String settings : other) {
      assertFalse(Arrays.equals(vector, inferred(file, settings)), settings);
    }
  }

  /** What a zip infers with this setting, in place of that of the same name. */
  private static float[] inferred(Path file, String setting) throws IOException {
    String name = setting.substring(0, setting.indexOf(':') + 1);
    String old = name.equals("\"pydl4j\":") ? "\"ngram\":0" : name + "[-.E0-9]+";
    changed(resource("dl4j_paragraphs.zip"), file, old, setting);
    try (DocumentVectors vectors = WordVectorSerializer.readParagraphVectors(file.toString())) {
      return vectors.inferVector("the cat sat");
    }
  }

  private static void changed(Path from, Path to, String pattern, String by) throws IOException {
    try (java.util.zip.ZipFile in = new java.util.zip.ZipFile(from.toFile());
        java.util.zip.ZipOutputStream out =
            new java.util.zip.ZipOutputStream(Files.newOutputStream(to))) {
      for (var entry : java.util.Collections.list(in.entries())) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        if (entry.getName().equals("config.json")) {
          String config = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
          String made = config.replaceFirst(pattern, by);
          assertFalse(made.equals(config) && !config.contains(by), pattern);
          bytes = made.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
        out.write(bytes);
      }
    }
  }

  /** A line of numbers is longer than what is looked at to tell a header. */
  @Test
  void zipsOfWideVectorsAreReadAgain(@TempDir Path folder) {
    String file = folder.resolve("wide.zip").toString();
    int width = 8000;
    Random random = new Random(3);
    float[] numbers = new float[2 * width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextFloat();
    }
    try (NDArray matrix = Nd.create(numbers, 2, width);
        WordVectors vectors = WordVectors.of(List.of("a", "b"), matrix)) {
      WordVectorSerializer.writeWord2VecModel(vectors, file);
      try (WordVectors again = WordVectorSerializer.readWord2VecModel(file)) {
        assertArrayEquals(numbers, again.matrix().toFloatArray());
      }
    }
  }

  private static void assertRefused(Path file, boolean paragraphs, String part) {
    DataException error =
        assertThrows(
            DataException.class,
            () -> {
              if (paragraphs) {
                WordVectorSerializer.readParagraphVectors(file.toString()).close();
              } else {
                read(file).close();
              }
            });
    assertTrue(error.getMessage().contains(part), error.getMessage());
    assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
  }

  @Test
  void damagedTextsAreRefusedByTheirLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("damaged.txt");
    String[][] cases = {
      {"2 3\ncat 1 2 3\ndog 1 2\n", "line 3 has 2 numbers behind its word, not 3"},
      {"2 3\ncat 1 2 3\ndog 1 2 3 4\n", "line 3 has more than 3 numbers"},
      {"2 3\ncat 1 two 3\ndog 1 2 3\n", "line 2 has 'two' where"},
      {"3 3\ncat 1 2 3\ndog 1 2 3\n", "it ends behind line 3 with 2 of the 3 words"},
      {"1 3\ncat 1 2 3\ndog 1 2 3\n", "line 3 is one too many"},
      {"cat 1 2 3\ndog 1 2\n", "line 2 has 2 numbers"},
      {"1000000000 300\ncat 1 2 3\n", "which 25 bytes cannot hold"},
      {"9000000000000 3\ncat 1 2 3\n", "line 1 says 9000000000000 words"},
      {"2 99999999\ncat 1 2 3\n", "line 1 says 2 words of 99999999 numbers"},
      {"cat\n", "line 1 must be"},
      {"", "there are no words"},
      {"\n\n", "there are no words"},
    };
    for (String[] each : cases) {
      Files.writeString(file, each[0]);
      assertRefused(file, false, each[1]);
    }
    Files.write(file, new byte[] {'1', ' ', '1', '\n', 'a', (byte) 0xff, ' ', '1', '\n'});
    assertRefused(file, false, "line 2 has a word that is no text in UTF-8");
    assertRefused(folder.resolve("none.txt"), false, "does not exist");
    assertRefused(folder, false, "no regular file");
  }

  @Test
  void blanksAndDoubleWordsAreTakenAsOthersTakeThem(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("odd.vec");
    Files.writeString(file, "4 2\r\ncat 1 2 \r\n. . 3 4 \ncat 5 6 \n</s>\t-7e-1 +8\n");
    try (WordVectors vectors = read(file)) {
      assertEquals(List.of("cat", ". .", "</s>"), vectors.vocab());
      assertArrayEquals(new float[] {1, 2}, vectors.getWordVector("cat"));
      assertArrayEquals(new float[] {-0.7f, 8}, vectors.getWordVector("</s>"));
      String message =
          assertThrows(
                  DataException.class,
                  () -> WordVectorSerializer.writeBinaryModel(vectors, file + ".bin"))
              .getMessage();
      assertTrue(message.contains("'. .'"), message);
    }
  }

  @Test
  void wordsThatAreNumbersAreNoHeader(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("numbers.txt");
    for (String end : List.of("", "\n")) {
      Files.writeString(file, "5 9 7\n6 3 4" + end);
      try (WordVectors vectors = read(file)) {
        assertEquals(List.of("5", "6"), vectors.vocab());
      }
    }
  }

  @Test
  void damagedBinariesAreRefusedByTheirByte(@TempDir Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(resource("gensim.bin"));
    Path file = folder.resolve("damaged.bin");
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertRefused(file, false, "ends at byte 208, within word 8 of the 8");
    byte[] lie = whole.clone();
    lie[0] = '9';
    Files.write(file, lie);
    assertRefused(file, false, "within word 9 of the 9");
    byte[] huge = "1000000000 300\nthe \0\0\0\0".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.write(file, huge);
    assertRefused(file, false, "cannot hold");
  }

  /** Whatever is in a file: vectors, or a sentence; and nothing off-heap is left. */
  @Test
  void noBytesDoMoreThanToBeRefused(@TempDir Path folder) throws IOException {
    long seed = Long.getLong("tests.seed", new Random().nextInt(1_000_000));
    Random random = new Random(seed);
    Path file = folder.resolve("damaged");
    List<String> names =
        List.of(
            "gensim.txt", "gensim.bin", "gensim.bin.gz", "dl4j_softmax.zip", "dl4j_paragraphs.zip");
    for (int i = 0; i < 100; i++) {
      byte[] bytes = Files.readAllBytes(resource(names.get(i % names.size())));
      for (int k = random.nextInt(4); k >= 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
      Files.write(file, Arrays.copyOf(bytes, length));
      long before = Memory.liveBytes();
      try (WordVectors vectors = read(file)) {
        assertTrue(vectors.size() > 0);
      } catch (PyDl4jException e) {
        assertTrue(e.getMessage().contains(file.toString()), "tests.seed=" + seed + ": " + e);
      } catch (RuntimeException e) {
        throw new AssertionError("tests.seed=" + seed + ", file " + i, e);
      }
      try (DocumentVectors vectors = WordVectorSerializer.readParagraphVectors(file.toString())) {
        vectors.inferVector("the cat");
      } catch (PyDl4jException e) {
        assertTrue(e.getMessage().contains(file.toString()), "tests.seed=" + seed + ": " + e);
      } catch (RuntimeException e) {
        throw new AssertionError("tests.seed=" + seed + ", file " + i, e);
      }
      assertEquals(before, Memory.liveBytes(), "tests.seed=" + seed + ", file " + i);
    }
  }

  @Test
  void unknownWordsAndClosedVectorsAreRefusedByName() {
    WordVectors vectors = read(resource("gensim.bin"));
    String message =
        assertThrows(DataException.class, () -> vectors.getWordVector("cta")).getMessage();
    assertTrue(message.contains("'cta'") && message.contains("Did you mean 'cat'?"), message);
    assertEquals(-1, vectors.indexOf("cta"));
    vectors.close();
    vectors.close();
    assertThrows(ClosedException.class, () -> vectors.getWordVector("cat"));
    assertThrows(ClosedException.class, vectors::matrix);
    assertThrows(ClosedException.class, () -> vectors.wordsNearest("cat", 1));
  }
}
