package org.pydl4j.nd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.errors.ShapeException;

/**
 * Where an array lies and how to walk it, as one line of text; owns no memory.
 *
 * <p>This line is all that crosses a bridge, whatever the size of the array:
 *
 * <pre>{@code
 * float32|rw|2,3|3,1|addr:140735340871680
 * float32|ro|2,3|1,2|seg:7:4194304:128:/proc/123/fd/9     segment number, its bytes, offset, path
 * int64|rw|5|2|own:42:16                                  16 bytes behind the first element of array 42
 * float32|rw|0,3|3,1|none                                 no elements, no memory
 * }</pre>
 *
 * <p>Strides count elements and are 0 or more. Reading a line checks that no element lies outside
 * the segment, so that no line can make this process read beyond its memory; an address cannot be
 * checked and is taken only from the process itself.
 */
public final class ArrayDescriptor {
  private final DType dtype;
  private final boolean readOnly;
  private final long[] shape;
  private final long[] strides;
  private final Place place;

  /** Describes an array; refuses strides below 0 and elements outside the place. */
  public ArrayDescriptor(DType dtype, boolean readOnly, long[] shape, long[] strides, Place place) {
    this.dtype = dtype;
    this.readOnly = readOnly;
    this.shape = shape.clone();
    this.strides = strides.clone();
    this.place = place;
    if (shape.length != strides.length || least(strides) < 0) {
      throw new ShapeException(
          "Strides must be one number of 0 or more for each axis. Got shape "
              + Arrays.toString(shape)
              + " and strides "
              + Arrays.toString(strides)
              + ".");
    }
    if (place instanceof InSegment segment) {
      requireWithin(segment.offset(), segment.segmentBytes());
    } else if (extent() > 0 && place instanceof Nowhere) {
      throw new ShapeException("An array of shape " + Arrays.toString(shape) + " needs memory.");
    }
  }

  /** Where the first element lies. */
  public sealed interface Place permits AtAddress, InSegment, InArray, Nowhere {}

  /** An address of this process. */
  public record AtAddress(long address) implements Place {}

  /** A place inside a segment that a peer made and that {@code path} opens. */
  public record InSegment(long segment, long segmentBytes, long offset, String path)
      implements Place {}

  /** Some bytes behind the first element of an array that the bridge knows by number. */
  public record InArray(long id, long offset) implements Place {}

  /** No memory, since there are no elements. */
  public record Nowhere() implements Place {}

  /** Element type. */
  public DType dtype() {
    return dtype;
  }

  /** Whether writes are refused. */
  public boolean readOnly() {
    return readOnly;
  }

  /** Sizes of the axes. */
  public long[] shape() {
    return shape.clone();
  }

  /** Steps in elements, 0 or more. */
  public long[] strides() {
    return strides.clone();
  }

  /** Where the first element lies. */
  public Place place() {
    return place;
  }

  /** Bytes from the first element to the end of the last one; 0 without elements. */
  public long extent() {
    long last = 0;
    try {
      for (int i = 0; i < shape.length; i++) {
        if (shape[i] <= 0) {
          Axes.product(shape); // refuses negative sizes
          return 0;
        }
        last = Math.addExact(last, Math.multiplyExact(shape[i] - 1, strides[i]));
      }
      return Math.multiplyExact(Math.addExact(last, 1), (long) dtype.bytes());
    } catch (ArithmeticException e) {
      throw new ShapeException(
          "The shape "
              + Arrays.toString(shape)
              + " with strides "
              + Arrays.toString(strides)
              + " spans more bytes than a 64-bit number holds.",
          e);
    }
  }

  /** Throws unless every element lies between {@code offset} and the end of {@code bytes}. */
  public void requireWithin(long offset, long bytes) {
    long extent = extent();
    if (offset < 0 || offset > bytes || extent > bytes - offset) {
      throw new ShapeException(
          "An array of shape "
              + Arrays.toString(shape)
              + ", strides "
              + Arrays.toString(strides)
              + " and type "
              + dtype
              + " at byte "
              + offset
              + " reaches beyond the "
              + bytes
              + " bytes that hold it.");
    }
  }

