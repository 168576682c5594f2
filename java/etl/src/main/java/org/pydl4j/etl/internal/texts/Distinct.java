package org.pydl4j.etl.internal.texts;

import java.util.Arrays;

/**
 * Different texts, each with a number, found by their bytes. Arrays that are looked into have
 * {@link Words#SLACK} bytes behind the text.
 */
public final class Distinct {
  private byte[] bytes = new byte[1 << 10];
  private int[] starts = new int[16]; // and one behind the last: where the next begins
  private long[] hashes = new long[16];
  private int[] slots = new int[32]; // number + 1; 0: free
  private int count;

  /** How many there are. */
  public int count() {
    return count;
  }

  /** Forgets all. */
  public void clear() {
    Arrays.fill(slots, 0);
    count = 0;
  }

  /** The number of a text; -1 where it is none of them. */
  public int find(byte[] source, int from, int length) {
    return find(source, from, length, Words.hash(source, from, length));
  }

  private int find(byte[] source, int from, int length, long hash) {
    int mask = slots.length - 1;
    for (int slot = (int) hash & mask; slots[slot] != 0; slot = slot + 1 & mask) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash
          && starts[number + 1] - starts[number] == length
          && Words.same(bytes, starts[number], source, from, length)) {
        return number;
      }
    }
    return -1;
  }

  /** The number of a text, which is added where it is not there yet. */
  public int add(byte[] source, int from, int length) {
    long hash = Words.hash(source, from, length);
    int known = find(source, from, length, hash);
    if (known >= 0) {
      return known;
    }
    room(length);
    System.arraycopy(source, from, bytes, starts[count], length);
    starts[count + 1] = starts[count] + length;
    hashes[count] = hash;
    put(count++);
    return count - 1;
  }

  private void room(int length) {
    if (starts[count] + length + Words.SLACK > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, Math.max(bytes.length * 2, starts[count] + length + Words.SLACK));
    }
    if (count + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      hashes = Arrays.copyOf(hashes, hashes.length * 2);
      slots = new int[slots.length * 2];
      for (int number = 0; number < count; number++) {
        put(number);
      }
    }
  }

  private void put(int number) {
    int mask = slots.length - 1;
    int slot = (int) hashes[number] & mask;
    while (slots[slot] != 0) {
      slot = slot + 1 & mask;
    }
    slots[slot] = number + 1;
  }

  /** Where the bytes of a text begin in {@link #bytes()}. */
  public int start(int number) {
    return starts[number];
  }

  /** How many bytes a text has. */
  public int length(int number) {
    return starts[number + 1] - starts[number];
  }

  /** The bytes of all, one behind the other. */
  public byte[] bytes() {
    return bytes;
  }
}
