package org.pydl4j.etl.internal.lmdb;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.pydl4j.nd.errors.DataException;

/**
 * The entries of a database of LMDB (a {@code data.mdb} of a 64-bit, little-endian machine), in the
 * order of their keys: what its last transaction left. Owns an open file. Nothing is locked or
 * written; a program that writes at the same time may make it look damaged. Source: LMDB 0.9's
 * {@code mdb.c}, "Page Headers", "Meta Page" and "Node".
 */
public final class LmdbFile implements AutoCloseable {
  private static final int MAGIC = 0xBEEFC0DE;
  private static final int VERSION = 1;
  private static final int HEAD = 16;
  private static final int BRANCH = 1;
  private static final int LEAF = 2;
  private static final int OVERFLOW = 4;
  private static final int ELSEWHERE = 1; // a value on pages of its own
  private static final int DEEPEST = 32;
  private static final int LARGEST = 1 << 28; // a value of 256 MiB

  private record Place(ByteBuffer page, int[] next) {}

  private final String name;
  private final FileChannel channel;
  private final long size;
  private final int pageSize;
  private final long entries;
  private final Deque<Place> path = new ArrayDeque<>();
  private long read;
  private byte[] key = {};
  private byte[] value = {};

  /**
   * Opens a file.
   *
   * @param name for messages
   * @throws DataException if it is none of LMDB
   */
  public LmdbFile(Path file, String name) throws IOException {
    this.name = name;
    this.channel = FileChannel.open(file);
    try {
      size = channel.size();
      ByteBuffer first = bytes(0, (int) Math.min(size, HEAD + 136));
      if (first.remaining() < HEAD + 136 || first.getInt(HEAD) != MAGIC) {
        throw new DataException(name + " is no data.mdb of LMDB.");
      }
      if (first.getInt(HEAD + 4) != VERSION) {
        throw new DataException(
            name + " is of LMDB's format " + first.getInt(HEAD + 4) + ", only 1 is read.");
      }
      pageSize = first.getInt(HEAD + 24);
      if (pageSize < 512 || pageSize > 1 << 16 || Integer.bitCount(pageSize) != 1) {
        throw damaged("its pages have " + pageSize + " bytes");
      }
      ByteBuffer second = bytes(pageSize, HEAD + 136);
      boolean later = second.getLong(HEAD + 128) > first.getLong(HEAD + 128);
      ByteBuffer meta = later ? second : first;
      if (meta.getInt(HEAD) != MAGIC || (meta.getShort(HEAD + 76) & 4) != 0) {
        throw damaged("it has several values a key, or no second head");
      }
      entries = meta.getLong(HEAD + 104);
      long root = meta.getLong(HEAD + 112);
      if (root >= 0) {
        enter(root);
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private DataException damaged(String what) {
    return new DataException(name + " is no database of LMDB, or damaged: " + what + ".");
  }

  private ByteBuffer bytes(long from, int length) throws IOException {
    if (from < 0 || length < 0 || from > size - length) {
      throw new EOFException("it ends at " + size + ", and " + from + " is asked for");
    }
    ByteBuffer made = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (made.hasRemaining()) {
      if (channel.read(made, from + made.position()) < 0) {
        throw new EOFException("it became shorter");
      }
    }
    return made.flip();
  }

  private void enter(long number) throws IOException {
    if (path.size() >= DEEPEST || number < 2 || number > size / pageSize) {
      throw damaged("there is no page " + number);
    }
    ByteBuffer page = bytes(number * pageSize, pageSize);
    int flags = page.getShort(10) & 0xffff;
    int keys = ((page.getShort(12) & 0xffff) - HEAD) / 2;
    boolean known = (flags & ~16) == BRANCH || (flags & ~16) == LEAF; // 16: a page in work
    if (!known || page.getLong(0) != number || keys < 0 || keys > (pageSize - HEAD) / 2) {
      throw damaged("page " + number + " is none of a tree");
    }
    path.push(new Place(page, new int[] {0, keys}));
  }

  /**
   * Goes on to the next entry; false behind the last.
   *
   * @throws DataException if the file is damaged
   */
  public boolean next() throws IOException {
    try {
      while (!path.isEmpty()) {
        Place at = path.element();
        if (at.next()[0] == at.next()[1]) {
          path.pop();
          continue;
        }
        int node = at.page().getShort(HEAD + 2 * at.next()[0]++) & 0xffff;
        if ((at.page().getShort(10) & LEAF) != 0) {
          take(at.page(), node);
          return true;
        }
        long low = at.page().getShort(node) & 0xffffL;
        long middle = at.page().getShort(node + 2) & 0xffffL;
        long high = at.page().getShort(node + 4) & 0xffffL;
        enter(low | middle << 16 | high << 32);
      }
    } catch (IndexOutOfBoundsException e) {
      throw damaged("a page contradicts itself");
    }
    if (read != entries) {
      throw damaged("it has " + read + " entries in place of " + entries);
    }
    return false;
  }

  private void take(ByteBuffer page, int node) throws IOException {
    if (++read > entries) {
      throw damaged("it has more than " + entries + " entries");
    }
    int length = page.getShort(node) & 0xffff | (page.getShort(node + 2) & 0xffff) << 16;
    int flags = page.getShort(node + 4) & 0xffff;
    key = new byte[page.getShort(node + 6) & 0xffff];
    page.get(node + 8, key);
    if ((flags & ~ELSEWHERE) != 0) {
      throw new DataException(name + " has databases within, or several values a key: not read.");
    }
    if (length < 0 || length > LARGEST) {
      throw damaged("a value has " + (length & 0xffffffffL) + " bytes");
    }
    int data = node + 8 + key.length;
    value = new byte[(flags & ELSEWHERE) == 0 ? Math.min(length, pageSize) : length];
    if ((flags & ELSEWHERE) == 0) {
      page.get(data, value);
      if (value.length < length) {
        throw damaged("a value leads out of its page");
      }
    } else {
      elsewhere(page.getLong(data), length);
    }
  }

  private void elsewhere(long number, int length) throws IOException {
    if (number < 2 || number > size / pageSize) {
      throw damaged("there is no page " + number);
    }
    ByteBuffer head = bytes(number * pageSize, HEAD);
    if ((head.getShort(10) & OVERFLOW) == 0 || head.getLong(0) != number) {
      throw damaged("page " + number + " holds no value");
    }
    bytes(number * pageSize + HEAD, length).get(value);
  }

  /** The entry's key. */
  public byte[] key() {
    return key;
  }

  /** The entry's value. */
  public byte[] value() {
    return value;
  }

  /** How many entries there are. */
  public long entries() {
    return entries;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
