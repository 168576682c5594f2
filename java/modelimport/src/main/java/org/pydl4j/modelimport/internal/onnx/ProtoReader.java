package org.pydl4j.modelimport.internal.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.pydl4j.nd.errors.DataException;

/**
 * Reads messages of protocol buffers, field by field, out of bytes that somebody else owns. Every
 * length is held against what is there before anything is made of it.
 */
public final class ProtoReader {
  private static final int VARINT = 0;
  private static final int EIGHT = 1;
  private static final int BYTES = 2;
  private static final int FOUR = 5;
  private static final int LONGEST = 10; // bytes of a varint
  private static final int FIELDS = 1 << 20; // the largest number of a field that is believed

  private final ByteBuffer data;
  private int field;
  private int wire;

  /** Reads what is between the buffer's position and its limit. */
  public ProtoReader(ByteBuffer data) {
    this.data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Goes to the next field; false behind the last one. */
  public boolean next() {
    if (!data.hasRemaining()) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    wire = (int) (tag & 7);
    if (tag >>> 3 > FIELDS || field == 0) {
      throw damaged("a field has the number " + (tag >>> 3));
    }
    return true;
  }

  /** The number of this field. */
  public int field() {
    return field;
  }

  /** A whole number. */
  public long number() {
    require(VARINT);
    return varint();
  }

  /** A float32. */
  public float real() {
    require(FOUR);
    need(data, 4);
    return data.getFloat();
  }

  /** A text in UTF-8. */
  public String text() {
    ByteBuffer bytes = bytes();
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return text.toString();
    } catch (CharacterCodingException e) {
      throw new DataException("it is damaged: a text in it is no UTF-8", e);
    }
  }

  /** Bytes, which still belong to whoever owns all of them. */
  public ByteBuffer bytes() {
    require(BYTES);
    long length = varint();
    if (length < 0 || length > data.remaining()) {
      throw damaged(
          "a part of " + length + " bytes stands where " + data.remaining() + " are left");
    }
    ByteBuffer part = data.slice(data.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    data.position(data.position() + (int) length);
    return part;
  }

  /** A message in this one. */
  public ProtoReader message() {
    return new ProtoReader(bytes());
  }

  /** What takes numbers of a list one after the other. */
  @FunctionalInterface
  public interface Numbers {
    /** Takes one. */
    void take(long number);
  }

  /** Whole numbers of a list: one, or many packed together. */
  public void numbers(Numbers taken) {
    if (wire == VARINT) {
      taken.take(varint());
      return;
    }
    ProtoReader packed = message();
    while (packed.data.hasRemaining()) {
      taken.take(packed.varint());
    }
  }

  /** Floating numbers of a list, as their bits: one, or many packed together. */
  public void reals(boolean wide, Numbers taken) {
    ByteBuffer all = wire == BYTES ? bytes() : single(wide);
    int each = wide ? 8 : 4;
    if (all.remaining() % each != 0) {
      throw damaged("a list of numbers has " + all.remaining() + " bytes");
    }
    while (all.hasRemaining()) {
      taken.take(wide ? all.getLong() : all.getInt());
    }
  }

  private ByteBuffer single(boolean wide) {
    require(wide ? EIGHT : FOUR);
    int length = wide ? 8 : 4;
    need(data, length);
    ByteBuffer one = data.slice(data.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    data.position(data.position() + length);
    return one;
  }

  /** Passes over this field. */
  public void skip() {
    switch (wire) {
      case VARINT -> varint();
      case EIGHT -> single(true);
      case BYTES -> bytes();
      case FOUR -> single(false);
      default -> throw damaged("a field has the type " + wire);
    }
  }

  private long varint() {
    return varint(data);
  }

  /** A whole number of as many bytes as it needs. */
  static long varint(ByteBuffer from) {
    long value = 0;
    for (int i = 0; i < LONGEST; i++) {
      need(from, 1);
      byte part = from.get();
      value |= (long) (part & 0x7f) << 7 * i;
      if (part >= 0) {
        return value;
      }
    }
    throw damaged("a number has no end");
  }

  private void require(int wanted) {
    if (wire != wanted) {
      throw damaged("the field " + field + " has the type " + wire + " in place of " + wanted);
    }
  }

  private static void need(ByteBuffer from, int bytes) {
    if (from.remaining() < bytes) {
      throw damaged("it ends too early");
    }
  }

  private static DataException damaged(String what) {
    return new DataException("it is damaged: " + what);
  }
}
