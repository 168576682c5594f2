package org.pydl4j.nn.data.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.MultiDataSet;

class PrefetchTest {
  /** Numbers, which fail at one of them. */
  private static class Numbered implements ExampleSource {
    private final int size;
    private final long broken;
    final Set<Long> memories = ConcurrentHashMap.newKeySet();

    Numbered(int size, long broken) {
      this.size = size;
      this.broken = broken;
    }

    @Override
    public String description() {
      return "numbered";
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public MultiDataSet read(Request request, BatchBuffers into) {
      NDArray features = into.hostArray(0, DType.FLOAT32, request.size(), 2);
      memories.add(features.address());
      var values = org.pydl4j.nd.io.Buffers.of(features).asFloatBuffer();
      for (long number : request.numbers()) {
        if (number == broken) {
          throw new DataException("Example " + number + " is broken.");
        }
        values.put(10 * number).put(10 * number + 1);
      }
      return new MultiDataSet(List.of(features), List.of());
    }
  }

  @Test
  void manyThreadsGiveTheOrderOfOneAndUseFewBuffers() {
    Numbered source = new Numbered(1000, -1);
    try (DataPipeline one = DataPipeline.of(source).shuffle(3).batch(7);
        DataPipeline many = one.prefetch(4, 3)) {
      assertEquals(Counting.pass(one, 0), Counting.pass(many, 0));
      source.memories.clear();
      Counting.pass(many, 1);
      assertTrue(source.memories.size() <= 5, source.memories.size() + " buffers");
    }
  }

  @Test
  void aFailureComesAtItsPlaceAndTheNextPassIsWhole() {
    Numbered source = new Numbered(100, 57);
    try (DataPipeline data = DataPipeline.of(source).batch(10).prefetch(4, 3)) {
      List<Long> seen = new ArrayList<>();
      DataException failure =
          assertThrows(
              DataException.class,
              () -> {
                while (data.hasNext()) {
                  seen.addAll(Counting.numbers(data.next()));
                }
              });
      assertEquals("Example 57 is broken.", failure.getMessage());
      assertEquals(LongStream.range(0, 50).boxed().toList(), seen);
      data.reset();
      assertEquals(0, Counting.numbers(data.next()).get(0));
    }
  }

  @Test
  void whatIsReadAheadIsReadWhileTheOneBeforeIsWorkedOn() throws InterruptedException {
    CountDownLatch third = new CountDownLatch(1);
    Numbered source =
        new Numbered(30, -1) {
          @Override
          public MultiDataSet read(Request request, BatchBuffers into) {
            if (request.position() == 20) {
              third.countDown();
            }
            return super.read(request, into);
          }
        };
    try (DataPipeline data = DataPipeline.of(source).batch(10).prefetch(2, 1)) {
      data.next();
      third.await(); // hangs where nothing is read before it is asked for
    }
  }

  @Test
  void anIteratorIsReadByOneThreadAndACallersByNone() {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator source =
            new ArrayDataSetIterator(Counting.features(50), Counting.labels(50), 8);
        DataPipeline data = DataPipeline.of(source, "counting").batch(8).prefetch(4, 3)) {
      assertEquals(LongStream.range(0, 50).boxed().toList(), Counting.pass(data, 0));
      data.close();
      DataPipeline callers = DataPipeline.ofCallers(source.multi(), "mine");
      assertThrows(ConfigurationException.class, () -> callers.prefetch(1, 1));
      try (DataPipeline kept = callers.cache().batch(8).prefetch(2, 2)) {
        assertEquals(LongStream.range(0, 50).boxed().toList(), Counting.pass(kept, 0));
      }
    }
  }

  @Test
  void endingInTheMiddleLeavesNoThread() {
    DataPipeline data = DataPipeline.of(new Numbered(1000, -1)).batch(10).prefetch(4, 4);
    data.next();
    data.next();
    data.close(); // what is left behind, the rule on every test finds
    data.close();
    assertEquals(0, Counting.numbers(data.next()).get(0));
    data.close();
  }
}
