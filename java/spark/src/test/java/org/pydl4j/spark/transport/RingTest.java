package org.pydl4j.spark.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;

class RingTest {
  private static final long SEED = Long.getLong("tests.seed", new Random().nextInt(10_000_000));

  private static double[] vector(int rank, int length) {
    Random random = new Random(SEED + 31L * rank);
    return random.doubles(length, -1, 1).toArray();
  }

  private static NDArray singles(int rank, int length) {
    try (NDArray doubles = Nd.create(vector(rank, length))) {
      return doubles.castTo(DType.FLOAT32);
    }
  }

  private static double[] sum(int size, int length) {
    double[] sum = new double[length];
    for (int rank = 0; rank < size; rank++) {
      double[] one = vector(rank, length);
      for (int i = 0; i < length; i++) {
        sum[i] += one[i];
      }
    }
    return sum;
  }

  @ParameterizedTest(name = "{0} workers")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void sumsOfOddLengthsAreRightAndTheSameBitsEverywhere(int size) throws Exception {
    System.out.println("RingTest " + size + " workers: -Dtests.seed=" + SEED);
    for (int length : new int[] {1, 2, 7, 1001, 131_071, 400_003}) {
      double[] expected = sum(size, length);
      List<float[]> answers =
          Workers.run(
              size,
              ring -> {
                try (NDArray x = singles(ring.rank(), length)) {
                  ring.allReduce(x, Wire.FULL);
                  return x.toFloatArray();
                }
              });
      for (float[] answer : answers) {
        assertArrayEquals(answers.get(0), answer, 0);
      }
      for (int i = 0; i < length; i++) {
        assertEquals(expected[i], answers.get(0)[i], 1e-5);
      }
    }
  }

  @ParameterizedTest(name = "{0} workers, {1}")
  @CsvSource({"2, BFLOAT16", "3, BFLOAT16", "2, FLOAT16", "5, FLOAT16"})
  void narrowNumbersStayTheSameBitsEverywhere(int size, Wire wire) throws Exception {
    int length = 600_007;
    double[] expected = sum(size, length);
    List<float[]> answers =
        Workers.run(
            size,
            ring -> {
              try (NDArray x = singles(ring.rank(), length)) {
                ring.allReduce(x, wire);
                return x.toFloatArray();
              }
            });
    double unit = wire == Wire.BFLOAT16 ? 1.0 / 128 : 1.0 / 1024;
    for (float[] answer : answers) {
      assertArrayEquals(answers.get(0), answer, 0);
    }
    for (int i = 0; i < length; i++) {
      assertEquals(expected[i], answers.get(0)[i], size * size * unit);
    }
  }

  @Test
  void randomDelaysChangeNothing() throws Exception {
    int size = 4;
    List<double[]> answers =
        Workers.run(
            size,
            ring -> {
              Random random = new Random(SEED + ring.rank());
              try (NDArray x = Nd.create(vector(ring.rank(), 70_001))) {
                for (int round = 0; round < 20; round++) {
                  Thread.sleep(random.nextInt(20));
                  double[][] numbers = ring.allReduce(x, Wire.FULL, ring.rank(), round);
                  for (int i = 0; i < size; i++) {
                    assertArrayEquals(new double[] {i, round}, numbers[i]);
                  }
                  Arithmetic.mulInPlace(x, 0.25);
                }
                return x.toDoubleArray();
              }
            });
    double[] expected = sum(size, 70_001);
    for (double[] answer : answers) {
      for (int i = 0; i < answer.length; i++) {
        assertEquals(expected[i] / 4, answer[i], 1e-12);
      }
    }
  }

  @ParameterizedTest(name = "{0} workers")
  @ValueSource(ints = {1, 2, 5})
  void bytesOfAnyLengthReachAll(int size) throws Exception {
    Workers.run(
        size,
        ring -> {
          for (int round = 1; round < 4; round++) {
            int length = ring.rank() * 300_000 * round;
            ByteBuffer mine = ByteBuffer.allocateDirect(length);
            for (int i = 0; i < length; i++) {
              mine.put(i, (byte) (ring.rank() + i));
            }
            ByteBuffer[] all = ring.allGather(mine);
            for (int rank = 0; rank < size; rank++) {
              assertEquals(rank * 300_000 * round, all[rank].remaining());
              for (int i = 0; i < all[rank].remaining(); i += 997) {
                assertEquals((byte) (rank + i), all[rank].get(all[rank].position() + i));
              }
            }
          }
          return null;
        });
  }

  @Test
  void waitingIsCountedWhereSomeoneWaits() throws Exception {
    CompletableFuture<Thread> first = new CompletableFuture<>();
    List<Traffic> traffic =
        Workers.run(
            2,
            ring -> {
              if (ring.rank() == 0) {
                first.complete(Thread.currentThread());
              } else {
                awaitWaiting(first.get());
                Thread.sleep(500);
              }
              ring.exchange(1);
              return ring.traffic();
            });
    assertTrue(traffic.get(0).waitNanos() >= 490_000_000L, traffic.toString());
    assertTrue(traffic.get(1).waitNanos() < traffic.get(0).waitNanos(), traffic.toString());
    assertTrue(traffic.get(0).bytesSent() >= 24, traffic.toString());
  }

  /** Until a thread is where the ring counts its waiting. */
  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (Arrays.stream(thread.getStackTrace())
        .noneMatch(frame -> frame.getClassName().startsWith("sun.nio.ch.SelectorImpl"))) {
      Thread.sleep(1);
    }
  }
}
