package org.pydl4j.nn.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Entries of a zip file, stored without compression (weights do not shrink), with checksums. */
final class ZipParts {
  private ZipParts() {}

  /** Writes the content of an entry; called twice, and must write the same bytes. */
  interface Content {
    void write(WritableByteChannel channel) throws IOException;
  }

  /** Adds an entry. The first pass finds its length and checksum, which must stand before it. */
  static void add(ZipOutputStream zip, String name, Content content) throws IOException {
    Count count = new Count();
    content.write(count);
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0); // equal networks give equal files
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(count.bytes);
    entry.setCompressedSize(count.bytes);
    entry.setCrc(count.crc.getValue());
    zip.putNextEntry(entry);
    content.write(Channels.newChannel(new Open(zip)));
    zip.closeEntry();
  }

  /**
   * The content of an entry, which fails at its end when the checksum is wrong: {@link ZipFile}
   * checks none.
   *
   * @return null when there is no such entry
   */
  static InputStream open(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? null : new Verified(zip.getInputStream(entry), entry);
  }

  private static final class Count implements WritableByteChannel {
    private final CRC32 crc = new CRC32();
    private long bytes;

    @Override
    public int write(ByteBuffer source) {
      int length = source.remaining();
      crc.update(source);
      bytes += length;
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  /** The zip stays open when an entry's writer closes its channel. */
  private static final class Open extends java.io.FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {}
  }

  private static final class Verified extends FilterInputStream {
    private final CheckedInputStream checked;
    private final ZipEntry entry;

    Verified(InputStream in, ZipEntry entry) {
      super(new CheckedInputStream(in, new CRC32()));
      this.checked = (CheckedInputStream) this.in;
      this.entry = entry;
    }

    @Override
    public void close() throws IOException {
      checked.transferTo(OutputStream.nullOutputStream());
      long crc = checked.getChecksum().getValue();
      super.close();
      if (entry.getCrc() != crc) {
        throw new ZipException("the checksum of its entry " + entry.getName() + " is wrong");
      }
    }
  }
}
