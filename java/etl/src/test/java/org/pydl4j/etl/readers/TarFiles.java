package org.pydl4j.etl.readers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Writes tars for the tests. */
final class TarFiles {
  private TarFiles() {}

  static void entry(OutputStream out, String name, char type, byte[] content) throws IOException {
    byte[] header = new byte[512];
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(path, 0, header, 0, Math.min(path.length, 100));
    byte[] size =
        String.format(Locale.ROOT, "%011o", content.length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(size, 0, header, 124, 11);
    header[156] = (byte) type;
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    byte[] check = String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(check, 0, header, 148, 8);
    out.write(header);
    out.write(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
  }

  static byte[] tar(String... namesAndTexts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out, namesAndTexts);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(OutputStream out, String... namesAndTexts) throws IOException {
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      String name = namesAndTexts[i];
      if (name.length() > 100) {
        entry(out, "long", 'L', (name + "\0").getBytes(StandardCharsets.UTF_8));
      }
      char type = name.endsWith("/") ? '5' : '0';
      entry(out, name, type, namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    out.write(new byte[1024]);
  }
}
