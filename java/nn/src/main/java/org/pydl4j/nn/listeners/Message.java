package org.pydl4j.nn.listeners;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message in the wire format of Protocol Buffers, field by field. */
final class Message {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An {@code int64}. */
  Message whole(int field, long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  /** A {@code double}. */
  Message real(int field, double value) {
    key(field, FIXED64);
    fixed(8).putDouble(value);
    return put(buffer);
  }

  /** A {@code float}. */
  Message single(int field, float value) {
    key(field, FIXED32);
    fixed(4).putFloat(value);
    return put(buffer);
  }

  /** A {@code string}. */
  Message text(int field, String value) {
    return block(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A packed {@code repeated double}. */
  Message reals(int field, double[] values) {
    fixed(8 * values.length);
    for (double value : values) {
      buffer.putDouble(value);
    }
    return block(field, buffer.array());
  }

  /** Another message. */
  Message message(int field, Message value) {
    return block(field, value.bytes());
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private ByteBuffer buffer = ByteBuffer.allocate(0);

  private ByteBuffer fixed(int length) {
    buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    return buffer;
  }

  private Message block(int field, byte[] bytes) {
    key(field, BYTES);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private Message put(ByteBuffer filled) {
    out.writeBytes(filled.array());
    return this;
  }

  private void key(int field, int type) {
    varint((long) field << 3 | type);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
