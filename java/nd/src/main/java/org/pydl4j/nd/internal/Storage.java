package org.pydl4j.nd.internal;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.DataPtr;
import org.bytedeco.pytorch.StorageImpl;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.Memory;

/**
 * One piece of memory and the number of arrays that look at it; the last one to leave frees it.
 *
 * <p>Three kinds of owner: the engine (its reference count frees the bytes), a block of an {@link
 * Allocator}, or somebody outside, who is told by a callback.
 */
final class Storage {
  private final long bytes;
  private final boolean counted;
  private Allocator.Block block;
  private Runnable onFree;
  private DataPtr former;
  private int references = 1;

  private Storage(long bytes, boolean counted, Allocator.Block block, Runnable onFree) {
    this.bytes = bytes;
    this.counted = counted;
    this.block = block;
    this.onFree = onFree;
    if (counted) {
      Memory.allocated(bytes);
    }
  }

  /** Memory that the engine allocated. */
  static Storage ofEngine(long bytes) {
    return new Storage(bytes, true, null, null);
  }

  /** Memory of an allocator's block. */
  static Storage ofBlock(Allocator.Block block, long bytes) {
    return new Storage(bytes, true, block, null);
  }

  /** Somebody else's memory: not counted; {@code onFree} (may be null) tells the owner. */
  static Storage ofOther(Runnable onFree) {
    return new Storage(0, false, null, onFree);
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
    }
    if (block != null) {
      block.free();
    }
    if (counted) {
      Memory.freed(bytes);
    }
    if (onFree != null) {
      onFree.run();
    }
  }

  /** Bytes owned. */
  long bytes() {
    return bytes;
  }

  /** The block behind this storage, or null. */
  synchronized Allocator.Block block() {
    return block;
  }

  /** Whether somebody outside owns the memory. */
  boolean isForeign() {
    return !counted;
  }

  /**
   * Moves engine memory into {@code target} under every array that views it. The former bytes stay
   * until the last of them closes, since another thread may be reading them now.
   */
  synchronized void moveTo(StorageImpl impl, Allocator.Block target) {
    Pointer to = new Address(target.address());
    Pointer.memcpy(to, new Address(impl.data().address()), impl.nbytes());
    try (DataPtr fresh = new DataPtr(to, impl.device())) {
      former = new DataPtr(impl.set_data_ptr(fresh));
    }
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
