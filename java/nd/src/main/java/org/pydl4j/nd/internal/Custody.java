package org.pydl4j.nd.internal;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.DataPtr;
import org.bytedeco.pytorch.PointerConsumer;
import org.bytedeco.pytorch.StorageImpl;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.Memory;

/**
 * One piece of memory that goes when the engine's own reference count says so: arrays that were
 * closed, but are still read by a backward pass to come, keep it.
 */
final class Custody {
  private static final System.Logger LOG = System.getLogger(Custody.class.getName());
  private static final Map<Long, Custody> HELD = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final PointerConsumer GONE = new Gone();
  private static final org.bytedeco.pytorch.Device CPU =
      new org.bytedeco.pytorch.Device(DeviceType.CPU);

  private final long bytes;
  private final Allocator.@Nullable Block block;
  private @Nullable DataPtr former;

  private Custody(long bytes, Allocator.@Nullable Block block, DataPtr former) {
    this.bytes = bytes;
    this.block = block;
    this.former = former;
  }

  /**
   * Takes what the engine allocated for {@code impl}.
   *
   * @return false when it is not the engine's own: in custody already, or somebody else's
   */
  static boolean ofEngine(StorageImpl impl) {
    return begin(impl.nbytes(), null, impl, impl.mutable_data()) != null;
  }

  /** Memory of an allocator's block, counted whole, in place of what was there. */
  static Custody ofBlock(StorageImpl impl, Allocator.Block block) {
    return Objects.requireNonNull(
        begin(block.bytes(), block, impl, new Storage.Address(block.address())));
  }

  /** Somebody else's memory: not counted. */
  static void ofOther(StorageImpl impl, Allocator.Block block) {
    begin(-1, block, impl, new Storage.Address(block.address()));
  }

  /** What was behind {@code impl} stays until the end: another thread may be reading it now. */
  private static @Nullable Custody begin(
      long bytes, Allocator.@Nullable Block block, StorageImpl impl, Pointer data) {
    long number = NUMBERS.incrementAndGet();
    DataPtr former;
    try (DataPtr fresh = new DataPtr(data, new Storage.Address(number), GONE, CPU)) {
      former = impl.set_data_ptr(fresh);
    }
    if (block == null && !isEngines(former)) {
      undo(impl, former);
      return null;
    }
    Custody custody = new Custody(bytes, block, former);
    HELD.put(number, custody);
    if (bytes >= 0) {
      Memory.allocated(bytes);
    }
    return custody;
  }

  /** The engine's allocator names memory by its address. Asking {@code impl} would move it out. */
  private static boolean isEngines(DataPtr owner) {
    Pointer context = owner.get_context();
    return context != null && context.address() == owner.get().address();
  }

  private static void undo(StorageImpl impl, DataPtr former) {
    try (DataPtr fresh = impl.set_data_ptr(former)) {
      fresh.release_context();
    }
    former.close();
  }

  /** Lets go of what was there before, which nobody reads any more. */
  void dropFormer() {
    if (former != null) {
      former.close();
      former = null;
    }
  }

  private void end() {
    dropFormer();
    if (bytes >= 0) {
      Memory.freed(bytes);
    }
    if (block != null) {
      block.free();
    }
  }

  /** Called by the engine's destructors, out of which no exception may come. */
  private static final class Gone extends PointerConsumer {
    @Override
    public void call(Pointer number) {
      try {
        HELD.remove(number.address()).end();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "Memory of an array could not be given back.", e);
      }
    }
  }
}
