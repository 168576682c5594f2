package org.pydl4j.spark.transport;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.io.ByteView;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Updates;

/**
 * The sum of one vector over all workers, in the two halves of the ring algorithm (Patarasuk and
 * Yuan 2009): N segments travel around the ring and are added up on the way, then the N sums travel
 * around once more. Segments are cut into chunks, so that one is added up while others move.
 *
 * <p>Each sum is made by one worker and copied by the others: all get the same bits. With a narrow
 * {@link Wire} its maker rounds it as well. Numbers of each worker travel with the first chunks.
 */
final class RingAllReduce implements Program, AutoCloseable {
  /** Bytes that move while the former ones are added up; measured: 256 KiB to 1 MiB are alike. */
  private static final int CHUNK = 512 << 10;

  private final int rank;
  private final int size;
  private final int chunks;
  private final NDArray[][] parts;
  private final ByteBuffer[][] bytes;
  private final ByteView view;
  private final ChunkMemory in;
  private final @Nullable Narrow narrow;
  private double[][] numbers = {};
  private ByteBuffer numbersOut = ByteBuffer.allocate(0);
  private ByteBuffer numbersIn = ByteBuffer.allocate(0);

  /** Where the numbers of a narrow wire are rounded before they go, and widened when they come. */
  private record Narrow(ChunkMemory out, ChunkMemory wide) {}

  RingAllReduce(int rank, int size, NDArray vector, Wire wire) {
    this.rank = rank;
    this.size = size;
    DType type = vector.dtype();
    DType moving = wire.of(type);
    long longest = (vector.length() + size - 1) / size;
    chunks = (int) Math.max(1, (longest * moving.bytes() + CHUNK - 1) / CHUNK);
    long longestChunk = (longest + chunks - 1) / chunks;
    view = new ByteView(vector);
    parts = new NDArray[size][chunks];
    bytes = new ByteBuffer[size][chunks];
    for (int segment = 0; segment < size; segment++) {
      long start = vector.length() * segment / size;
      long length = vector.length() * (segment + 1) / size - start;
      for (int chunk = 0; chunk < chunks; chunk++) {
        long from = start + length * chunk / chunks;
        long to = start + length * (chunk + 1) / chunks;
        parts[segment][chunk] = Scope.detach(Indexing.slice(vector, 0, from, to));
        bytes[segment][chunk] = view.window(from * type.bytes(), (int) (to - from) * type.bytes());
      }
    }
    in = new ChunkMemory(moving, longestChunk);
    narrow =
        moving == type
            ? null
            : new Narrow(
                new ChunkMemory(moving, longestChunk), new ChunkMemory(type, longestChunk));
  }

  /** Begins a new sum with these numbers beside it. */
  void start(double[] mine) {
    numbers = new double[size][];
    numbers[rank] = mine.clone();
    numbersOut = ByteBuffer.allocate(mine.length * Double.BYTES);
    numbersIn = ByteBuffer.allocate(mine.length * Double.BYTES);
  }

  /** The numbers of all, by rank, when it is done. */
  double[][] numbers() {
    return numbers;
  }

  @Override
  public int frames() {
    return 2 * (size - 1) * chunks;
  }

  @Override
  public int needed(int k) {
    return Math.max(0, k - chunks + 1); // the same chunk, one step before
  }

  @Override
  public ByteBuffer[] outgoing(int k) {
    int step = k / chunks;
    int segment = Math.floorMod(rank - step, size);
    if (step >= size - 1) {
      segment = Math.floorMod(rank + 1 - (step - (size - 1)), size);
    }
    ByteBuffer payload = sent(segment, k % chunks, step == size - 1);
    if (k % chunks == 0 && step < size - 1) {
      numbersOut.clear();
      for (double number : numbers[segment]) {
        numbersOut.putDouble(number);
      }
      return new ByteBuffer[] {numbersOut.flip(), payload};
    }
    return new ByteBuffer[] {payload};
  }

  private ByteBuffer sent(int segment, int chunk, boolean sum) {
    if (narrow == null) {
      return bytes[segment][chunk].duplicate();
    }
    NDArray part = parts[segment][chunk];
    NDArray rounded = narrow.out.array(part.length());
    if (part.length() > 0) {
      rounded.assign(part);
      if (sum) {
        part.assign(rounded); // what the others will have
      }
    }
    return narrow.out.buffer(part.length());
  }

  @Override
  public ByteBuffer[] incoming(int k) {
    int segment = incomingSegment(k);
    int chunk = k % chunks;
    boolean adding = k / chunks < size - 1;
    ByteBuffer payload =
        adding || narrow != null
            ? in.buffer(parts[segment][chunk].length())
            : bytes[segment][chunk].duplicate();
    return adding && chunk == 0
        ? new ByteBuffer[] {numbersIn.clear(), payload}
        : new ByteBuffer[] {payload};
  }

  @Override
  public void received(int k) {
    int segment = incomingSegment(k);
    NDArray part = parts[segment][k % chunks];
    boolean adding = k / chunks < size - 1;
    if (adding && k % chunks == 0) {
      numbers[segment] = new double[numbersIn.flip().remaining() / Double.BYTES];
      numbersIn.asDoubleBuffer().get(numbers[segment]);
    }
    if (part.length() == 0) {
      return;
    }
    NDArray come = in.array(part.length());
    if (adding) {
      Updates.axpy(part, 1, narrow == null ? come : narrow.wide.array(part.length()).assign(come));
    } else if (narrow != null) {
      part.assign(come);
    }
  }

  private int incomingSegment(int k) {
    int step = k / chunks;
    return step < size - 1
        ? Math.floorMod(rank - step - 1, size)
        : Math.floorMod(rank - (step - (size - 1)), size);
  }

  @Override
  public void close() {
    for (NDArray[] segment : parts) {
      for (NDArray part : segment) {
        part.close();
      }
    }
    view.close();
    in.close();
    if (narrow != null) {
      narrow.out.close();
      narrow.wide.close();
    }
  }

  /** Memory for one chunk, seen as an array and as bytes; chunks have few lengths. */
  private static final class ChunkMemory implements AutoCloseable {
    private final NDArray memory;
    private final ByteView view;
    private final Map<Long, NDArray> arrays = new HashMap<>();

    ChunkMemory(DType type, long length) {
      memory = Scope.detach(Nd.empty(type, Math.max(1, length)));
      view = new ByteView(memory);
    }

    NDArray array(long length) {
      return arrays.computeIfAbsent(length, n -> Scope.detach(Indexing.slice(memory, 0, 0, n)));
    }

    ByteBuffer buffer(long length) {
      return view.window(0, (int) length * memory.dtype().bytes());
    }

    @Override
    public void close() {
      arrays.values().forEach(NDArray::close);
      view.close();
      memory.close();
    }
  }
}
