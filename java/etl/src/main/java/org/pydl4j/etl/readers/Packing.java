package org.pydl4j.etl.readers;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.aircompressor.Unpacked;

/** What a file is packed by, as its name says. */
enum Packing {
  GZIP(List.of(".gz", ".tgz"), packed -> new GZIPInputStream(packed, 1 << 16)),
  ZSTD(List.of(".zst", ".tzst"), Unpacked::zstd),
  BZIP2(List.of(".bz2", ".tbz2"), Unpacked::bzip2);

  private interface Opener {
    InputStream open(InputStream packed) throws IOException;
  }

  private final List<String> endings; // the second: of a packed tar
  private final Opener opener;

  Packing(List<String> endings, Opener opener) {
    this.endings = endings;
    this.opener = opener;
  }

  /** By the ending of the name; null if it is not packed. */
  static @Nullable Packing of(String name) {
    for (Packing each : values()) {
      if (each.endings.stream().anyMatch(lower(name)::endsWith)) {
        return each;
      }
    }
    return null;
  }

  /** The name without the ending that says how the file is packed; ".tgz" becomes ".tar". */
  static String unpacked(String name) {
    Packing found = of(name);
    if (found == null) {
      return name;
    }
    boolean tar = lower(name).endsWith(found.endings.get(1));
    int ending = found.endings.get(tar ? 1 : 0).length();
    return name.substring(0, name.length() - ending) + (tar ? ".tar" : "");
  }

  /** The bytes that were packed; an error where they are much more than data can be. */
  InputStream open(String name, InputStream stream) throws IOException {
    Guard.Counted packed = new Guard.Counted(stream);
    return new Guard(name, opener.open(packed), packed);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
