package org.pydl4j.modelimport.keras;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An entry that lies in a zip as it is, without compression, as Keras writes them: a view of the
 * file and no copy. Source: PKWARE's APPNOTE.TXT 6.3, parts 4.3.7, 4.3.12 and 4.3.16.
 */
final class StoredEntry {
  private static final int END = 0x06054b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_LENGTH = 22;
  private static final int CENTRAL_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int LONGEST_COMMENT = 0xffff;

  private StoredEntry() {}

  /**
   * Where an entry lies.
   *
   * @param bytes a view of it
   * @param from bytes of the zip before it
   */
  record Place(ByteBuffer bytes, long from) {}

  /**
   * The bytes of an entry.
   *
   * @return null where it is compressed, is not there, or the zip is of a form that is read
   *     otherwise: larger than 2 GiB, or damaged
   */
  static @Nullable Place map(Path zip, String name) throws IOException {
    try (FileChannel channel = FileChannel.open(zip)) {
      if (channel.size() > Integer.MAX_VALUE) {
        return null;
      }
      MappedByteBuffer file = channel.map(MapMode.READ_ONLY, 0, channel.size());
      file.order(ByteOrder.LITTLE_ENDIAN);
      return in(file, name.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static @Nullable Place in(ByteBuffer file, byte[] name) {
    try {
      int end = end(file);
      int at = end < 0 ? -1 : file.getInt(end + 16);
      for (int left = end < 0 ? 0 : file.getShort(end + 10) & 0xffff; left > 0; left--) {
        if (file.getInt(at) != CENTRAL) {
          return null;
        }
        int length = file.getShort(at + 28) & 0xffff;
        if (length == name.length && isAt(file, at + CENTRAL_LENGTH, name)) {
          return data(file, at);
        }
        at +=
            CENTRAL_LENGTH
                + length
                + (file.getShort(at + 30) & 0xffff)
                + (file.getShort(at + 32) & 0xffff);
      }
      return null;
    } catch (IndexOutOfBoundsException e) {
      return null;
    }
  }

  /** Where the end of the directory begins; -1 where there is none. */
  private static int end(ByteBuffer file) {
    int last = file.capacity() - END_LENGTH;
    for (int at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
      if (file.getInt(at) == END) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isAt(ByteBuffer file, int at, byte[] name) {
    for (int i = 0; i < name.length; i++) {
      if (file.get(at + i) != name[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Place data(ByteBuffer file, int central) {
    boolean plain = file.getShort(central + 10) == 0 && (file.getShort(central + 8) & 1) == 0;
    int size = file.getInt(central + 20);
    int local = file.getInt(central + 42);
    if (!plain || size < 0 || size != file.getInt(central + 24) || file.getInt(local) != LOCAL) {
      return null;
    }
    int from =
        local
            + LOCAL_LENGTH
            + (file.getShort(local + 26) & 0xffff)
            + (file.getShort(local + 28) & 0xffff);
    return from <= file.capacity() - size ? new Place(file.slice(from, size), from) : null;
  }
}
