package org.pydl4j.etl.words;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.StrictJson;

/**
 * The zips of DL4J's WordVectorSerializer: {@code syn0.txt} with the vectors, {@code syn1.txt} and
 * {@code syn1Neg.txt} with the weights of the hierarchical softmax and of negative sampling, {@code
 * codes.txt} and {@code huffman.txt} with the words' places in the tree, {@code frequencies.txt},
 * {@code config.json}, and of paragraph vectors {@code labels.txt}. Words are in base 64 behind
 * {@code B64:}.
 */
final class Dl4jZip {
  /** The member of config.json with our own settings, which DL4J passes over. */
  static final String OWN = "pydl4j";

  /** Another one: what stands before labels where one of them is a word, too. */
  private static final String LABEL_PREFIX = "pydl4jLabelPrefix";

  private static final int LONGEST_CONFIG = 256 << 20; // bytes

  private final ZipFile zip;
  private List<String> words = List.of();
  private Map<String, Integer> places = Map.of();

  private Dl4jZip(ZipFile zip) {
    this.zip = zip;
  }

  static WordVectors words(Path path) throws IOException {
    return opened(path, Dl4jZip::read);
  }

  static DocumentVectors documents(Path path) throws IOException {
    return opened(
        path,
        zip -> {
          Set<String> labels = zip.labels();
          try (WordVectors all = zip.read()) {
            return DocumentVectors.split(all, labels);
          }
        });
  }

  private interface Reading<T> {
    T of(Dl4jZip zip) throws IOException;
  }

