package org.pydl4j.nd;

import java.util.Arrays;
import java.util.stream.Collectors;
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
    if (shape.length != strides.length || Arrays.stream(strides).anyMatch(s -> s < 0)) {
      throw new ShapeException(
          "Strides must be one number of 0 or more for each axis. Got shape "
              + Arrays.toString(shape) + " and strides " + Arrays.toString(strides) + ".");
    }
    if (place instanceof InSegment segment) {
      requireWithin(segment.offset(), segment.segmentBytes());
    } else if (place instanceof Nowhere && Axes.product(shape) > 0) {
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
          "The shape " + Arrays.toString(shape) + " with strides " + Arrays.toString(strides)
              + " spans more bytes than a 64-bit number holds.", e);
    }
  }

  /** Throws unless every element lies between {@code offset} and the end of {@code bytes}. */
  public void requireWithin(long offset, long bytes) {
    long extent = extent();
    if (offset < 0 || offset > bytes || extent > bytes - offset) {
      throw new ShapeException(
          "An array of shape " + Arrays.toString(shape) + ", strides " + Arrays.toString(strides)
              + " and type " + dtype + " at byte " + offset + " reaches beyond the " + bytes
              + " bytes that hold it.");
    }
  }

  /** Reads the line that {@link #encode} writes. */
  public static ArrayDescriptor parse(String line) {
    String[] fields = line.split("\\|", 5);
    if (fields.length != 5 || !(fields[1].equals("rw") || fields[1].equals("ro"))) {
      throw malformed(line, null);
    }
    try {
      return new ArrayDescriptor(
          DType.of(fields[0]),
          fields[1].equals("ro"),
          numbers(fields[2]),
          numbers(fields[3]),
          place(fields[4], line));
    } catch (NumberFormatException e) {
      throw malformed(line, e);
    }
  }

  /** The line. */
  public String encode() {
    return dtype + (readOnly ? "|ro|" : "|rw|") + join(shape) + '|' + join(strides) + '|' + encode(place);
  }

  @Override
  public String toString() {
    return encode();
  }

  private static String encode(Place place) {
    if (place instanceof AtAddress at) {
      return "addr:" + at.address();
    }
    if (place instanceof InSegment in) {
      return "seg:" + in.segment() + ':' + in.segmentBytes() + ':' + in.offset() + ':' + in.path();
    }
    return place instanceof InArray in ? "own:" + in.id() + ':' + in.offset() : "none";
  }

  private static Place place(String text, String line) {
    String[] parts = text.split(":", 5);
    if (parts[0].equals("addr") && parts.length == 2) {
      return new AtAddress(Long.parseLong(parts[1]));
    }
    if (parts[0].equals("own") && parts.length == 3) {
      return new InArray(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
    if (parts[0].equals("seg") && parts.length == 5) {
      return new InSegment(
          Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]), parts[4]);
    }
    if (text.equals("none")) {
      return new Nowhere();
    }
    throw malformed(line, null);
  }

  private static long[] numbers(String list) {
    if (list.isEmpty()) {
      return new long[0];
    }
    String[] parts = list.split(",", -1);
    long[] numbers = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Long.parseLong(parts[i]);
    }
    return numbers;
  }

  private static String join(long... numbers) {
    return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(","));
  }

  private static PyDl4jException malformed(String line, Throwable cause) {
    return new PyDl4jException(
        "An array descriptor reads 'dtype|rw or ro|shape|strides|place'. Got '" + line + "'.", cause);
  }
}
