package org.pydl4j.nd.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.SharedMemoryException;

class SharedArraysTest {
  @Test
  void anAllocatorWithoutBlocksIsRefusedWithTheRemedy() {
    try (NDArray array = Nd.ones(3)) {
      SharedMemoryException refused =
          assertThrows(
              SharedMemoryException.class, () -> SharedArrays.share(array, Allocator.PRIVATE));
      assertEquals(
          "This allocator leaves the memory to the engine, so that no other process could map the"
              + " array. Hand it over with a SegmentPool.",
          refused.getMessage());
      assertEquals(1.0, array.getDouble(2), 0);
    }
  }

  @Test
  void anArrayWithoutElementsHasNoPlace() {
    try (NDArray none = Nd.zeros(0, 2)) {
      assertNull(SharedArrays.share(none, Allocator.PRIVATE));
    }
  }
}