  private static <T> T opened(Path path, Reading<T> reading) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return reading.of(new Dl4jZip(zip));
    } catch (ZipException e) {
      throw new DataException("the zip is damaged: " + e.getMessage() + ".", e);
    }
  }

  private WordVectors read() throws IOException {
    FloatRows rows;
    long texts;
    ZipEntry entry = require("syn0.txt");
    try (WordInput in = WordInput.of(zip.getInputStream(entry))) {
      WordFileReader reader = new WordFileReader(in, entry.getSize());
      try (WordTable table = reader.read()) {
        words = table.words();
        places = table.places();
        rows = table.finish();
      }
      texts = reader.texts();
    } catch (DataException e) {
      throw in("syn0.txt", e);
    }
    FloatRows syn1 = null;
    FloatRows syn1Neg = null;
    try {
      syn1 = weights("syn1.txt", rows.width());
      syn1Neg = weights("syn1Neg.txt", rows.width());
      return new WordVectors(words, places, rows, trained(texts, syn1, syn1Neg));
    } catch (IOException | RuntimeException | Error e) {
      for (FloatRows made : new FloatRows[] {rows, syn1, syn1Neg}) {
        if (made != null) {
          made.close();
        }
      }
      throw e;
    }
  }

  private TrainedWords trained(long allTexts, @Nullable FloatRows syn1, @Nullable FloatRows syn1Neg)
      throws IOException {
    double[] counts = new double[words.size()];
    long[] texts = new long[words.size()];
    each(
        "frequencies.txt",
        (place, fields) -> {
          counts[place] = Double.parseDouble(fields[1]);
          texts[place] = fields.length > 2 ? Long.parseLong(fields[2]) : 0;
        });
    byte[][] codes = new byte[words.size()][0];
    int[][] points = new int[words.size()][0];
    boolean coded =
        each(
                "codes.txt",
                (place, fields) -> {
                  codes[place] = new byte[fields.length - 1];
                  for (int i = 1; i < fields.length; i++) {
                    codes[place][i - 1] = Byte.parseByte(fields[i]);
                  }
                })
            && each(
                "huffman.txt",
                (place, fields) -> {
                  points[place] = new int[fields.length - 1];
                  for (int i = 1; i < fields.length; i++) {
                    points[place][i - 1] = Integer.parseInt(fields[i]);
                  }
                });
    Huffman huffman = coded ? new Huffman(codes, points) : Huffman.of(counts);
    requireTree(huffman);
    return new TrainedWords(counts, texts, allTexts, huffman, syn1, syn1Neg, config());
  }

  private void requireTree(Huffman tree) {
    for (int i = 0; i < words.size(); i++) {
      byte[] turns = tree.codes()[i];
      int[] points = tree.points()[i];
      boolean right = turns.length <= points.length;
      for (int k = 0; right && k < turns.length; k++) {
        right = turns[k] >> 1 == 0 && points[k] >= 0 && points[k] < words.size();
      }
      if (!right) {
        throw new DataException(
            "codes.txt and huffman.txt have no place in a tree of "
                + words.size()
                + " words for the word '"
                + words.get(i)
                + "'.");
      }
    }
  }

  private interface Line {
    void of(int place, String[] fields);
  }

  /** Each line of a file that has one for each word; whether there is such a file. */
  private boolean each(String name, Line line) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return false;
    }
    try (WordInput in = WordInput.of(zip.getInputStream(entry))) {
      while (in.nextLine()) {
        String text = new String(in.line(), 0, in.length(), StandardCharsets.UTF_8);
        String[] fields = text.strip().split(" +");
        Integer place = places.get(decoded(fields[0]));
        if (place == null) {
          continue; // of a word without a vector
        }
        try {
          line.of(place, fields);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
          throw new DataException(
              "line " + in.lineNumber() + " of " + name + " is damaged: '" + shown(text) + "'.", e);
        }
      }
    }
    return true;
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static String decoded(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    return WordFileReader.word(bytes, bytes.length);
  }

  /** A matrix with a row of numbers a line; null for none. */
  private @Nullable FloatRows weights(String name, int width) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.getSize() == 0) {
      return null;
    }
    FloatRows rows = FloatRows.empty(words.size(), width);
    try (WordInput in = WordInput.of(zip.getInputStream(entry))) {
      float[] row = new float[width];
      int count = 0;
      for (; in.nextLine() && in.length() > 0; count++) {
        String text = new String(in.line(), 0, in.length(), StandardCharsets.ISO_8859_1);
        String[] fields = text.strip().split(" +");
        if (fields.length != width || count == words.size()) {
          throw new DataException(
              "line "
                  + in.lineNumber()
                  + " of "
                  + name
                  + " should be one of "
                  + words.size()
                  + " with "
                  + width
                  + " numbers.");
        }
        for (int i = 0; i < width; i++) {
          row[i] = Float.parseFloat(fields[i]);
        }
        rows.put(count, row);
      }
      if (count == 0) {
        rows.close();
        return null;
      }
      java.util.Arrays.fill(row, 0);
      for (; count < words.size(); count++) {
        rows.put(count, row);
      }
      return rows;
    } catch (NumberFormatException e) {
      rows.close();
      throw new DataException(name + " is damaged: " + e.getMessage() + ".", e);
    } catch (IOException | RuntimeException | Error e) {
      rows.close();
      throw e;
    }
  }

  private String config() throws IOException {
    ZipEntry entry = zip.getEntry("config.json");
    if (entry == null) {
      return "";
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(LONGEST_CONFIG + 1);
      if (bytes.length > LONGEST_CONFIG) {
        throw new DataException(
            "its config.json is longer than " + (LONGEST_CONFIG >> 20) + " MiB.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private Set<String> labels() throws IOException {
    ZipEntry entry = require("labels.txt");
    Set<String> labels = new LinkedHashSet<>();
    try (WordInput in = WordInput.of(zip.getInputStream(entry))) {
      while (in.nextLine()) {
        if (in.length() > 0) {
          labels.add(WordFileReader.word(in.line(), in.length()));
        }
      }
    }
    return labels;
  }

  private ZipEntry require(String name) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      List<String> there = new ArrayList<>();
      zip.stream().limit(10).forEach(each -> there.add(each.getName()));
      throw new DataException(
          "the zip has no "
              + name
              + ", as DL4J's WordVectorSerializer writes it. It has "
              + there
              + ".");
    }
    return entry;
  }

  private static DataException in(String name, DataException e) {
    return new DataException("in " + name + ", " + e.getMessage(), e);
  }

  /** Writes words, and behind them the labels of paragraph vectors. */
  static void write(WordVectors words, @Nullable WordVectors labels, OutputStream to)
      throws IOException {
    words.enter(); // the weights stay, whoever closes them meanwhile
    try {
      ZipOutputStream zip = new ZipOutputStream(to);
      new Writer(zip, words, labels).write();
      zip.finish();
    } finally {
      words.leave();
    }
  }

  /** One zip that is written. */
  private static final class Writer {
    private final ZipOutputStream zip;
    private final WordVectors words;
    private final @Nullable WordVectors labels;
    private final int count;
    private final double[] counts;
    private final Huffman huffman;
    private final String prefix; // of labels
    private final StringBuilder line = new StringBuilder();

    Writer(ZipOutputStream zip, WordVectors words, @Nullable WordVectors labels) {
      this.zip = zip;
      this.words = words;
      this.labels = labels;
      count = words.size() + (labels == null ? 0 : labels.size());
      TrainedWords trained = words.trained();
      counts = new double[count];
      java.util.Arrays.fill(counts, 1); // of words that were read of a file without counts
      if (trained != null) {
        System.arraycopy(trained.counts(), 0, counts, 0, words.size());
      }
      huffman = trained != null ? trained.huffman() : Huffman.of(counts);
      prefix = labels == null ? "" : freePrefix(words, labels);
    }

    /** One that no label with it is a word; empty where none is without. */
    private static String freePrefix(WordVectors words, WordVectors labels) {
      String made = "";
      for (int i = 0; labels.vocab().stream().map(made::concat).anyMatch(words::hasWord); i++) {
        made = "label" + (i == 0 ? "" : i) + ":";
      }
      return made;
    }

    void write() throws IOException {
      TrainedWords trained = words.trained();
      begin("syn0.txt");
      line.append(count).append(' ').append(words.layerSize()).append(' ');
      end(Long.toString(trained == null ? 0 : trained.allTexts()));
      for (int i = 0; i < count; i++) {
        begin(i);
        WordVectorSerializer.appendNumbers(line, row(i));
        end("");
      }
      weights("syn1.txt", trained == null ? null : trained.syn1());
      weights("syn1Neg.txt", trained == null ? null : trained.syn1Neg());
      begin("codes.txt");
      for (int i = 0; i < count; i++) {
        begin(i);
        for (int turn : i < huffman.codes().length ? huffman.codes()[i] : new byte[0]) {
          line.append(' ').append(turn);
        }
        end("");
      }
      begin("huffman.txt");
      for (int i = 0; i < count; i++) {
        begin(i);
        for (int point : i < huffman.points().length ? huffman.points()[i] : new int[0]) {
          line.append(' ').append(point);
        }
        end("");
      }
      begin("frequencies.txt");
      for (int i = 0; i < count; i++) {
        begin(i);
        long texts = trained != null && i < trained.texts().length ? trained.texts()[i] : 0;
        end(" " + counts[i] + " " + texts);
      }
      begin("config.json");
      String config =
          trained == null || trained.config().isEmpty()
              ? config(words.layerSize())
              : trained.config();
      end(labels == null ? config : withPrefix(config, prefix));
      if (labels != null) {
        begin("labels.txt");
        for (int i = words.size(); i < count; i++) {
          begin(i);
          end("");
        }
      }
      zip.closeEntry();
    }

    private void begin(String name) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
    }

    private void begin(int place) {
      String named = part(place).vocab().get(inPart(place));
      String whole = part(place) == labels ? prefix + named : named;
      byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
      line.append("B64:").append(Base64.getEncoder().encodeToString(bytes));
    }

    private WordVectors part(int place) {
      return labels == null || place < words.size() ? words : labels;
    }

    private int inPart(int place) {
      return place < words.size() ? place : place - words.size();
    }

    private float[] row(int place) {
      return part(place).row(inPart(place));
    }

    private void end(String last) throws IOException {
      line.append(last).append('\n');
      zip.write(line.toString().getBytes(StandardCharsets.UTF_8));
      line.setLength(0);
    }

    private void weights(String name, @Nullable FloatRows rows) throws IOException {
      begin(name);
      if (rows == null) {
        return;
      }
      float[] row = new float[rows.width()];
      for (int i = 0; i < count; i++) { // DL4J has a row for each label, too
        java.util.Arrays.fill(row, 0);
        if (i < rows.rows()) {
          rows.get(i, row);
        }
        WordVectorSerializer.appendNumbers(line, row);
        end("");
      }
    }
  }

  /** What stands before the labels of a zip of ours; empty for nothing. */
  static String labelPrefix(JsonObject config) {
    JsonElement prefix = config.get(LABEL_PREFIX);
    return prefix != null && prefix.isJsonPrimitive() ? prefix.getAsString() : "";
  }

  private static String withPrefix(String config, String prefix) {
    if (prefix.isEmpty() && !config.contains(LABEL_PREFIX)) {
      return config;
    }
    JsonElement read = StrictJson.parse(config);
    JsonObject json = read.isJsonObject() ? read.getAsJsonObject() : new JsonObject();
    json.remove(LABEL_PREFIX);
    if (!prefix.isEmpty()) {
      json.addProperty(LABEL_PREFIX, prefix);
    }
    return json.toString();
  }

  /** The settings of words that were not trained here, as DL4J has them. */
  static String config(int layerSize) {
    return config(layerSize, Map.of());
  }

  /** DL4J's VectorsConfiguration with its defaults, but for some settings. */
  static String config(int layerSize, Map<String, Object> settings) {
    JsonObject json = new JsonObject();
    Map<String, Object> all = new HashMap<>();
    all.putAll(
        Map.of(
            "allowParallelTokenization",
            true,
            "batchSize",
            512,
            "epochs",
            1,
            "iterations",
            1,
            "learningRate",
            0.025,
            "minLearningRate",
            1e-4,
            "minWordFrequency",
            1,
            "negative",
            0.0));
    all.putAll(
        Map.of(
            "sampling",
            0.0,
            "seed",
            0,
            "useHierarchicSoftmax",
            true,
            "window",
            5,
            "trainElementsVectors",
            true,
            "trainSequenceVectors",
            true,
            "unk",
            "UNK",
            "stop",
            "STOP"));
    all.put("layersSize", layerSize);
    all.put("vocabSize", 0);
    all.put("modelUtils", "org.deeplearning4j.models.embeddings.reader.impl.BasicModelUtils");
    all.put(
        "tokenizerFactory",
        "org.deeplearning4j.text.tokenization.tokenizerfactory.DefaultTokenizerFactory");
    all.putAll(settings);
    for (String name : new java.util.TreeSet<>(all.keySet())) {
      Object value = all.get(name);
      if (value instanceof Number number) {
        json.addProperty(name, number);
      } else if (value instanceof Boolean truth) {
        json.addProperty(name, truth);
      } else {
        json.addProperty(name, String.valueOf(value));
      }
    }
    return json.toString();
  }
}
