package org.pydl4j.etl.schema;

import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.regex.Regex;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A column of text. DataVec: {@code StringMetaData}.
 *
 * @param regex what a whole valid value matches; null for anything
 * @param minLength the least length of a valid value in UTF-16 units; null for any
 * @param maxLength the greatest length of a valid value; null for any
 */
public record StringMetaData(
    String name, @Nullable String regex, @Nullable Integer minLength, @Nullable Integer maxLength)
    implements ColumnMetaData {

  /**
   * Checks the expression.
   *
   * @throws ConfigurationException if it is none
   */
  public StringMetaData {
    if (regex != null) {
      Regex.of("What values of the column '" + name + "' match", regex);
    }
  }

  /** Of any text. */
  public StringMetaData(String name) {
    this(name, null, null, null);
  }

  @Override
  public ColumnType type() {
    return ColumnType.String;
  }

  @Override
  public StringMetaData named(String newName) {
    return new StringMetaData(newName, regex, minLength, maxLength);
  }
}
