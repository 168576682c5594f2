package org.pydl4j.etl.readers;

import java.nio.charset.StandardCharsets;
import org.pydl4j.nd.errors.ConfigurationException;

/** How a CSV file is written. Bytes that mean something are ASCII; 0 stands for none. */
record CsvFormat(
    byte[] separator,
    byte quote,
    byte escape,
    byte comment,
    boolean header,
    int skipLines,
    int mostBytes) {

  static CsvFormat of(
      String separator,
      char quote,
      char escape,
      char comment,
      boolean header,
      int skipLines,
      int mostBytes) {
    if (separator.isEmpty() || separator.indexOf('\n') >= 0 || separator.indexOf('\r') >= 0) {
      throw new ConfigurationException(
          "The 'separator' must be one or more characters, and no end of a line. Got '"
              + separator
              + "'.");
    }
    if (skipLines < 0 || mostBytes < 1024) {
      throw new ConfigurationException(
          "'skipLines' must be 0 or more and 'maxRecordBytes' 1024 or more. Got "
              + skipLines
              + " and "
              + mostBytes
              + ".");
    }
    CsvFormat made =
        new CsvFormat(
            separator.getBytes(StandardCharsets.UTF_8),
            one("quote", quote),
            one("escape", escape),
            one("comment", comment),
            header,
            skipLines,
            mostBytes);
    if (quote != 0 && separator.charAt(0) == quote) {
      throw new ConfigurationException("'separator' and 'quote' must differ. Got " + quote + ".");
    }
    return made;
  }

  private static byte one(String name, char character) {
    if (character > 127 || character == '\n' || character == '\r') {
      throw new ConfigurationException(
          "The '" + name + "' must be an ASCII character. Got '" + character + "'.");
    }
    return (byte) character;
  }

  boolean isQuote(byte b) {
    return b == quote && quote != 0;
  }

  boolean isEscape(byte b) {
    return b == escape && escape != 0;
  }

  boolean isComment(byte b) {
    return b == comment && comment != 0;
  }
}
