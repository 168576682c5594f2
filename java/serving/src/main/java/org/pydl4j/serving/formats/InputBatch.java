package org.pydl4j.serving.formats;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.processing.RawRows;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.Signature;

/**
 * Rows for a model, written where the model reads them: off-heap arrays that are filled again for
 * every batch. It owns them, until {@link #close()}.
 *
 * <p>A format calls {@link #reserve}, writes into {@link #buffer} from {@link #position} on, and
 * calls {@link #commit}. Rows of one batch have one shape.
 */
public final class InputBatch implements AutoCloseable {
  private final Signature signature;
  private final int capacity;
  private final List<Input> inputs = new ArrayList<>();
  private final boolean exact;
  private final @Nullable RawRows raw;
  private int rows;
  private @Nullable Object note;

  /** A batch of at most so many rows. */
  public InputBatch(Signature signature, int capacity) {
    this(signature, capacity, false);
  }

  /**
   * The same.
   *
   * @param exact whether inputs of floats are handed over as doubles, since they are scaled before
   *     the model sees them: numbers that a format {@link #put puts} keep all their digits till
   *     then
   */
  public InputBatch(Signature signature, int capacity, boolean exact) {
    this(signature, capacity, exact, null);
  }

  /**
   * The same.
   *
   * @param raw what makes the first input of rows with raw columns; null for nothing
   */
  public InputBatch(Signature signature, int capacity, boolean exact, @Nullable RawRows raw) {
    this.raw = raw;
    this.signature = signature;
    this.capacity = capacity;
    this.exact = exact;
    signature.inputs().forEach(tensor -> inputs.add(new Input(tensor)));
  }

  /** Whether inputs of floats are handed over as doubles. */
  public boolean isExact() {
    return exact;
  }

  /** What makes the first input of rows with raw columns; null where the model has no process. */
  public @Nullable RawRows rawRows() {
    return raw;
  }

  /** What the model takes. */
  public Signature signature() {
    return signature;
  }

  /** Rows that are in it. */
  public int rows() {
    return rows;
  }

  /** The most rows that it can hold. */
  public int capacity() {
    return capacity;
  }

  /** The shape of one row of an input, with -1 for axes of any length. */
  public long[] rowShape(int input) {
    return inputs.get(input).promised.clone();
  }

  /**
   * Makes place for rows of the shapes that the signature fixes.
   *
   * @return whether they fit; if not, the batch is to be cut
   * @throws BadRecordException if an input has axes of any length, or no batch could hold the rows
   */
  public boolean reserve(int count) {
    for (Input input : inputs) {
      if (!input.fixed) {
        throw new BadRecordException(
            "The input "
                + input.tensor
                + " has axes of any length, which this kind of payload does not tell. Send tensors"
                + " of the Open Inference Protocol.");
      }
    }
    return fits(count) && prepare();
  }

  /**
   * Makes place for rows of these shapes, one for each input in the order of the signature, without
   * the axis of the batch.
   *
   * @return whether they fit; if not, the batch is to be cut
   * @throws BadRecordException if a shape is not what the signature says, or no batch could hold
   *     the rows
   */
  public boolean reserve(int count, List<long[]> shapes) {
    for (int i = 0; i < inputs.size(); i++) {
      inputs.get(i).require(shapes.get(i));
    }
    if (!fits(count)) {
      return false;
    }
    for (int i = 0; i < inputs.size(); i++) {
      if (!Arrays.equals(inputs.get(i).shape, shapes.get(i))) {
        if (rows > 0) {
          return false; // rows of another shape begin another batch
        }
        inputs.get(i).reshape(shapes.get(i));
      }
    }
    return prepare();
  }

  private boolean fits(int count) {
    if (count < 1 || count > capacity) {
      throw new BadRecordException(
          "A record holds 1 to " + capacity + " rows (max-batch). Got " + count + ".");
    }
    return rows + count <= capacity;
  }

  private boolean prepare() {
    inputs.forEach(Input::begin);
    return true;
  }

  /**
   * Writes one number of the reserved rows, instead of bytes into the {@link #buffer}: all numbers
   * of an input, or none.
   *
   * @param index in C order, from the first reserved row on
   * @throws BadRecordException if the input's type does not have it
   */
  public void put(int input, int index, double value) {
    Input of = inputs.get(input);
    Memory memory = of.memory();
    Numbers.put(memory.bytes, position(input), of.tensor.dtype(), index, value);
    if (memory.wide != null) {
      memory.wide.bytes.putDouble((rows * of.rowElements() + index) * Double.BYTES, value);
      of.put = true;
    }
  }

  /**
   * The memory of an input, little-endian, in the signature's type; write by absolute positions,
   * from {@link #position} on. It is the batch's, and another one after {@link #reserve} with other
   * shapes.
   */
  public ByteBuffer buffer(int input) {
    return inputs.get(input).memory().bytes;
  }

