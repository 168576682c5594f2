package org.pydl4j.spark.transport;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.io.ByteView;

/** The operations of one ring with the memory that they need, kept from call to call. */
final class Programs implements AutoCloseable {
  private record Vector(long address, long length, DType type, Wire wire) {}

  private final int rank;
  private final int size;
  private final Map<Vector, RingAllReduce> reductions = new HashMap<>();
  private final ByteView[] blobs;

  Programs(int rank, int size) {
    this.rank = rank;
    this.size = size;
    blobs = new ByteView[size];
  }

  /** The sum of this vector; it stays bound to the vector's memory, which it keeps alive. */
  RingAllReduce allReduce(NDArray vector, Wire wire) {
    Vector key = new Vector(vector.address(), vector.length(), vector.dtype(), wire);
    return reductions.computeIfAbsent(key, k -> new RingAllReduce(rank, size, vector, wire));
  }

  Gather gather(ByteBuffer mine, double[][] lengths) {
    ByteBuffer[] all = new ByteBuffer[size];
    for (int i = 0; i < size; i++) {
      all[i] = i == rank ? mine.slice() : blob(i, lengths[i][0]);
    }
    return new Gather(rank, all);
  }

  private ByteBuffer blob(int of, double length) {
    if (!(length >= 0 && length <= Integer.MAX_VALUE)) {
      throw new PeerException(
          PeerException.Kind.PROTOCOL,
          of,
          "Worker " + of + " announced " + length + " bytes",
          null);
    }
    if (blobs[of] == null || blobs[of].bytes() < length) {
      if (blobs[of] != null) {
        blobs[of].close();
      }
      long room = Math.max(1024, (long) (length * 1.25));
      try (NDArray memory = Scope.detach(Nd.empty(DType.UINT8, room))) {
        blobs[of] = new ByteView(memory);
      }
    }
    return blobs[of].window(0, (int) length);
  }

  @Override
  public void close() {
    reductions.values().forEach(RingAllReduce::close);
    reductions.clear();
    for (ByteView blob : blobs) {
      if (blob != null) {
        blob.close();
      }
    }
  }
}
