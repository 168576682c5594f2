package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pydl4j.etl.schema.Schema;

/**
 * What the builder of a {@link TransformProcess} has for missing values, text and times, under
 * DataVec's names.
 *
 * @param <B> the builder itself
 */
public abstract class TextSteps<B extends TextSteps<B>> extends NumberSteps<B> {
  TextSteps(Schema schema) {
    super(schema);
  }

  /** Parts of a time as new columns behind it: {@code "hour"} to {@code TimeField.hourOfDay}. */
  public B deriveColumnsFromTime(String column, Map<String, TimeField> fields) {
    List<Part> parts = new ArrayList<>();
    fields.forEach(
        (name, field) ->
            parts.add(
                TimeOperations.PART
                    .builder()
                    .set(TimeOperations.NAME, name)
                    .set(TimeOperations.FIELD, field.name())
                    .build()));
    return step(
        "DeriveColumnsFromTimeTransform", Family.COLUMN, column, TimeOperations.DERIVED, parts);
  }

  /** A number in place of missing ones. */
  public B replaceEmptyIntegerWithValue(String column, long value) {
    return step(
        "ReplaceEmptyIntegerWithValueTransform",
        Family.COLUMN,
        column,
        ConversionOperations.VALUE,
        value);
  }

  /** A number in place of missing and invalid ones. */
  public B replaceInvalidWithInteger(String column, long value) {
    return step(
        "ReplaceInvalidWithIntegerTransform",
        Family.COLUMN,
        column,
        ConversionOperations.VALUE,
        value);
  }

  /** A text behind each value. */
  public B appendStringColumnTransform(String column, String toAppend) {
    return step(
        "AppendStringColumnTransform", Family.COLUMN, column, StringOperations.TO_APPEND, toAppend);
  }

  /** Small or capital letters. */
  public B changeCase(String column, CaseType caseType) {
    return step(
        "ChangeCaseStringTransform", Family.COLUMN, column, StringOperations.CASE, caseType);
  }

  /** A new column of several, one behind the other. */
  public B concatenateStringColumns(String newColumn, String delimiter, String... columns) {
    return step(
        "ConcatenateStringColumns",
        Family.NEW_COLUMN,
        newColumn,
        StringOperations.DELIMITER,
        delimiter,
        StringOperations.TO_CONCATENATE,
        List.of(columns));
  }

  /** Other texts in place of whole values. */
  public B stringMapTransform(String column, Map<String, String> map) {
    return step("StringMapTransform", Family.COLUMN, column, StringOperations.MAP, map);
  }

  /** Parts of texts that match regular expressions. */
  public B replaceStringTransform(String column, Map<String, String> expressions) {
    return step(
        "ReplaceStringTransform", Family.COLUMN, column, StringOperations.EXPRESSIONS, expressions);
  }

  /** One text in place of all that are not listed. */
  public B mapAllStringsExceptList(String column, String newValue, List<String> exceptions) {
    return step(
        "MapAllStringsExceptListTransform",
        Family.COLUMN,
        column,
        StringOperations.NEW_VALUE,
        newValue,
        StringOperations.EXCEPTIONS,
        exceptions);
  }

  /** Without blanks, tabs and ends of lines. */
  public B stringRemoveWhitespaceTransform(String column) {
    return step("RemoveWhiteSpaceTransform", Family.COLUMN, column);
  }

  /** A text in place of empty and missing ones. */
  public B replaceEmptyString(String column, String value) {
    return step(
        "ReplaceEmptyStringTransform", Family.COLUMN, column, StringOperations.VALUE, value);
  }

  /** A column for each token that a text may list, true or false. */
  public B stringListToCategoricalSet(
      String column, List<String> newColumns, List<String> tokens, String delimiter) {
    return step(
        "StringListToCategoricalSetTransform",
        Family.COLUMN,
        column,
        StringOperations.NEW_COLUMNS,
        newColumns,
        StringOperations.TOKENS,
        tokens,
        StringOperations.DELIMITER,
        delimiter);
  }

  /** Text read as times, by a pattern in Joda's letters. */
  public B stringToTimeTransform(String column, String format, String timeZone) {
    return step(
        "StringToTimeTransform",
        Family.COLUMN,
        column,
        TimeOperations.FORMAT,
        format,
        TimeOperations.ZONE,
        timeZone);
  }

  /** The same with names of months and days in a language. */
  public B stringToTimeTransform(String column, String format, String timeZone, Locale locale) {
    return step(
        "StringToTimeTransform",
        Family.COLUMN,
        column,
        TimeOperations.FORMAT,
        format,
        TimeOperations.ZONE,
        timeZone,
        TimeOperations.LOCALE,
        locale.toLanguageTag());
  }
}
