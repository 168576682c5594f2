package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.internal.regex.Regex;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.schema.StringMetaData;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Text: changed, replaced, joined and taken apart. */
@AutoService(Declared.class)
public final class StringOperations extends Family {
  static final Key<String> TO_APPEND =
      Key.of("toAppend", Type.STRING).required().doc("The text behind each value.");
  static final Key<CaseType> CASE =
      Key.of("caseType", Type.enumOf(CaseType.class)).required().doc("Which letters.");
  static final Key<String> DELIMITER =
      Key.of("delimiter", Type.STRING).required().doc("The text between two.");
  static final Key<List<String>> TO_CONCATENATE =
      Key.of("columnsToConcatenate", Type.STRINGS).required().doc("The columns, of any type.");
  static final Key<String> NEW_VALUE =
      Key.of("newValue", Type.STRING).required().doc("What the others become.");
  static final Key<List<String>> EXCEPTIONS =
      Key.of("exceptions", Type.STRINGS).required().doc("The texts that stay.");
  static final Key<String> VALUE =
      Key.of("value", Type.STRING).required().doc("What stands for an empty or missing text.");
  static final Key<Map<String, String>> EXPRESSIONS =
      Key.of("map", Type.TEXTS)
          .required()
          .doc("A regular expression and what each match becomes, one after the other.");
  static final Key<Map<String, String>> MAP =
      Key.of("map", Type.TEXTS).required().doc("A text and what it becomes; others stay.");
  static final Key<List<String>> NEW_COLUMNS =
      Key.of("newColumnNames", Type.STRINGS).required().doc("A new column for each token.");
  static final Key<List<String>> TOKENS =
      Key.of("categoryTokens", Type.STRINGS).required().doc("The tokens that a text may list.");

  /** Called by the service loader. */
  public StringOperations() {
    mapping(
        "AppendStringColumnTransform",
        "A text behind each value.",
        false,
        op -> text -> text + op.get(TO_APPEND),
        TO_APPEND);
    mapping(
        "ChangeCaseStringTransform",
        "All letters small, or all capital, by the rules that no language changes.",
        false,
        op ->
            text ->
                op.get(CASE) == CaseType.LOWER
                    ? text.toLowerCase(Locale.ROOT)
                    : text.toUpperCase(Locale.ROOT),
        CASE);
    mapping(
        "MapAllStringsExceptListTransform",
        "One text in place of all that are not listed.",
        false,
        StringOperations::exceptList,
        NEW_VALUE,
        EXCEPTIONS);
    mapping(
        "RemoveWhiteSpaceTransform",
        "Without blanks, tabs and ends of lines.",
        false,
        op -> {
          Pattern white = Pattern.compile("\\s");
          return text -> white.matcher(text).replaceAll("");
        });
    mapping(
        "ReplaceEmptyStringTransform",
        "A text in place of empty and of missing ones.",
        true,
        op -> text -> text.isEmpty() ? op.get(VALUE) : text,
        VALUE);
    mapping(
        "ReplaceStringTransform",
        "Parts of texts that match regular expressions.",
        false,
        StringOperations::replace,
        EXPRESSIONS);
    mapping(
        "StringMapTransform",
        "Other texts in place of whole values.",
        false,
        op -> {
          Map<String, String> map = op.get(MAP);
          return text -> map.getOrDefault(text, text);
        },
        MAP);
    operation(
        "ConcatenateStringColumns",
        "A new last column of the values of several, one behind the other.",
        StringOperations::concatenate,
        NEW_COLUMN,
        DELIMITER,
        TO_CONCATENATE);
    operation(
        "StringListToCategoricalSetTransform",
        "In place of a text that lists tokens a column for each token, true or false.",
        StringOperations::categoricalSet,
        COLUMN,
        NEW_COLUMNS,
        TOKENS,
        DELIMITER);
    operation(
        "ConvertToString",
        "Values as text.",
        (op, schema) -> {
          ColumnMetaData column = schema.getMetaData(op.get(COLUMN));
          int from = schema.getIndexOfColumn(column.name());
          return Projection.of(schema)
              .replace(
                  column.name(), new StringMetaData(column.name()), block -> shown(block, from))
              .build();
        },
        COLUMN);
  }

