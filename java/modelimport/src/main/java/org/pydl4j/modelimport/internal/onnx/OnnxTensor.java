package org.pydl4j.modelimport.internal.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;

/**
 * Numbers of an ONNX file as they stand there: a part of the file's bytes, which it borrows, or the
 * name of another file.
 */
public final class OnnxTensor {
  private static final int MOST_AXES = 32;

  private final List<Long> extents = new ArrayList<>();
  private final List<Long> listed = new ArrayList<>(); // whole numbers, or the bits of others
  private final Map<String, String> outside = new HashMap<>();
  private String name = "";
  private int type;
  private @Nullable ByteBuffer raw;

  private OnnxTensor() {}

  static OnnxTensor read(ProtoReader in) {
    OnnxTensor made = new OnnxTensor();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> in.numbers(made.extents::add);
        case 2 -> made.type = (int) in.number();
        case 4 -> in.reals(false, made.listed::add);
        case 5, 7, 11 -> in.numbers(made.listed::add);
        case 8 -> made.name = in.text();
        case 9 -> made.raw = in.bytes();
        case 10 -> in.reals(true, made.listed::add);
        case 13 -> pair(in.message(), made.outside);
        default -> in.skip();
      }
    }
    made.check();
    return made;
  }

  /** Adds the parts of one that lists the numbers that are not 0: of these, those elsewhere. */
  static void sparse(ProtoReader in, List<OnnxTensor> outside) {
    while (in.next()) {
      switch (in.field()) {
        case 1, 2 -> read(in.message()).addOutside(outside);
        default -> in.skip();
      }
    }
  }

  /** Adds itself where it stands in another file. */
  void addOutside(List<OnnxTensor> all) {
    if (!outside.isEmpty()) {
      all.add(this);
    }
  }

  static void pair(ProtoReader in, Map<String, String> pairs) {
    String key = "";
    String value = "";
    while (in.next()) {
      switch (in.field()) {
        case 1 -> key = in.text();
        case 2 -> value = in.text();
        default -> in.skip();
      }
    }
    pairs.put(key, value);
  }

  private void check() {
    if (extents.size() > MOST_AXES || extents.stream().anyMatch(extent -> extent < 0)) {
      throw new DataException(described() + " has the shape " + extents);
    }
    DType known = OnnxTypes.of(type);
    if (known == null || !outside.isEmpty()) {
      return; // who wants it says so
    }
    long count = length();
    long bytes = raw == null ? -1 : raw.remaining();
    if (raw != null ? bytes != count * known.bytes() : listed.size() != count) {
      throw new DataException(
          described()
              + " is damaged: the shape "
              + extents
              + " of "
              + known.label()
              + " has "
              + (raw != null ? bytes + " bytes" : listed.size() + " numbers"));
    }
  }

  private String described() {
    return name.isEmpty() ? "a constant" : "the constant '" + name + "'";
  }

  /** Its name; empty for the value of an attribute. */
  public String name() {
    return name;
  }

  /** The number of its type in {@link OnnxTypes}. */
  public int type() {
    return type;
  }

  /** Its shape. */
  public long[] shape() {
    return extents.stream().mapToLong(Long::longValue).toArray();
  }

  /** How many numbers there are. */
  public long length() {
    try {
      return Arrays.stream(shape()).reduce(1, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new DataException(described() + " has the shape " + extents, e);
    }
  }

  /** Where it stands, if not in this file: {@code location}, {@code offset}, {@code length}. */
  public Map<String, String> outside() {
    return outside;
  }

  /**
   * The numbers in memory of their own, which the caller owns.
   *
   * @param file where parts in other files are found
   */
  public NDArray array(OnnxFile file) {
    DType known = OnnxTypes.of(type);
    if (known == null) {
      throw new DataException(described() + " is of " + OnnxTypes.name(type));
    }
    NDArray made = Buffers.hostArray(known, shape());
    try {
      ByteBuffer to = Buffers.of(made);
      if (!outside.isEmpty()) {
        file.readOutside(this, to);
      } else if (raw != null) {
        to.put(raw.duplicate());
      } else {
        listed.forEach(bits -> put(to, known, bits));
      }
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private static void put(ByteBuffer to, DType type, long bits) {
    switch (type.bytes()) {
      case 1 -> to.put((byte) bits);
      case 2 -> to.putShort((short) bits);
      case 4 -> to.putInt((int) bits);
      default -> to.putLong(bits);
    }
  }

  /** Whole numbers, as shapes and axes are. */
  public long[] whole(OnnxFile file) {
    try (NDArray made = array(file)) {
      return made.toLongArray();
    }
  }

  /** Numbers of any type. */
  public double[] numbers(OnnxFile file) {
    try (NDArray made = array(file)) {
      return made.toDoubleArray();
    }
  }
}
