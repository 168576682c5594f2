package org.pydl4j.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.Allocator.Block;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.shared.SegmentPool;

class EntryPointTest {
  private final EntryPoint door = EntryPoint.inProcess(request -> "[null]");

  @Test
  void anArrayThatPythonHandsOverIsSeenAndFreed() {
    try (NDArray memory = Nd.full(3, DType.FLOAT32, 2, 2)) {
      String line = "float32|rw|2,2|2,1|addr:" + memory.address();
      assertEquals("[null]", door.call("#-1##" + line));
      String sum = door.call("[\"nd.ops.Reduction\",\"sum\",[{\"@r\":-1}],0]");
      assertTrue(sum.startsWith("[{\"@a\":\"float32|rw|||addr:"), sum);
      long id = Long.parseLong(sum.replaceAll(".*\"id\":(-?\\d+).*", "$1"));
      assertEquals("[null,[-1]]", door.call("#-2#-1," + id + "#" + line));
      String held = door.call("[\"\",\"memory\",[],0,[-2],[]]");
      assertTrue(held.contains("\"held\":0"), held);
      assertTrue(held.endsWith(",[-2]]"), held);
    }
  }

  @Test
  void anArrayOfPythonInsideOneOfOursIsCheckedAgainstItsBytes() {
    String made = door.call("[\"nd.Nd\",\"zeros\",[\"float32\",[4]],0]");
    long id = Long.parseLong(made.replaceAll(".*\"id\":(\\d+).*", "$1"));
    assertEquals("[null,[-1]]", door.call("#-1##float32|rw|2|1|own:" + id + ":8"));
    String beyond = door.call("#-2##float32|rw|3|1|own:" + id + ":8");
    assertTrue(beyond.contains("\"type\":\"ShapeException\""), beyond);
    String before = door.call("#-3##float32|rw|1|1|own:" + id + ":-4");
    assertTrue(before.contains("\"type\":\"ShapeException\""), before);
    door.call("[\"\",\"memory\",[],0,[-1," + id + "],[]]");
  }

  @Test
  void aSegmentThatEndsBeforeTheArrayIsRefused() {
    long before = Memory.liveBytes();
    try (SegmentPool pool = SegmentPool.open(0)) {
      NDArray shared = Nd.full(1, DType.UINT8, 4096);
      EntryPoint other = EntryPoint.shared(pool, request -> "[null]");
      String sent =
          other.call("[\"nd.ops.Maths\",\"abs\",[{\"@a\":\"uint8|rw|3|1|none\",\"id\":-1}],0]");
      assertTrue(sent.contains("ShapeException"), sent);
      shared.close();
    }
    assertEquals(before, Memory.liveBytes());
  }

  @Test
  void aSegmentThatIsNoMoreIsToldWithTheNextReply() {
    try (SegmentPool pool = SegmentPool.open(1 << 30)) {
      EntryPoint other = EntryPoint.shared(pool, request -> "[null]");
      Block block = pool.allocate(1 << 20);
      long segment = block.location().segment();
      block.free();
      pool.trim();
      String reply = other.call("[\"nd.Engine\",\"threads\",[],0]");
      assertTrue(reply.endsWith(",[],[" + segment + "]]"), reply);
      assertFalse(other.call("[\"nd.Engine\",\"threads\",[],0]").contains(",["));
    }
  }

  @Test
  void errorsAreTextWithTheTrace() {
    String reply = door.call("[\"nd.Nd\",\"zeros\",[[-1]],0]");
    assertTrue(
        reply.startsWith("{\"error\":{\"type\":\"ShapeException\",\"message\":\"A size must be"),
        reply);
    assertTrue(reply.contains("at org.pydl4j.nd."), reply);
    assertFalse(reply.contains("InvocationTargetException"), reply);
    for (String odd : new String[] {"", "[", "{}", "[1]", "[99,\"x\",[],0]", "#1"}) {
      assertTrue(door.call(odd).startsWith("{\"error\":"), odd);
    }
  }

  @Test
  void releasingTwiceOrTheUnknownDoesNoHarm() {
    assertEquals(
        "[0,[-7]]",
        door.call("[\"nd.DType\",\"of\",[\"bool\"],0,[-7,55,55],[]]").replace("\"bool\"", "0"));
  }
}
