package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.NDArrayMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Texts that list something: tokens as arrays and as steps, characters, coordinates. */
@AutoService(Declared.class)
public final class ListOperations extends Family {
  static final Key<List<String>> VOCABULARY =
      Key.of("vocabulary", Type.STRINGS).required().doc("The tokens that a text may list.");
  static final Key<String> DELIMITER =
      Key.of("delimiter", Type.STRING).required().doc("The text between two.");
  static final Key<Boolean> BINARY =
      Key.of("binary", Type.BOOL).defaultsTo(false).doc("Whether each token counts once.");
  static final Key<Boolean> IGNORE =
      Key.of("ignoreUnknown", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether other tokens are left out; else the value is invalid.");
  static final Key<Map<String, String>> CHARACTERS =
      Key.of("characterIndexMap", Type.TEXTS)
          .required()
          .doc("A character and its number, {\"a\": \"0\"}.");
  static final Key<Boolean> FAILS =
      Key.of("exceptionOnUnknown", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether others are invalid; else they are left out.");
  static final Key<String> FIRST =
      Key.of("firstColumn", Type.STRING).required().doc("Coordinates of a point as text.");
  static final Key<String> SECOND =
      Key.of("secondColumn", Type.STRING).required().doc("Coordinates of the other one.");
  static final Key<String> STDEV =
      Key.of("stdevColumn", Type.STRING).doc("What each difference is divided by; none: nothing.");
  static final Key<String> BETWEEN =
      Key.of("delimiter", Type.STRING).defaultsTo(":").doc("The text between two coordinates.");

  /** Called by the service loader. */
  public ListOperations() {
    operation(
        "StringListToCountsNDArrayTransform",
        "In place of a text that lists tokens an array with the number of each, float32"
            + " [vocabulary].",
        (op, schema) -> arrays(op, schema, op.get(VOCABULARY).size()),
        COLUMN,
        NEW_COLUMN,
        VOCABULARY,
        DELIMITER,
        BINARY,
        IGNORE);
    operation(
        "StringListToIndicesNDArrayTransform",
        "In place of a text that lists tokens an array with their places in the vocabulary, in"
            + " ascending order, float32 [tokens].",
        (op, schema) -> arrays(op, schema, -1),
        COLUMN,
        NEW_COLUMN,
        VOCABULARY,
        DELIMITER,
        BINARY,
        IGNORE);
    operation(
        "TextToCharacterIndexTransform",
        "Of sequences: each text becomes as many steps as it has characters, with their numbers;"
            + " other columns are repeated.",
        (op, schema) -> expanded(op, schema, numbers(op.get(CHARACTERS)), null),
        COLUMN,
        NEW_COLUMN,
        CHARACTERS,
        FAILS);
    operation(
        "TextToTermIndexSequenceTransform",
        "Of sequences: each text becomes as many steps as it lists tokens, with their places in the"
            + " vocabulary; other columns are repeated.",
        (op, schema) ->
            expanded(op, schema, places(op.get(VOCABULARY)), literal(op.get(DELIMITER))),
        COLUMN,
        NEW_COLUMN,
        VOCABULARY,
        DELIMITER,
        FAILS);
    operation(
        "CoordinatesDistanceTransform",
        "A new last column, the distance of two points, each of which is a text of coordinates; the"
            + " differences are divided by those of a third column, where one is named.",
        ListOperations::distance,
        NEW_COLUMN,
        FIRST,
        SECOND,
        STDEV,
        BETWEEN);
  }

  private static Map<String, Integer> places(List<String> vocabulary) {
    Map<String, Integer> places = new HashMap<>();
    for (String token : vocabulary) {
      if (places.putIfAbsent(token, places.size()) != null) {
        throw new ConfigurationException(
            "The 'vocabulary' has '" + token + "' twice. Leave one out.");
      }
    }
    return places;
  }

  private static Map<String, Integer> numbers(Map<String, String> characters) {
    Map<String, Integer> numbers = new HashMap<>();
    characters.forEach(
        (character, number) -> {
          try {
            if (character.codePointCount(0, character.length()) == 1) {
              numbers.put(character, Integer.valueOf(number.trim()));
              return;
            }
          } catch (NumberFormatException e) {
            // said below
          }
          throw new ConfigurationException(
              "The 'characterIndexMap' must give characters whole numbers. Got '"
                  + character
                  + "': '"
                  + number
                  + "'.");
        });
    return numbers;
  }

  // ---- arrays

  private static Stage arrays(Operation op, Schema schema, int length) {
    ColumnMetaData column = text(schema, op.get(COLUMN));
    Map<String, Integer> places = places(op.get(VOCABULARY));
    Pattern delimiter = literal(op.get(DELIMITER));
    boolean ignores = op.get(IGNORE);
    boolean once = op.get(BINARY);
    int from = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            new NDArrayMetaData(op.get(NEW_COLUMN), length),
            block -> {
              BytesColumn in = (BytesColumn) block.column(from);
              try (ArrayColumn.Builder out = ArrayColumn.builder(DType.FLOAT32)) {
                for (int row = 0; row < in.rows(); row++) {
                  int[] found =
                      in.has(row) ? found(in.text(row), delimiter, places, ignores) : null;
                  if (found != null) {
                    double[] made = length < 0 ? sorted(found, once) : counts(found, length, once);
                    out.add(made, made.length);
                  } else if (in.has(row)) {
                    out.addInvalid(in.text(row));
                  } else {
                    out.absentFrom(in, row);
                  }
                }
                return out.build();
              }
            })
        .build();
  }

  /** The places of the tokens; null where one is not known and such are not left out. */
  private static int @Nullable [] found(
      String text, Pattern delimiter, Map<String, Integer> places, boolean ignores) {
    String[] tokens = text.isEmpty() ? new String[0] : delimiter.split(text);
    int[] found = new int[tokens.length];
    int count = 0;
    for (String token : tokens) {
      Integer place = places.get(token);
      if (place != null) {
        found[count++] = place;
      } else if (!ignores) {
        return null;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** What splits at a delimiter, made once for all texts. */
  static Pattern literal(String delimiter) {
    return Pattern.compile(Pattern.quote(delimiter));
  }

  private static double[] sorted(int[] found, boolean once) {
    var places = Arrays.stream(found).sorted();
    return (once ? places.distinct() : places).asDoubleStream().toArray();
  }

  private static double[] counts(int[] found, int length, boolean once) {
    double[] counts = new double[length];
    for (int place : found) {
      counts[place] = once ? 1 : counts[place] + 1;
    }
    return counts;
  }

  // ---- steps

  private static Stage expanded(
      Operation op, Schema schema, Map<String, Integer> numbers, @Nullable Pattern delimiter) {
    ColumnMetaData column = text(Steps.sequences(schema, op), op.get(COLUMN));
    int place = schema.getIndexOfColumn(column.name());
    Schema output =
        Projection.of(schema)
            .replace(
                column.name(),
                ColumnMetaData.of(ColumnType.Integer, op.get(NEW_COLUMN)),
                block -> block.column(place).retain())
            .build()
            .output();
    return new Expansion(output, place, op.get(FAILS), numbers, text -> parts(text, delimiter));
  }

  private static List<String> parts(String text, @Nullable Pattern delimiter) {
    if (delimiter == null) {
      return text.codePoints().mapToObj(Character::toString).toList();
    }
    return text.isEmpty() ? List.of() : List.of(delimiter.split(text));
  }

  // ---- distances

  private static Stage distance(Operation op, Schema schema) {
    int first = schema.getIndexOfColumn(text(schema, op.get(FIRST)).name());
    int second = schema.getIndexOfColumn(text(schema, op.get(SECOND)).name());
    int stdev =
        op.find(STDEV).map(name -> schema.getIndexOfColumn(text(schema, name).name())).orElse(-1);
    int[] used = IntStream.of(first, second, stdev).filter(place -> place >= 0).sorted().toArray();
    Pattern between = literal(op.get(BETWEEN));
    return Projection.of(schema)
        .add(
            ColumnMetaData.of(ColumnType.Double, op.get(NEW_COLUMN)),
            block -> distances(block, used, between, first, second, stdev))
        .build();
  }

  private static Column distances(
      Block block, int[] used, Pattern between, int first, int second, int stdev) {
    try (DoubleColumn.Builder out = DoubleColumn.builder()) {
      for (int row = 0; row < block.rows(); row++) {
        Column lacking = lacking(block, used, row);
        if (lacking != null) {
          out.absentFrom(lacking, row);
          continue;
        }
        String left = ((BytesColumn) block.column(first)).text(row);
        String right = ((BytesColumn) block.column(second)).text(row);
        String by = stdev < 0 ? null : ((BytesColumn) block.column(stdev)).text(row);
        try {
          out.add(measured(numbers(left, between), numbers(right, between), by, between));
        } catch (NumberFormatException e) {
          out.addInvalid(left + " and " + right + (by == null ? "" : " by " + by));
        }
      }
      return out.build();
    }
  }

  private static double[] numbers(String text, Pattern between) {
    return Arrays.stream(between.split(text)).mapToDouble(Double::parseDouble).toArray();
  }

  private static double measured(
      double[] left, double[] right, @Nullable String by, Pattern between) {
    double[] divisors = by == null ? new double[left.length] : numbers(by, between);
    if (left.length != right.length || divisors.length != left.length) {
      throw new NumberFormatException("other numbers of coordinates");
    }
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      double differs = left[i] - right[i];
      double divided = by == null ? differs : differs / divisors[i];
      sum += divided * divided;
    }
    return Math.sqrt(sum);
  }
}
