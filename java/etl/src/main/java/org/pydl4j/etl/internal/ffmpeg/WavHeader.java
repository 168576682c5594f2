package org.pydl4j.etl.internal.ffmpeg;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.FileReasons;

/** What FFmpeg does not say of a WAV file: the order of its bytes, and that its end is missing. */
final class WavHeader {
  private static final long UNKNOWN = 0x7FFFF000; // and above: of programs that write into pipes
  private static final int CHUNKS = 1000;

  private final boolean bigEndian;
  private final long missing;

  private WavHeader(boolean bigEndian, long missing) {
    this.bigEndian = bigEndian;
    this.missing = missing;
  }

  /** Looks at the chunks of a file, whatever it is. */
  static WavHeader of(Path file) {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
      byte[] begin = new byte[12];
      if (opened.read(begin) < begin.length || !word(begin, 8).equals("WAVE")) {
        return new WavHeader(false, 0);
      }
      boolean big = word(begin, 0).equals("RIFX");
      boolean known = big || word(begin, 0).equals("RIFF");
      return new WavHeader(big, known ? missing(opened, big) : 0);
    } catch (IOException e) {
      throw new DataException("cannot be read: " + FileReasons.of(e), e);
    }
  }

  private static long missing(RandomAccessFile file, boolean big) throws IOException {
    byte[] head = new byte[8];
    for (int i = 0; i < CHUNKS && file.read(head) == head.length; i++) {
      int number = java.nio.ByteBuffer.wrap(head, 4, 4).getInt();
      long size = Integer.toUnsignedLong(big ? number : Integer.reverseBytes(number));
      if (word(head, 0).equals("data")) {
        return size >= UNKNOWN ? 0 : Math.max(0, file.getFilePointer() + size - file.length());
      }
      file.seek(file.getFilePointer() + size + size % 2);
    }
    return 0;
  }

  private static String word(byte[] bytes, int from) {
    return new String(bytes, from, 4, StandardCharsets.ISO_8859_1);
  }

  /** Whether numbers begin with their high byte, which FFmpeg reads of the headers alone. */
  boolean isBigEndian() {
    return bigEndian;
  }

  /** Bytes of the samples that the header speaks of, and that are not there. */
  long missing() {
    return missing;
  }
}
