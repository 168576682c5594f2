package org.pydl4j.etl.readers;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/** Text in any encoding as UTF-8. */
final class Encodings {
  /** What Python calls those whose names, without signs, Java does not know. */
  private static final Map<String, String> OF_PYTHON =
      Map.ofEntries(
          Map.entry("utf8sig", "UTF-8"), // a byte order mark is passed over anyway
          Map.entry("u8", "UTF-8"),
          Map.entry("utf", "UTF-8"),
          Map.entry("u16", "UTF-16"),
          Map.entry("u32", "UTF-32"),
          Map.entry("latin", "ISO-8859-1"),
          Map.entry("l9", "ISO-8859-15"),
          Map.entry("latin9", "ISO-8859-15"),
          Map.entry("latin10", "ISO-8859-16"),
          Map.entry("macroman", "x-MacRoman"),
          Map.entry("maccyrillic", "x-MacCyrillic"),
          Map.entry("mskanji", "Shift_JIS"),
          Map.entry("korean", "EUC-KR"),
          Map.entry("big5hkscs", "Big5-HKSCS"));

  private Encodings() {}

  /**
   * The encoding of a name, as Java or Python writes it: case, spaces, {@code -} and {@code _} do
   * not matter.
   *
   * @throws ConfigurationException if there is none; names some
   */
  static Charset named(String name) {
    Charset found = exactly(name);
    if (found == null) {
      String wanted = folded(name);
      found = exactly(OF_PYTHON.getOrDefault(wanted, ""));
      if (found == null) {
        found =
            Charset.availableCharsets().values().stream()
                .filter(each -> names(each).contains(wanted))
                .findFirst()
                .orElse(null);
      }
    }
    if (found == null) {
      throw new ConfigurationException(
          "There is no encoding '" + name + "'. UTF-8, ISO-8859-1, windows-1252, UTF-16 are some.");
    }
    return found;
  }

  private static @Nullable Charset exactly(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Set<String> names(Charset charset) {
    Set<String> names = new TreeSet<>(Set.of(folded(charset.name())));
    charset.aliases().forEach(alias -> names.add(folded(alias)));
    return names;
  }

  private static String folded(String name) {
    return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  /** Malformed text is an error while it is read; of UTF-8 each value is looked at by itself. */
  static InputStream asUtf8(InputStream stream, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)) {
      return stream;
    }
    CharsetDecoder strict =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return new Recoded(new InputStreamReader(stream, strict), stream);
  }

  private static final class Recoded extends InputStream {
    private final Reader reader;
    private final InputStream stream;
    private final CharBuffer characters = CharBuffer.allocate(8192);
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    Recoded(Reader reader, InputStream stream) {
      this.reader = reader;
      this.stream = stream;
      characters.limit(0);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      while (!bytes.hasRemaining()) {
        characters.clear();
        if (reader.read(characters) < 0) {
          return -1;
        }
        keepWholePairs();
        bytes = StandardCharsets.UTF_8.encode(characters.flip());
      }
      int n = Math.min(length, bytes.remaining());
      bytes.get(target, from, n);
      return n;
    }

    /** A character of two halves that the buffer parts gets its second half. */
    private void keepWholePairs() throws IOException {
      int last = characters.position() - 1;
      if (last >= 0
          && Character.isHighSurrogate(characters.get(last))
          && characters.hasRemaining()) {
        int second = reader.read();
        if (second >= 0) {
          characters.put((char) second);
        }
      }
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