  /** Reads the line that {@link #encode} writes. */
  public static ArrayDescriptor parse(String line) {
    // Cut by hand: this stands in every hand-over, and split() with its patterns took 5 of 7 us.
    int access = line.indexOf('|') + 1;
    int shape = line.indexOf('|', access) + 1;
    int strides = line.indexOf('|', shape) + 1;
    int place = line.indexOf('|', strides) + 1;
    boolean readOnly = line.startsWith("ro|", access);
    if (access == 0 || place == 0 || !(readOnly || line.startsWith("rw|", access))) {
      throw malformed(line, null);
    }
    try {
      return new ArrayDescriptor(
          DType.of(line.substring(0, access - 1)),
          readOnly,
          numbers(line, shape, strides - 1),
          numbers(line, strides, place - 1),
          place(line, place));
    } catch (NumberFormatException e) {
      throw malformed(line, e);
    }
  }

  /** The line. */
  public String encode() {
    StringBuilder line = new StringBuilder(96).append(dtype.label());
    join(line.append(readOnly ? "|ro|" : "|rw|"), shape);
    join(line.append('|'), strides);
    return encode(line.append('|'), place).toString();
  }

  @Override
  public String toString() {
    return encode();
  }

  private static StringBuilder encode(StringBuilder line, Place place) {
    if (place instanceof AtAddress at) {
      return line.append("addr:").append(at.address());
    }
    if (place instanceof InSegment in) {
      line.append("seg:").append(in.segment()).append(':').append(in.segmentBytes());
      return line.append(':').append(in.offset()).append(':').append(in.path());
    }
    return place instanceof InArray in
        ? line.append("own:").append(in.id()).append(':').append(in.offset())
        : line.append("none");
  }

  private static Place place(String line, int start) {
    if (line.startsWith("addr:", start)) {
      return new AtAddress(number(line, start + 5, line.length()));
    }
    if (line.startsWith("own:", start)) {
      int second = colon(line, start + 4);
      return new InArray(number(line, start + 4, second), number(line, second + 1, line.length()));
    }
    if (line.startsWith("seg:", start)) {
      int second = colon(line, start + 4);
      int third = colon(line, second + 1);
      int path = colon(line, third + 1);
      return new InSegment(
          number(line, start + 4, second),
          number(line, second + 1, third),
          number(line, third + 1, path),
          line.substring(path + 1));
    }
    if (line.startsWith("none", start) && line.length() == start + 4) {
      return new Nowhere();
    }
    throw malformed(line, null);
  }

  private static int colon(String line, int from) {
    int at = line.indexOf(':', from);
    if (at < 0) {
      throw malformed(line, null);
    }
    return at;
  }

  private static long number(String line, int from, int to) {
    return Long.parseLong(line, from, to, 10);
  }

  private static long[] numbers(String line, int from, int to) {
    int count = from == to ? 0 : 1;
    for (int i = from; i < to; i++) {
      count += line.charAt(i) == ',' ? 1 : 0;
    }
    long[] numbers = new long[count];
    int start = from;
    for (int i = 0; i < count; i++) {
      int comma = line.indexOf(',', start);
      int end = i == count - 1 ? to : comma;
      numbers[i] = number(line, start, end);
      start = end + 1;
    }
    return numbers;
  }

  private static void join(StringBuilder line, long... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      (i == 0 ? line : line.append(',')).append(numbers[i]);
    }
  }

  private static long least(long... numbers) {
    long least = 0;
    for (long number : numbers) {
      least = Math.min(least, number);
    }
    return least;
  }

  private static PyDl4jException malformed(String line, @Nullable Throwable cause) {
    return new PyDl4jException(
        "An array descriptor reads 'dtype|rw or ro|shape|strides|place'. Got '" + line + "'.",
        cause);
  }
}
