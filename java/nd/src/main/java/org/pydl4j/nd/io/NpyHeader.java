package org.pydl4j.nd.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;

/**
 * The head of a .npy file (numpy's format 1.0 to 3.0): a magic number, the version, and a Python
 * dictionary with type, order and shape.
 */
record NpyHeader(DType type, boolean swapped, boolean fortran, long... shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int GROWTH_DIGITS = 21;
  private static final int MOST = 1 << 20;
  private static final Map<String, DType> TYPES =
      Map.of(
          "f8", DType.FLOAT64,
          "f4", DType.FLOAT32,
          "f2", DType.FLOAT16,
          "i8", DType.INT64,
          "i4", DType.INT32,
          "i2", DType.INT16,
          "i1", DType.INT8,
          "u1", DType.UINT8,
          "b1", DType.BOOL);
  private static final Map<String, String> NEAREST =
      Map.of(
          "u2",
          "int32",
          "u4",
          "int64",
          "u8",
          "int64",
          "c8",
          "two float32 arrays",
          "c16",
          "two float64 arrays",
          "f16",
          "float64");
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)(\\w+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");

  /** Reads the head; the channel stands at the first element afterwards. */
  static NpyHeader read(ReadableByteChannel channel, String what) throws IOException {
    ByteBuffer start = take(channel, 8, what);
    byte[] magic = new byte[MAGIC.length];
    start.get(magic);
    int version = start.get();
    if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
      throw new DataException(what + " is no .npy file of version 1 to 3.");
    }
    ByteBuffer size = take(channel, version == 1 ? 2 : 4, what);
    long length = version == 1 ? size.getShort() & 0xffff : size.getInt() & 0xffffffffL;
    if (length > MOST) {
      throw new DataException(what + " is corrupt: its header claims " + length + " bytes.");
    }
    byte[] text = take(channel, (int) length, what).array();
    return parse(new String(text, StandardCharsets.UTF_8), what);
  }

  /** The head as version 1.0, padded so that the elements start at a multiple of 64. */
  byte[] bytes() {
    String kind =
        TYPES.entrySet().stream()
            .filter(entry -> entry.getValue() == type)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(
                () ->
                    new DTypeException(
                        "A .npy file cannot hold "
                            + type
                            + ". Write Casts.viewAs(a, INT16) for its bits,"
                            + " or Casts.castTo(a, FLOAT32) for its numbers."));
    String sizes = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String dictionary =
        "{'descr': '"
            + (type.bytes() == 1 ? "|" : "<")
            + kind
            + "', 'fortran_order': "
            + (fortran ? "True" : "False")
            + ", 'shape': ("
            + sizes
            + (shape.length == 1 ? "," : "")
            + "), }"
            + room();
    int unpadded = MAGIC.length + 4 + dictionary.length() + 1;
    int total = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer head = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    head.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - MAGIC.length - 4));
    head.put(dictionary.getBytes(StandardCharsets.US_ASCII));
    while (head.remaining() > 1) {
      head.put((byte) ' ');
    }
    return head.put((byte) '\n').array();
  }

  /** As numpy does: room to rewrite the head in place when the slowest axis grows. */
  private String room() {
    if (shape.length == 0) {
      return "";
    }
    long slowest = shape[fortran ? shape.length - 1 : 0];
    return " ".repeat(GROWTH_DIGITS - Long.toString(slowest).length());
  }

  /** Bytes of the elements. */
  long dataBytes() {
    return Axes.bytes(type, shape);
  }

  private static NpyHeader parse(String text, String what) {
    Matcher descr = DESCR.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher sizes = SHAPE.matcher(text);
    if (!order.find() || !sizes.find()) {
      throw new DataException(what + " is corrupt: its header is '" + text.strip() + "'.");
    }
    if (!descr.find() || !TYPES.containsKey(descr.group(2))) {
      String kind = descr.reset().find() ? descr.group(2) : "structured";
      throw new DataException(
          what
              + " holds elements of numpy's type '"
              + kind
              + "', which arrays here cannot. Save it as "
              + NEAREST.getOrDefault(kind, "numbers")
              + ".");
    }
    try {
      long[] shape =
          Arrays.stream(sizes.group(1).replace("L", "").split(","))
              .map(String::strip)
              .filter(size -> !size.isEmpty())
              .mapToLong(Long::parseLong)
              .toArray();
      DType type = TYPES.get(descr.group(2));
      Axes.bytes(type, shape);
      boolean fortran = order.group(1).equals("True");
      return new NpyHeader(type, descr.group(1).equals(">"), fortran, shape);
    } catch (NumberFormatException | ShapeException e) {
      throw new DataException(
          what + " is corrupt: its header claims the shape (" + sizes.group(1) + ").", e);
    }
  }

  private static ByteBuffer take(ReadableByteChannel channel, int count, String what)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    Elements.fill(buffer, channel, what);
    return buffer.flip();
  }
}
