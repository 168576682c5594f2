package org.pydl4j.nd.internal;

import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.StorageImpl;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.Backend;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.errors.SharedMemoryException;

/**
 * What the arrays over one piece of memory share. Memory of blocks, and the engine's from {@link
 * #LARGE} on, is in {@link Custody}; smaller pieces, and those without a plain storage, are counted
 * here, until the last array over them is closed.
 */
final class Storage {
  /** Custody costs 2 µs, a tenth of what the engine needs to fill so much. */
  static final long LARGE = 256 << 10;

  private long bytes; // -1 when they are counted elsewhere
  private Allocator.@Nullable Block block;
  private int references = 1;

  private Storage(long bytes, Allocator.@Nullable Block block) {
    this.bytes = bytes;
    this.block = block;
    if (bytes >= 0) {
      Memory.allocated(bytes);
    }
  }

  /**
   * Memory that the engine allocated for {@code result}. That of a GPU counts as an array without
   * bytes: the limit is on the processor's memory.
   */
  static Storage ofEngine(Tensor result) {
    if (!isOnCpu(result)) {
      return new Storage(0, null);
    }
    if (result.nbytes() >= LARGE && result.has_storage()) {
      try (org.bytedeco.pytorch.Storage storage = result.storage()) {
        if (Custody.ofEngine(storage.unsafeGetStorageImpl())) {
          return new Storage(-1, null);
        }
      }
    }
    return new Storage(result.nbytes(), null);
  }

  /** Memory of an allocator's block. */
  static Storage ofBlock(Tensor over, Allocator.Block block) {
    try (org.bytedeco.pytorch.Storage storage = over.storage()) {
      Custody.ofBlock(storage.unsafeGetStorageImpl(), block);
    }
    return new Storage(-1, block);
  }

  /** Somebody else's memory: not counted. */
  static Storage ofOther(Tensor over, Allocator.Block block) {
    try (org.bytedeco.pytorch.Storage storage = over.storage()) {
      Custody.ofOther(storage.unsafeGetStorageImpl(), block);
    }
    return new Storage(-1, block);
  }

  /** Somebody else's memory, for which a {@link Guest} cares. */
  static Storage ofGuest(Allocator.Block block) {
    return new Storage(-1, block);
  }

  static boolean isOnCpu(Tensor tensor) {
    return Libtorch.backend() != Backend.CUDA || tensor.is_cpu();
  }

  synchronized Storage retain() {
    if (references == 0) {
      throw new IllegalStateException("retain after free");
    }
    references++;
    return this;
  }

  synchronized void release() {
    if (--references == 0 && bytes >= 0) {
      Memory.freed(bytes);
    }
  }

  /** The block behind this storage, or null. */
  synchronized Allocator.@Nullable Block block() {
    return block;
  }

  /**
   * The block; engine memory moves into one of {@code pool} under every array that views it. What
   * it moved out of goes at once when {@code alone} says, after the change, that nobody else can be
   * reading it: else with the last array.
   */
  synchronized Allocator.Block moveTo(StorageImpl impl, Allocator pool, BooleanSupplier alone) {
    if (block != null) {
      return block;
    }
    long size = impl.nbytes();
    if (!alone.getAsBoolean() || !Memory.hasRoomToMove(size)) {
      Memory.check(size);
    }
    Allocator.Block target = pool.allocate(size);
    if (target == null) {
      throw new SharedMemoryException(
          "This allocator leaves the memory to the engine, so that no other process could map the"
              + " array. Hand it over with a SegmentPool.");
    }
    Pointer.memcpy(new Address(target.address()), impl.mutable_data(), size);
    Custody custody = Custody.ofBlock(impl, target);
    block = target;
    VarHandle.fullFence(); // whoever comes after alone() was asked finds the new address
    if (alone.getAsBoolean()) {
      custody.dropFormer();
      if (bytes >= 0) {
        Memory.freed(bytes);
        bytes = -1;
      }
    }
    return target;
  }

  /** A raw address as the binding's pointer type; owns nothing. */
  static final class Address extends Pointer {
    Address(long address) {
      super((Pointer) null);
      this.address = address;
    }
  }
}