  private void mapping(
      String name,
      String doc,
      boolean missingToo,
      Function<Operation, Function<String, @Nullable String>> function,
      Key<?>... keys) {
    Key<?>[] all = new Key<?>[keys.length + 1];
    all[0] = COLUMN;
    System.arraycopy(keys, 0, all, 1, keys.length);
    operation(
        name,
        doc,
        (op, schema) -> {
          ColumnMetaData column =
              column(schema, op.get(COLUMN), ColumnType.String, ColumnType.Categorical);
          Function<String, @Nullable String> change = function.apply(op);
          int from = schema.getIndexOfColumn(column.name());
          return Projection.of(schema)
              .replace(
                  column.name(),
                  new StringMetaData(column.name()),
                  block -> {
                    try (BytesColumn texts = Texts.of(block, from)) {
                      return Texts.map(texts, change, missingToo);
                    }
                  })
              .build();
        },
        all);
  }

  private static Function<String, @Nullable String> exceptList(Operation op) {
    Set<String> exceptions = new HashSet<>(op.get(EXCEPTIONS));
    String value = op.get(NEW_VALUE);
    return text -> exceptions.contains(text) ? text : value;
  }

  private static Function<String, @Nullable String> replace(Operation op) {
    Map<Regex, String> patterns = new LinkedHashMap<>();
    op.get(EXPRESSIONS)
        .forEach(
            (regex, value) -> {
              patterns.put(Regex.of("What is replaced", regex), value);
              requireReplacement(regex, value);
            });
    return text -> {
      String changed = text;
      for (Map.Entry<Regex, String> each : patterns.entrySet()) {
        changed = each.getKey().replaceAll(changed, each.getValue());
      }
      return changed;
    };
  }

  /** A dollar sign and a backslash mean something there, and not all of it is right. */
  private static void requireReplacement(String regex, String value) {
    try {
      Pattern.compile(regex + "|").matcher("").replaceAll(value); // which matches nothing, too
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ConfigurationException(
          "The matches of '"
              + regex
              + "' cannot become '"
              + value
              + "': "
              + e.getMessage()
              + ". $1 is the first group; write \\$ for a dollar sign and \\\\ for a backslash.",
          e);
    }
  }

  private static Stage concatenate(Operation op, Schema schema) {
    int[] places = places(schema, op.get(TO_CONCATENATE));
    String delimiter = op.get(DELIMITER);
    return Projection.of(schema)
        .add(
            new StringMetaData(op.get(NEW_COLUMN)),
            block -> {
              try (BytesColumn.Builder out = BytesColumn.builder()) {
                for (int row = 0; row < block.rows(); row++) {
                  StringBuilder text = new StringBuilder();
                  for (int i = 0; i < places.length; i++) {
                    text.append(i == 0 ? "" : delimiter);
                    text.append(Texts.shown(block.value(row, places[i])));
                  }
                  out.add(text.toString());
                }
                return out.build();
              }
            })
        .build();
  }

  private static Column shown(Block block, int from) {
    Column column = block.column(from);
    try (BytesColumn.Builder out = BytesColumn.builder()) {
      for (int row = 0; row < block.rows(); row++) {
        if (column.has(row)) {
          out.add(Texts.shown(block.value(row, from)));
        } else {
          out.add((String) null);
        }
      }
      return out.build();
    }
  }

  private static Stage categoricalSet(Operation op, Schema schema) {
    ColumnMetaData column = text(schema, op.get(COLUMN));
    List<String> tokens = op.get(TOKENS);
    sameLength("newColumnNames", op.get(NEW_COLUMNS), "categoryTokens", tokens);
    Pattern delimiter = ListOperations.literal(op.get(DELIMITER));
    int from = schema.getIndexOfColumn(column.name());
    Projection.Builder projection = Projection.of(schema);
    int place = projection.place(column.name());
    projection.remove(column.name());
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      projection.insert(
          place + i,
          new CategoricalMetaData(op.get(NEW_COLUMNS).get(i), "true", "false"),
          block -> {
            BytesColumn in = (BytesColumn) block.column(from);
            return Numbers.whole(
                ColumnType.Categorical,
                in.presence(),
                row -> lists(in.text(row), delimiter, token) ? 0 : 1);
          });
    }
    return projection.build();
  }

  private static boolean lists(String text, Pattern delimiter, String token) {
    for (String each : delimiter.split(text, -1)) {
      if (each.equals(token)) {
        return true;
      }
    }
    return false;
  }
}
