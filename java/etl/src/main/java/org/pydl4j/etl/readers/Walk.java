package org.pydl4j.etl.readers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** Goes through the files of a source, and through those of its archives, one after the other. */
final class Walk implements AutoCloseable {
  /** One file: its name, and its bytes, which the walk closes. */
  record Entry(String name, InputStream stream) {}

  /** An archive that is open. */
  interface Archive extends AutoCloseable {
    @Nullable Entry next() throws IOException;

    @Override
    void close() throws IOException;
  }

  private final List<Source.Root> roots;
  private int next;
  private @Nullable Archive archive;
  private @Nullable InputStream open;
  private String at = "";

  Walk(List<Source.Root> roots) {
    this.roots = roots;
  }

  /**
   * The next file; null at the end. The one before is closed.
   *
   * @throws DataException if it cannot be opened, or an archive is damaged
   */
  @Nullable Entry next() {
    try {
      while (true) {
        if (archive != null) {
          Entry entry = archive.next();
          if (entry != null) {
            return entry;
          }
        }
        shut();
        if (next == roots.size()) {
          return null;
        }
        Entry plain = start(roots.get(next++));
        if (plain != null) {
          return plain;
        }
      }
    } catch (IOException | IllegalArgumentException e) { // the second: names that are no text
      throw failed(at, e);
    }
  }

  private @Nullable Entry start(Source.Root root) throws IOException {
    at = root.name();
    String name = root.name().toLowerCase(Locale.ROOT);
    InputStream raw = new BufferedInputStream(root.open(), 1 << 16);
    open = raw;
    if (name.endsWith(".xz") || name.endsWith(".7z") || name.endsWith(".rar")) {
      throw new DataException(
          root.name()
              + " is packed in a way that is not read. Unpack it, or use gzip, zip, zstd or"
              + " bzip2.");
    }
    if (name.endsWith(".zip")) {
      archive = new ZipArchive(root.name(), raw);
      return null;
    }
    Packing packing = Packing.of(name);
    InputStream plain = packing == null ? raw : packing.open(root.name(), raw);
    if (Packing.unpacked(name).endsWith(".tar")) {
      archive = new TarArchive(root.name(), plain);
      return null;
    }
    return new Entry(root.name(), plain);
  }

  private void shut() throws IOException {
    if (archive != null) {
      archive.close();
      archive = null;
    }
    if (open != null) {
      open.close();
      open = null;
    }
  }

  /** What a failure while reading becomes. */
  static DataException failed(String name, Exception why) {
    return new DataException(name + " cannot be read: " + why, why);
  }

  /** Refuses names that lead out of the archive. */
  static String checked(String archive, String name) {
    String plain = name.replace('\\', '/');
    boolean outside = plain.startsWith("/") || plain.matches("^[A-Za-z]:.*");
    for (String step : plain.split("/")) {
      outside |= step.equals("..");
    }
    if (outside || name.indexOf('\0') >= 0) {
      throw new DataException(
          archive + " names a file outside of itself, '" + name + "'. It is not read.");
    }
    return archive + "!" + plain;
  }

  @Override
  public void close() {
    next = roots.size();
    try {
      shut();
    } catch (IOException e) {
      throw failed(at, e);
    }
  }
}
