package org.pydl4j.spark.sync;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.ByteView;

/**
 * The bytes in which the large elements of a vector travel.
 *
 * <pre>
 * weight (double) · threshold (float) · count (int) · entries
 * </pre>
 *
 * An entry is index + 1, negative for a negative element (4 bytes); from n / 16 elements on a map
 * with two bits an element is shorter (0 none, 1 plus, 2 minus), with count -1.
 */
final class SparseCode implements AutoCloseable {
  private static final int HEAD = 16;

  private final ByteView[] views;
  private final FloatBuffer residual;
  private final FloatBuffer sum;
  private final ByteBuffer message;
  private final int length;
  private int found;

  /** Takes the views over: of the residual, of the sum that is decoded into, of the message. */
  SparseCode(ByteView residual, ByteView sum, ByteView message) {
    views = new ByteView[] {residual, sum, message};
    this.residual = residual.window(0, (int) residual.bytes()).asFloatBuffer();
    this.sum = sum.window(0, (int) sum.bytes()).asFloatBuffer();
    this.message = message.window(0, (int) message.bytes());
    length = this.residual.capacity();
  }

  /** The length of a vector that can be encoded. */
  static int checked(long length) {
    if (length > Integer.MAX_VALUE / 4) {
      throw new ConfigurationException(
          "The sync Threshold handles networks of up to "
              + Integer.MAX_VALUE / 4
              + " parameters. This one has "
              + length
              + ". Use AllReduce with wire BFLOAT16.");
    }
    return (int) length;
  }

  /** Bytes of the longest message. */
  static long room(int length) {
    return HEAD + 4L * (length / 16 + 1) + length / 4 + 1;
  }

  /** What share of the elements the last message held. */
  double share() {
    return (double) found / length;
  }

  /** Takes the elements that reach the threshold out of the residual. */
  ByteBuffer encode(float threshold, double weight) {
    message.clear().order(ByteOrder.LITTLE_ENDIAN);
    message.putDouble(weight).putFloat(threshold).putInt(0);
    int limit = length / 16;
    found = 0;
    int i = 0;
    for (; i < length && found < limit; i++) {
      float value = residual.get(i);
      if (value >= threshold) {
        message.putInt(i + 1);
        residual.put(i, value - threshold);
        found++;
      } else if (value <= -threshold) {
        message.putInt(-i - 1);
        residual.put(i, value + threshold);
        found++;
      }
    }
    if (i < length) {
      encodeAsMap(threshold, i);
    } else {
      message.putInt(HEAD - 4, found);
    }
    return message.flip();
  }

  /** Turns the entries so far, of elements below {@code from}, into a map and goes on there. */
  private void encodeAsMap(float threshold, int from) {
    int[] entries = new int[found];
    message.position(HEAD);
    for (int k = 0; k < found; k++) {
      entries[k] = message.getInt();
    }
    int bytes = (length + 3) / 4;
    for (int k = 0; k < bytes; k++) {
      message.put(HEAD + k, (byte) 0);
    }
    for (int entry : entries) {
      mark(Math.abs(entry) - 1, entry > 0 ? 1 : 2);
    }
    for (int i = from; i < length; i++) {
      float value = residual.get(i);
      if (value >= threshold) {
        mark(i, 1);
        residual.put(i, value - threshold);
        found++;
      } else if (value <= -threshold) {
        mark(i, 2);
        residual.put(i, value + threshold);
        found++;
      }
    }
    message.putInt(HEAD - 4, -1).position(HEAD + bytes);
  }

  private void mark(int i, int sign) {
    int at = HEAD + i / 4;
    message.put(at, (byte) (message.get(at) | sign << 2 * (i % 4)));
  }

  /**
   * Adds a message to the sum.
   *
   * @return the weight in it
   */
  double decode(ByteBuffer given) {
    ByteBuffer from = given.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    require(from.remaining() >= HEAD, from);
    double weight = from.getDouble();
    float threshold = from.getFloat();
    int count = from.getInt();
    if (count < 0) {
      require(from.remaining() == (length + 3) / 4, from);
      decodeMap(from, threshold);
      return weight;
    }
    require(from.remaining() == 4L * count, from);
    for (int k = 0; k < count; k++) {
      int entry = from.getInt();
      int i = Math.abs(entry) - 1;
      require(i >= 0 && i < length, from);
      sum.put(i, sum.get(i) + (entry > 0 ? threshold : -threshold));
    }
    return weight;
  }

  private void decodeMap(ByteBuffer from, float threshold) {
    for (int i = 0; i < length; i += 4) {
      int four = from.get();
      for (int k = 0; k < 4 && four != 0 && i + k < length; k++) {
        int sign = four >> 2 * k & 3;
        if (sign != 0) {
          sum.put(i + k, sum.get(i + k) + (sign == 1 ? threshold : -threshold));
        }
      }
    }
  }

  private void require(boolean condition, ByteBuffer from) {
    if (!condition) {
      throw new DataException(
          "A worker sent "
              + from.limit()
              + " bytes that are no sparse gradient of "
              + length
              + " elements.");
    }
  }

  @Override
  public void close() {
    for (ByteView view : views) {
      view.close();
    }
  }
}
