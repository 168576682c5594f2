package org.pydl4j.etl.transform;

import java.nio.ByteBuffer;

/**
 * MurmurHash3 of 32 bits, x86: the same on every machine. Source: Austin Appleby, public domain.
 */
final class Murmur {
  private Murmur() {}

  static int hash(ByteBuffer bytes, int start, int length, int seed) {
    int hash = seed;
    int blocks = length / 4;
    for (int i = 0; i < blocks; i++) {
      hash ^= mixed(word(bytes, start + i * 4, 4));
      hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
    }
    int rest = length & 3;
    if (rest > 0) {
      hash ^= mixed(word(bytes, start + blocks * 4, rest));
    }
    hash ^= length;
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    hash *= 0xc2b2ae35;
    return hash ^ hash >>> 16;
  }

  private static int word(ByteBuffer bytes, int start, int length) {
    int word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes.get(start + i) & 0xff) << i * 8;
    }
    return word;
  }

  private static int mixed(int word) {
    return Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
  }
}
