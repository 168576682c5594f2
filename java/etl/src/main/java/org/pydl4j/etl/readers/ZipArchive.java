package org.pydl4j.etl.readers;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** The files of a zip, read from its beginning to its end. */
final class ZipArchive implements Walk.Archive {
  private final String name;
  private final ZipTail tail;
  private final Guard.Counted packed;
  private final ZipInputStream zip;
  private int entries;

  ZipArchive(String name, InputStream stream) {
    this.name = name;
    this.tail = new ZipTail(stream);
    this.packed = new Guard.Counted(tail);
    this.zip = new ZipInputStream(packed);
  }

  @Override
  public Walk.@Nullable Entry next() throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      entries++;
      String shown = Walk.checked(name, entry.getName());
      if (!entry.isDirectory()) {
        return new Walk.Entry(shown, new Guard(shown, zip, packed));
      }
    }
    if (entries == 0) {
      throw new DataException(name + " is no zip, or an empty one.");
    }
    String wrong = tail.wrong(entries);
    if (wrong != null) {
      throw new DataException(name + " is a damaged zip. " + wrong);
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
