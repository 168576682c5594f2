package org.pydl4j.etl.readers;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.regex.Regex;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

/**
 * Lines that fit a regular expression, whose groups are the columns. Others are rejected, blank
 * ones passed over. DataVec: {@code RegexLineRecordReader}; the syntax is {@link
 * java.util.regex.Pattern}'s.
 */
public final class RegexLineRecordReader extends RecordReader {
  private final Regex pattern;
  private final int skipLines;

  /**
   * Of these files.
   *
   * @param regex fits a whole line, with a group for each column
   * @param skipLines how many lines of each file are left out
   * @throws ConfigurationException if it is no regular expression, or has another number of groups
   */
  public RegexLineRecordReader(
      Source source, Schema schema, String regex, int skipLines, Rejects rejects) {
    super(source, schema, rejects);
    Field.requireText(schema);
    pattern = Regex.of("What lines must fit", regex);
    this.skipLines = skipLines;
    int groups = pattern.groups();
    if (groups != schema.numColumns()) {
      throw new ConfigurationException(
          "The regular expression must have a group for each column, "
              + schema.getColumnNames()
              + ". Got "
              + groups
              + " groups.");
    }
  }

  @Override
  RegexLineRecordReader of(Source part) {
    return new RegexLineRecordReader(part, schema, pattern.toString(), skipLines, rejects);
  }

  @Override
  FileReader.Format format() {
    return (stream, name, records) ->
        LineFiles.parser(
            stream,
            name,
            false,
            (bytes, from, to, line, into) -> {
              if (line > skipLines) {
                String text = LineFiles.text(bytes, from, to);
                String wrong = LineFiles.wrong(bytes, from, to);
                int column = wrong == null ? taken(text, records) : NO_FIT;
                if (column == ALL) {
                  records.add(into, name, line);
                } else if (column == NO_FIT) {
                  String reason = "The line must fit " + pattern + ".";
                  records.reject(name, line, wrong == null ? reason : wrong, text);
                } else {
                  records.reject(column, name, line, text);
                }
              }
            });
  }

  private static final int ALL = -1;
  private static final int NO_FIT = -2;

  /** The column whose value is wrong, or one of the two constants. */
  private int taken(String text, Records records) {
    MatchResult found;
    try {
      found = pattern.match(text);
    } catch (DataException e) { // nobody knows within a second
      return NO_FIT;
    }
    if (found == null) {
      return NO_FIT;
    }
    for (int i = 0; i < schema.numColumns(); i++) {
      @Nullable String group = found.group(i + 1);
      if (group == null) {
        records.takeMissing(i);
      } else {
        byte[] value = group.getBytes(StandardCharsets.UTF_8);
        if (!records.take(i, value, 0, value.length)) {
          return i;
        }
      }
    }
    return ALL;
  }
}
