package org.pydl4j.nd;

import org.jspecify.annotations.Nullable;

/** Who gives the memory for new arrays: this process alone, or segments that others can map. */
@FunctionalInterface
public interface Allocator {
  /** Memory of this process only, from the engine's own allocator. */
  Allocator PRIVATE = bytes -> null;

  /**
   * A block of at least {@code bytes}, 64-byte aligned, content undefined; {@code null} leaves the
   * choice to the engine.
   */
  @Nullable Block allocate(long bytes);

  /** Bytes that are kept for requests to come, and belong to no array. */
  default long keptBytes() {
    return 0;
  }

  /** Lets go of what is kept for requests to come. */
  default void trim() {}

  /** A piece of memory with one owner, which frees it once. */
  interface Block {
    /** First byte, as this process sees it. */
    long address();

    /** Usable bytes. */
    long bytes();

    /** Where others find it: {@code segment id, offset}; {@code null} for private memory. */
    @Nullable SharedLocation location();

    /** Gives the memory back; called once. */
    void free();
  }

  /**
   * A place inside a segment that another process can map.
   *
   * @param path what to open, for example {@code /proc/123/fd/7}
   * @param segment the segment's number, unique in the process that made it
   * @param segmentBytes the segment's whole size
   * @param offset first byte of the block inside the segment
   */
  record SharedLocation(String path, long segment, long segmentBytes, long offset) {}
}
