package org.pydl4j.etl.blocks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;

/**
 * An array of numbers in each row, one behind the other in a common memory. Owns off-heap memory
 * until its last close.
 */
public final class ArrayColumn extends Column {
  private final Cells cells;
  private final ByteBuffer data;
  private final DType type;
  private final long[] starts;
  private final long[][] shapes;

  private ArrayColumn(Cells cells, DType type, long[] starts, long[][] shapes, Presence presence) {
    super(presence);
    this.cells = cells;
    this.data = cells.bytes();
    this.type = type;
    this.starts = starts;
    this.shapes = shapes;
  }

  /** Owns a dense array [rows, …] on the CPU from now on: each row is one of its arrays. */
  public static ArrayColumn of(NDArray array) {
    long[] shape = Arrays.copyOfRange(array.shape(), 1, array.rank());
    int rows = Math.toIntExact(array.size(0));
    long[] starts = new long[rows];
    Arrays.setAll(starts, row -> row * Axes.product(shape));
    long[][] shapes = new long[rows][];
    Arrays.fill(shapes, shape);
    DType type = array.dtype();
    return new ArrayColumn(Cells.over(array), type, starts, shapes, Presence.all(rows));
  }

  /** The type of the elements: float32, float64, uint8, int32 or int64. */
  public DType type() {
    return type;
  }

  /** The shape of a row's array. */
  public long[] shape(int row) {
    return shapes[row].clone();
  }

  /** How many elements a row's array has. */
  public int length(int row) {
    return has(row) ? Math.toIntExact(Axes.product(shapes[row])) : 0;
  }

  /** An element of a row's array, in C order. */
  public double element(int row, int index) {
    int at = Math.toIntExact(starts[row] + index);
    return switch (type) {
      case FLOAT32 -> data.getFloat(at * 4);
      case FLOAT64 -> data.getDouble(at * 8);
      case INT32 -> data.getInt(at * 4);
      case INT64 -> data.getLong(at * 8);
      case UINT8 -> data.get(at) & 0xff;
      default -> throw new DTypeException("Columns of arrays hold no " + type + ".");
    };
  }

  /** The elements of a row's array, in C order; none where there is no value. */
  public double[] elements(int row) {
    double[] elements = new double[length(row)];
    Arrays.setAll(elements, i -> element(row, i));
    return elements;
  }

  /**
   * Appends the bytes of a row's elements in C order, little endian; nothing where there is none.
   */
  public void copyTo(ByteBuffer out, int row) {
    int from = Math.toIntExact(starts[row] * type.bytes());
    out.put(data.slice(from, length(row) * type.bytes()));
  }

  /** A copy of a row's array, which the caller closes; undefined where there is no value. */
  public NDArray copy(int row) {
    NDArray made = Buffers.hostArray(type, shapes[row]);
    int size = type.bytes();
    int from = Math.toIntExact(starts[row] * size);
    Buffers.of(made).put(data.slice(from, Math.toIntExact(made.length() * size)));
    return made;
  }

