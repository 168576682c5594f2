package org.pydl4j.nd.internal;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.DataPtr;
import org.bytedeco.pytorch.StorageImpl;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.Memory;

/**
 * One piece of memory and the number of arrays that look at it; the last one to leave frees it.
 *
 * <p>The owner is the engine (no block), or a block: of an {@link Allocator}, or of somebody
 * outside (not counted as ours), who is told by {@link Allocator.Block#free}.
 */
final class Storage {
  private final long bytes;
  private Allocator.Block block;
  private DataPtr former;
  private int references = 1;

  private Storage(long bytes, Allocator.Block block) {
    this.bytes = bytes;
    this.block = block;
    if (bytes >= 0) {
      Memory.allocated(bytes);
    }
  }

  /** Memory that the engine allocated. */
  static Storage ofEngine(long bytes) {
    return new Storage(bytes, null);
  }

  /** Memory of an allocator's block, of which {@code bytes} are used. */
  static Storage ofBlock(Allocator.Block block, long bytes) {
    return new Storage(bytes, block);
  }

  /** Somebody else's memory: not counted. */
  static Storage ofOther(Allocator.Block block) {
    return new Storage(-1, block);
  }

  synchronized Storage retain() {
    if (references == 0) {
      throw new IllegalStateException("retain after free");
    }
    references++;
    return this;
  }

  void release() {
    synchronized (this) {
      if (--references > 0) {
        return;
      }
    }
    if (former != null) {
      former.close();
      Memory.freed(bytes);
    }
    if (bytes >= 0) {
      Memory.freed(bytes);
    }
    if (block != null) {
      block.free();
    }
  }

  /** The block behind this storage, or null. */
  synchronized Allocator.Block block() {
    return block;
  }

  /**
   * Moves engine memory into a block of {@code pool} under every array that views it. The former
   * bytes stay until the last of them closes, since another thread may be reading them now.
   */
  synchronized void moveTo(StorageImpl impl, Allocator pool) {
    if (block != null) {
      return;
    }
    Allocator.Block target = pool.allocate(impl.nbytes());
    Pointer to = new Address(target.address());
    Pointer.memcpy(to, impl.mutable_data(), impl.nbytes());
    try (org.bytedeco.pytorch.Device cpu = impl.device();
        DataPtr fresh = new DataPtr(to, cpu)) {
      former = impl.set_data_ptr(fresh);
    }
    Memory.allocated(bytes);
    block = target;
  }

  /** A raw address as the binding's pointer type; owns nothing. */
  static final class Address extends Pointer {
    Address(long address) {
      super((Pointer) null);
      this.address = address;
    }
  }
}
