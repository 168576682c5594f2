package org.pydl4j.nd.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.SharedMemoryException;
import org.pydl4j.nd.start.ChildJvm;

/** A process that may open few files has segments until they run out, and again afterwards. */
class FewDescriptorsTest {
  private static final List<String> LIMITED =
      List.of("sh", "-c", "ulimit -n 256 && exec \"$@\"", "sh");

  @Test
  void warmSegmentsAndDroppedArraysGiveWayWhenDescriptorsRunOut() throws IOException {
    List<String> printed =
        ChildJvm.run(
            LIMITED,
            Program.class,
            List.of("-Dpydl4j.natives=" + ChildJvm.natives(), "-Dpydl4j.threads=1"));
    assertEquals(
        List.of("refused, naming ulimit: true", "after closing: 0.0", "dropped: 600"), printed);
  }

  /** Runs out of descriptors by live arrays, by warm segments and by dropped arrays. */
  static final class Program {
    private static final long LARGE = (1 << 20) / 4;

    private Program() {}

    public static void main(String[] args) {
      Memory.setAllocator(SegmentPool.open(1 << 30));
      List<NDArray> live = new ArrayList<>();
      System.out.println("refused, naming ulimit: " + refusal(live).contains("ulimit -n"));
      live.forEach(NDArray::close);
      try (NDArray larger = Nd.zeros(4 * LARGE)) {
        System.out.println("after closing: " + larger.toFloatArray()[1]);
      }
      int dropped = 0;
      while (dropped < 600) {
        Nd.zeros(LARGE);
        dropped++;
      }
      System.out.println("dropped: " + dropped);
    }

    private static String refusal(List<NDArray> live) {
      try {
        while (true) {
          live.add(Nd.zeros(LARGE));
        }
      } catch (SharedMemoryException e) {
        return e.getMessage();
      }
    }
  }
}
