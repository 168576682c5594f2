package org.pydl4j.bridge;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.Allocator.SharedLocation;
import org.pydl4j.nd.ArrayDescriptor;
import org.pydl4j.nd.ArrayDescriptor.AtAddress;
import org.pydl4j.nd.ArrayDescriptor.InArray;
import org.pydl4j.nd.ArrayDescriptor.InSegment;
import org.pydl4j.nd.ArrayDescriptor.Nowhere;
import org.pydl4j.nd.ArrayDescriptor.Place;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.internal.Blocks;
import org.pydl4j.nd.internal.Create;
import org.pydl4j.nd.internal.Guest;
import org.pydl4j.nd.internal.Inspect;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.shared.ForeignSegments;
import org.pydl4j.nd.shared.SegmentPool;
import org.pydl4j.nd.shared.SharedArrays;

/**
 * Turns descriptors into arrays and arrays into descriptors.
 *
 * <p>With a pool the peer is another process and arrays lie in shared segments; without one it is
 * this process and arrays lie at addresses.
 */
final class ArrayExchange {
  private final @Nullable SegmentPool pool;
  private final HeldObjects registry;
  private final ForeignSegments peers = new ForeignSegments();
  private final ConcurrentLinkedQueue<Long> freed = new ConcurrentLinkedQueue<>();

  ArrayExchange(@Nullable SegmentPool pool, HeldObjects registry) {
    this.pool = pool;
    this.registry = registry;
  }

  /** An array over memory of Python, registered under Python's own number for it. */
  NDArray receive(long id, String line) {
    ArrayDescriptor descriptor = ArrayDescriptor.parse(line);
    NDArray array = open(descriptor, () -> freed.add(id));
    registry.receive(id, Scope.detach(array));
    return array;
  }

  /** An array over memory of Python that the caller closes. */
  NDArray adopt(long id, String line) {
    return open(ArrayDescriptor.parse(line), () -> freed.add(id));
  }

  /** What Python gets in place of {@code array}: itself, or a copy in the processor's memory. */
  static NDArray visible(NDArray array, boolean borrowed) {
    if (Inspect.isOnCpu(array)) {
      return borrowed ? array.alias() : array;
    }
    NDArray copy = Casts.toDevice(array, Device.CPU);
    if (!borrowed) {
      array.close();
    }
    return copy;
  }

  /** The line that describes an array of the processor's memory to Python. */
  String describe(NDArray array) {
    boolean readOnly = array.isReadOnly();
    return new ArrayDescriptor(
            array.dtype(), readOnly, array.shape(), array.strides(), placeOf(array))
        .encode();
  }

  /** Python lets go of a number; numbers of unknown arrays count as freed. */
  void release(long id) {
    if (!registry.release(id) && id < 0) {
      freed.add(id);
    }
  }

  /** Notes that nothing here needs Python's object {@code id} any more. */
  void noteFreed(long id) {
    freed.add(id);
  }

  /** Python has closed a segment. */
  void forget(long segment) {
    peers.forget(segment);
  }

  /** The next of Python's numbers whose memory is not needed here any more, or null. */
  @Nullable Long nextFreed() {
    return freed.poll();
  }

  /** Adds a list of all of them, if there are. */
  void appendFreed(StringBuilder message) {
    String before = ",[";
    for (Long id = nextFreed(); id != null; id = nextFreed()) {
      message.append(before).append(id.longValue());
      before = ",";
    }
    if (before.length() == 1) {
      message.append(']');
    }
  }

  /** Bytes of Python's segments that are mapped here. */
  long mappedBytes() {
    return peers.mappedBytes();
  }

  /** An array over memory of Python; {@code onFree} runs when nothing here looks at it any more. */
  NDArray open(ArrayDescriptor d, Runnable onFree) {
    Place place = d.place();
    if (place instanceof InSegment in) {
      return peers.array(location(in), d.dtype(), d.shape(), d.strides(), d.readOnly(), onFree);
    }
    if (place instanceof AtAddress at) {
      return Nd.fromAddress(at.address(), d.dtype(), d.shape(), d.strides(), d.readOnly(), onFree);
    }
    try {
      if (place instanceof InArray in) {
        NDArray base = (NDArray) registry.get(in.id());
        d.requireWithin(in.offset(), Inspect.bytesBehind(base));
        return Create.inside(base, in.offset(), d.dtype(), d.shape(), d.strides(), d.readOnly());
      }
      return Nd.empty(d.dtype(), d.shape());
    } finally {
      onFree.run(); // the memory is ours, or there is none: Python need not keep it
    }
  }

  /** The same for one call. */
  Guest guest(ArrayDescriptor d, Runnable onFree) {
    Place place = d.place();
    if (place instanceof InSegment in) {
      return peers.guest(location(in), d.dtype(), d.shape(), d.strides(), d.readOnly(), onFree);
    }
    if (place instanceof AtAddress at && at.address() != 0) {
      Address owner = new Address(at.address(), onFree);
      return Guest.of(owner, d.dtype(), d.shape(), d.strides(), d.readOnly());
    }
    return Guest.of(open(d, onFree));
  }

  /**
   * Copies a dense array to a place that has room for it.
   *
   * @return false, and nothing is copied, when it is not dense or lies in a GPU's memory
   */
  boolean write(NDArray array, Place place) {
    if (place instanceof AtAddress at) {
      return Blocks.copyTo(array, at.address());
    }
    return place instanceof InSegment in && peers.write(array, location(in));
  }

  private static SharedLocation location(InSegment in) {
    return new SharedLocation(in.path(), in.segment(), in.segmentBytes(), in.offset());
  }

  /** Memory of this process that Python knows by its address. */
  private record Address(long address, Runnable onFree) implements Allocator.Block {
    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public @Nullable SharedLocation location() {
      return null;
    }

    @Override
    public void free() {
      onFree.run();
    }
  }

  private Place placeOf(NDArray array) {
    if (pool == null) {
      return array.length() == 0 ? new Nowhere() : new AtAddress(array.address());
    }
    SharedLocation at = SharedArrays.share(array, pool);
    return at == null
        ? new Nowhere()
        : new InSegment(at.segment(), at.segmentBytes(), at.offset(), at.path());
  }
}
