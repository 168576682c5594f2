package org.pydl4j.nn.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.io.Safetensors;

/** Reads the entries of a model file, and finds out whether they are those that were written. */
final class ModelZipReader implements AutoCloseable {
  /** Bytes of the longest text. */
  static final int MOST_TEXT = 64 << 20; // the greatest configurations have a few MiB

  private final ZipFile zip;
  private final Manifest manifest;

  /**
   * Opens a file; null where it is no zip, or one of others.
   *
   * @throws ModelFileException if it holds no network of a known kind
   * @throws DataException if it is corrupt
   */
  static @Nullable ModelZipReader open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException | IllegalArgumentException e) {
      return null; // NoModel says what it is
    }
    try {
      if (zip.getEntry(Manifest.NAME) != null) {
        return new ModelZipReader(zip, file);
      }
      zip.close();
      return null;
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private ModelZipReader(ZipFile zip, Path file) throws IOException {
    this.zip = zip;
    manifest = Manifest.parse(text(Manifest.NAME), file.toString());
    if (manifest.members() != null) {
      manifest.members().forEach(this::requireListed);
    }
  }

  private void requireListed(String name, Manifest.Member member) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new DataException("it has no entry " + name);
    }
    if (entry.getSize() != member.size() || entry.getCrc() != member.crc32()) {
      throw new DataException(
          "its entry "
              + name
              + " is another one than was written: its size or checksum is not that in "
              + Manifest.NAME);
    }
  }

  /** The version of the format. */
  int version() {
    return manifest.version();
  }

  /** The kind of the network. */
  String model() {
    return manifest.model();
  }

  /** Whether an entry was written that not all files have. */
  boolean has(String name) {
    boolean there = zip.getEntry(name) != null;
    if (manifest.members() != null && there != manifest.members().containsKey(name)) {
      throw new DataException("its entry " + name + " is not in the list of " + Manifest.NAME);
    }
    return there;
  }

  String text(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry != null && entry.getSize() > MOST_TEXT) { // else a few bytes could fill the heap
      throw new DataException(
          "its entry "
              + name
              + " unpacks to "
              + entry.getSize()
              + " bytes, which no text of it has");
    }
    try (InputStream in = open(name)) {
      byte[] text = in.readNBytes(MOST_TEXT + 1);
      if (text.length > MOST_TEXT) {
        throw new DataException("its entry " + name + " is longer than it says");
      }
      return new String(text, StandardCharsets.UTF_8);
    }
  }

  /** Arrays, which the caller closes. */
  Safetensors.Contents arrays(String name) throws IOException {
    Safetensors.Contents contents = null;
    try (InputStream in = open(name)) {
      contents = Safetensors.read(Channels.newChannel(in), zip.getEntry(name).getSize(), name);
      return contents;
    } catch (IOException | RuntimeException e) {
      if (contents != null) {
        contents.close(); // the checksum, which is known last, was wrong
      }
      throw e;
    }
  }

  private InputStream open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new DataException("it has no entry " + name);
    }
    return new Verified(zip.getInputStream(entry), entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** The content of an entry, which fails at its end: {@link ZipFile} checks no checksums. */
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
