package org.pydl4j.etl.readers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.nd.errors.DataException;

/** Lines of a file in UTF-8, one a record. */
final class LineFiles {
  static final int MOST_BYTES = 64 << 20;

  private LineFiles() {}

  /** What becomes of a line. */
  interface LineTaker {
    void take(byte[] bytes, int from, int to, long line, BlockBuilder into);
  }

  /** The lines of a file, those that are blank only if wanted. */
  static FileReader.Parser parser(
      InputStream stream, String name, boolean blanks, LineTaker taker) {
    Lines lines = new Lines(stream, name);
    return into -> {
      while (lines.next()) {
        if (blanks || !lines.isBlank()) {
          taker.take(lines.buffer, lines.from, lines.to, lines.line, into);
          return true;
        }
      }
      return false;
    };
  }

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** What is wrong with the bytes of a line as text; null where nothing is. */
  static @Nullable String wrong(byte[] bytes, int from, int to) {
    return Field.isUtf8(bytes, from, to) ? null : "The line is no text in UTF-8.";
  }

  private static final class Lines {
    private final InputStream stream;
    private final String name;
    private byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private boolean ended;
    private long line;
    private int from;
    private int to;

    Lines(InputStream stream, String name) {
      this.stream = stream;
      this.name = name;
    }

    boolean isBlank() {
      return Numbers.trimmedStart(buffer, from, to) == to;
    }

    boolean next() throws IOException {
      int at = position;
      while (true) {
        while (at < limit && buffer[at] != '\n' && buffer[at] != '\r') {
          at++;
        }
        boolean openEnd = at < limit && buffer[at] == '\r' && at + 1 == limit;
        if (at < limit && !openEnd || ended) {
          break;
        }
        at -= position;
        fill();
      }
      if (at == limit && position == limit) {
        return false;
      }
      line++;
      from = position;
      to = at;
      boolean pair = at + 1 < limit && buffer[at] == '\r' && buffer[at + 1] == '\n';
      position = Math.min(limit, at + (pair ? 2 : 1));
      if (line == 1 && to - from >= 3 && (buffer[from] & 0xff) == 0xef) {
        boolean mark = (buffer[from + 1] & 0xff) == 0xbb && (buffer[from + 2] & 0xff) == 0xbf;
        from += mark ? 3 : 0;
      }
      return true;
    }

    private void fill() throws IOException {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
      if (limit == buffer.length) {
        if (limit >= MOST_BYTES) {
          throw new DataException(
              name + ", line " + (line + 1) + " has more than " + MOST_BYTES + " bytes.");
        }
        buffer = Arrays.copyOf(buffer, buffer.length * 4);
      }
      int n = stream.read(buffer, limit, buffer.length - limit);
      if (n < 0) {
        ended = true;
      } else {
        limit += n;
      }
    }
  }
}