  /**
   * A copy of all rows as one array [rows, …]; what is not there is NaN, and 0 of whole numbers.
   *
   * @throws DataException if arrays have different shapes
   */
  @Override
  public NDArray array() {
    long[] shape = {0};
    int first = 0;
    while (first < rows() && !has(first)) {
      first++;
    }
    if (first < rows()) {
      shape = shapes[first];
    }
    long[] all = new long[shape.length + 1];
    all[0] = rows();
    System.arraycopy(shape, 0, all, 1, shape.length);
    NDArray made = Buffers.hostArray(type, all);
    try {
      fill(Buffers.of(made), shape);
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /** Whether all rows that have an array have one of the same shape. */
  boolean isEven() {
    long[] shape = null;
    for (int row = 0; row < rows(); row++) {
      if (has(row)) {
        if (shape != null && !Arrays.equals(shape, shapes[row])) {
          return false;
        }
        shape = shapes[row];
      }
    }
    return true;
  }

  /** A copy of the elements of all rows, one behind the other. */
  NDArray flat() {
    long count = 0;
    for (int row = 0; row < rows(); row++) {
      count += length(row);
    }
    NDArray made = Buffers.hostArray(type, count);
    ByteBuffer out = Buffers.of(made);
    int at = 0;
    for (int row = 0; row < rows(); row++) {
      int bytes = length(row) * type.bytes();
      out.put(at, data, Math.toIntExact(starts[row] * type.bytes()), bytes);
      at += bytes;
    }
    return made;
  }

  private void fill(ByteBuffer out, long... shape) {
    int length = Math.toIntExact(Axes.product(shape));
    int size = type.bytes();
    for (int row = 0; row < rows(); row++) {
      if (!has(row)) {
        for (int i = row * length; i < (row + 1) * length; i++) {
          switch (type) {
            case FLOAT32 -> out.putFloat(i * 4, Float.NaN);
            case FLOAT64 -> out.putDouble(i * 8, Double.NaN);
            default -> out.put(i * size, new byte[size]);
          }
        }
      } else if (Arrays.equals(shape, shapes[row])) {
        int from = Math.toIntExact(starts[row] * size);
        out.put(row * length * size, data, from, length * size);
      } else {
        throw new DataException(
            "The arrays of a column must have one shape to become one array. Row "
                + row
                + " has "
                + Arrays.toString(shapes[row])
                + ", those before it "
                + Arrays.toString(shape)
                + ".");
      }
    }
  }

  /** The elements of a row's array as text: {@code [2, 3][1.0, …]}; null where there is none. */
  @Override
  public @Nullable String value(int row) {
    if (!has(row)) {
      return null;
    }
    return Arrays.toString(shapes[row]) + Arrays.toString(elements(row));
  }

  @Override
  public ArrayColumn select(int[] rows, int from, int count) {
    long[] chosenStarts = new long[count];
    long[][] chosenShapes = new long[count][];
    for (int i = 0; i < count; i++) {
      chosenStarts[i] = starts[rows[from + i]];
      chosenShapes[i] = shapes[rows[from + i]];
    }
    Presence there = presence().select(rows, from, count);
    return new ArrayColumn(cells.retain(), type, chosenStarts, chosenShapes, there);
  }

  @Override
  public ArrayColumn withPresence(Presence other) {
    return new ArrayColumn(cells.retain(), type, starts, shapes, other);
  }

  @Override
  public boolean isNumeric() {
    return false;
  }

  @Override
  public long nbytes() {
    return cells.nbytes();
  }

  @Override
  void free() {
    cells.release();
  }

  /** Starts to collect arrays of elements of this type. */
  public static Builder builder(DType type) {
    return new Builder(type);
  }

  /** Collects arrays one by one; close it if it is not built. */
  public static final class Builder extends ColumnBuilder {
    private final DType type;
    private final List<Long> starts = new ArrayList<>();
    private final List<long[]> shapes = new ArrayList<>();
    private ByteBuffer out;
    private int used;

    Builder(DType type) {
      this.type = type;
      out = room(type);
    }

    /** One more array, which stays the caller's; cast to this column's type. */
    public void add(NDArray array) {
      add(array.toDoubleArray(), array.shape());
    }

    /** One more array of these elements in C order. */
    public void add(double[] elements, long... shape) {
      start(shape);
      for (double element : elements) {
        put(element);
      }
      presence.add(true);
    }

    private void start(long... shape) {
      starts.add((long) used);
      shapes.add(shape.clone());
    }

    private void put(double value) {
      if ((long) (used + 1) * type.bytes() > out.capacity()) {
        out = room(type);
      }
      switch (type) {
        case FLOAT32 -> out.putFloat(used * 4, (float) value);
        case FLOAT64 -> out.putDouble(used * 8, value);
        case INT32 -> out.putInt(used * 4, (int) value);
        case INT64 -> out.putLong(used * 8, (long) value);
        case UINT8 -> out.put(used, (byte) value);
        default -> throw new DTypeException("Columns of arrays hold no " + type + ".");
      }
      used++;
    }

    @Override
    public void addFrom(Column source, int row) {
      if (source.has(row)) {
        ArrayColumn from = (ArrayColumn) source;
        start(from.shapes[row]);
        for (int i = 0; i < from.length(row); i++) {
          put(from.element(row, i));
        }
        presence.add(true);
      } else {
        absentFrom(source, row);
      }
    }

    @Override
    void skip() {
      start(0);
    }

    @Override
    long bytes() {
      return (long) used * type.bytes();
    }

    @Override
    public ArrayColumn build() {
      long[] at = starts.stream().mapToLong(Long::longValue).toArray();
      return new ArrayColumn(take(), type, at, shapes.toArray(new long[0][]), presence.build());
    }
  }
}
