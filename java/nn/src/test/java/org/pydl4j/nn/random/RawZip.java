package org.pydl4j.nn.random;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip written byte by byte, so that it can say of its entries what is not so. */
final class RawZip {
  /** Java's own writer refuses two entries of one name, and sizes that are not theirs. */
  record Entry(String name, byte[] content, long size, long crc) {
    static Entry of(String name, byte[] content) {
      CRC32 crc = new CRC32();
      crc.update(content);
      return new Entry(name, content, content.length, crc.getValue());
    }

    Entry saying(long otherSize, long otherCrc) {
      return new Entry(name, content, otherSize, otherCrc);
    }
  }

  private RawZip() {}

  static List<Entry> read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        entries.add(Entry.of(entry.getName(), zip.getInputStream(entry).readAllBytes()));
      }
    }
    return entries;
  }

  /** All entries as they are, none compressed. */
  static byte[] write(List<Entry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
      int offset = out.size();
      out.writeBytes(head(0x04034b50, 26, entry, name).putShort((short) 0).array());
      out.writeBytes(name);
      out.writeBytes(entry.content());
      ByteBuffer central = head(0x02014b50, 42, entry, name);
      central.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
      directory.writeBytes(central.putInt(0).putInt(offset).array());
      directory.writeBytes(name);
    }
    ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    short count = (short) entries.size();
    end.putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
    end.putInt(directory.size()).putInt(out.size()).putShort((short) 0);
    out.writeBytes(directory.toByteArray());
    out.writeBytes(end.array());
    return out.toByteArray();
  }

  /** What both heads of an entry begin with, up to the length of its name. */
  private static ByteBuffer head(int signature, int most, Entry entry, byte[] name) {
    ByteBuffer head = ByteBuffer.allocate(most + 4).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(signature);
    if (most > 26) {
      head.putShort((short) 20); // the version that wrote it
    }
    head.putShort((short) 20).putShort((short) 0x800).putShort((short) 0);
    head.putShort((short) 0).putShort((short) 33);
    head.putInt((int) entry.crc()).putInt(entry.content().length).putInt((int) entry.size());
    return head.putShort((short) name.length);
  }
}