  /** Bytes a row. */
  public int rowBytes(int input) {
    return inputs.get(input).rowBytes;
  }

  /** Where the reserved rows begin. */
  public int position(int input) {
    return rows * inputs.get(input).rowBytes;
  }

  /** Takes so many rows in, all that were reserved. */
  public void commit(int count) {
    inputs.forEach(input -> input.widen(count));
    rows += count;
  }

  /** Keeps something of the record that is read for {@link RecordFormat#write} of its answer. */
  public void note(@Nullable Object ofRecord) {
    note = ofRecord;
  }

  /** What was noted last; null for nothing, and from now on. */
  public @Nullable Object takeNote() {
    Object taken = note;
    note = null;
    return taken;
  }

  /** Empties it. */
  public void clear() {
    rows = 0;
  }

  /** Rows {@code from} to below {@code to} as views, which the caller closes. */
  public Map<String, NDArray> view(int from, int to) {
    Map<String, NDArray> views = new HashMap<>();
    for (Input input : inputs) {
      views.put(input.tensor.name(), Indexing.slice(input.memory().whole(), 0, from, to));
    }
    return views;
  }

  @Override
  public void close() {
    inputs.forEach(Input::free);
  }

  /** An array, and the same numbers as doubles where they are wanted. */
  private record Memory(NDArray array, ByteBuffer bytes, @Nullable Memory wide) {
    static Memory of(DType type, long... shape) {
      NDArray array = Scope.detach(Nd.empty(type, shape));
      return new Memory(array, Buffers.of(array), null);
    }

    /** What the model's scaling reads. */
    NDArray whole() {
      return wide == null ? array : wide.array;
    }

    void close() {
      array.close();
      if (wide != null) {
        wide.close();
      }
    }
  }

  /** One array and its buffer, made when the first rows come. */
  private final class Input {
    private final Signature.Tensor tensor;
    private final long[] promised;
    private final boolean fixed;
    private long @Nullable [] shape; // of a row
    private int rowBytes;
    private @Nullable Memory memory;
    private boolean put; // whether the doubles of the reserved rows are there already

    Input(Signature.Tensor tensor) {
      this.tensor = tensor;
      this.promised = Arrays.copyOfRange(tensor.shape(), 1, tensor.shape().length);
      this.fixed = Arrays.stream(promised).allMatch(axis -> axis >= 0);
      if (fixed) {
        reshape(promised);
      }
    }

    void require(long... rowShape) {
      boolean fits = rowShape.length == promised.length;
      for (int i = 0; fits && i < promised.length; i++) {
        fits = promised[i] < 0 ? rowShape[i] >= 0 : promised[i] == rowShape[i];
      }
      if (!fits) {
        throw new BadRecordException(
            "The model expects "
                + tensor
                + ". Got rows of shape "
                + Arrays.toString(rowShape)
                + " for it.");
      }
    }

    void reshape(long... rowShape) {
      long bytesOfRow = Axes.bytes(tensor.dtype(), rowShape);
      int most = exact ? Integer.MAX_VALUE / 2 : Integer.MAX_VALUE;
      if (bytesOfRow > most || bytesOfRow * capacity > most) {
        throw new BadRecordException(
            "A batch of " + capacity + " rows of " + bytesOfRow + " bytes passes 2 GiB.");
      }
      free();
      shape = rowShape.clone();
      rowBytes = (int) bytesOfRow;
    }

    Memory memory() {
      Memory made = memory;
      if (made == null) {
        if (shape == null) {
          throw new IllegalStateException(
              "The input " + tensor + " has no rows yet: reserve() makes place for them.");
        }
        long[] whole = new long[shape.length + 1];
        whole[0] = capacity;
        System.arraycopy(shape, 0, whole, 1, shape.length);
        made = Memory.of(tensor.dtype(), whole);
        if (exact && tensor.dtype() == DType.FLOAT32) {
          made = new Memory(made.array, made.bytes, Memory.of(DType.FLOAT64, whole));
        }
        memory = made;
      }
      return made;
    }

    /** Before rows are written. */
    void begin() {
      memory();
      put = false;
    }

    int rowElements() {
      return rowBytes / tensor.dtype().bytes();
    }

    /** Makes doubles of rows that were written as bytes. */
    void widen(int count) {
      Memory of = memory();
      if (of.wide != null && !put) {
        int end = (rows + count) * rowElements();
        for (int i = rows * rowElements(); i < end; i++) {
          of.wide.bytes.putDouble(i * Double.BYTES, of.bytes.getFloat(i * Float.BYTES));
        }
      }
    }

    void free() {
      if (memory != null) {
        memory.close();
        memory = null;
      }
    }
  }
}
