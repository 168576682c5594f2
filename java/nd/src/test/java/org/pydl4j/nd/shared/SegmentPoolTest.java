package org.pydl4j.nd.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.Allocator.Block;

/** What the pool keeps for requests to come, and when it lets go of it. */
class SegmentPoolTest {
  private static final long MIB = 1L << 20;

  @Test
  void segmentsOfSmallBlocksGiveWayWhenNothingIsInThem() {
    List<Long> told = new ArrayList<>();
    try (SegmentPool pool = SegmentPool.open(1 << 30)) {
      pool.onUnmapped(told::add);
      List<Block> blocks = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        blocks.add(pool.allocate(128 << 10));
      }
      assertEquals(8 * MIB, pool.mappedBytes());
      assertEquals(0, pool.keptBytes());
      blocks.subList(1, 64).forEach(Block::free);
      assertEquals(4 * MIB, pool.keptBytes(), "one of the two has a block in it");
      pool.trim();
      assertEquals(4 * MIB, pool.mappedBytes());
      assertEquals(0, pool.keptBytes());
      assertEquals(List.of(blocks.get(63).location().segment()), told);

      Block again = pool.allocate(128 << 10);
      assertEquals(blocks.get(0).location().segment(), again.location().segment());
      assertNotEquals(blocks.get(0).address(), again.address());
      again.free();
      blocks.get(0).free();
      assertEquals(4 * MIB, pool.keptBytes());
    }
    assertEquals(2, told.size());
  }

  @Test
  void aClosedPoolUnmapsEachSegmentWithItsLastBlock() {
    SegmentPool pool = SegmentPool.open(1 << 30);
    Block small = pool.allocate(100);
    Block large = pool.allocate(MIB);
    pool.close();
    assertEquals(5 * MIB, pool.mappedBytes());
    small.free();
    assertEquals(MIB, pool.mappedBytes());
    large.free();
    assertEquals(0, pool.mappedBytes());
  }
}
