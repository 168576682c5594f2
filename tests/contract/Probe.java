package org.pydl4j.probe;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nd.errors.ShapeException;

/** What the contract tests look at the JVM with; compiled by them. */
public final class Probe {
  private static final AtomicInteger BEGUN = new AtomicInteger();
  private static final AtomicInteger TOUCHED = new AtomicInteger();
  private static final AtomicInteger HUNG = new AtomicInteger();

  private static volatile CountDownLatch heldBack = new CountDownLatch(1);

  private NDArray held;
  private volatile boolean stop;
  private volatile String ended = "";

  /** The sum as this side reads the bytes. */
  public static double sum(NDArray a) {
    double sum = 0;
    for (double value : a.toDoubleArray()) {
      sum += value;
    }
    return sum;
  }

  public static double at(NDArray a, long... index) {
    return a.getDouble(index);
  }

  public static void put(NDArray a, double value, long... index) {
    a.set(value, index);
  }

  public static String layout(NDArray a) {
    return a.dtype() + " " + List.of(a.shape().length, a.length()) + " " + a.order() + " " + a.isReadOnly();
  }

  public static long address(NDArray a) {
    return a.address();
  }

  public static long[] strides(NDArray a) {
    return a.strides();
  }

  public static NDArray same(NDArray a) {
    return a;
  }

  public static NDArray counting(DType type, long... shape) {
    NDArray a = Nd.empty(type, shape);
    long count = 1;
    for (long size : shape) {
      count *= size;
    }
    long[] index = new long[shape.length];
    for (long i = 0; i < count; i++) {
      long rest = i;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        index[axis] = rest % shape[axis];
        rest /= shape[axis];
      }
      a.set(type == DType.BOOL ? i % 2 : i, index);
    }
    return a;
  }

  public static NDArray readOnly(NDArray a) {
    return Nd.fromAddress(a.address(), a.dtype(), a.shape(), a.strides(), true, null);
  }

  public static Object echo(Object value) {
    return value;
  }

  public static String typed(int a, float b, boolean c, String d, DType e, List<Integer> f, double[] g) {
    int sum = 0;
    for (int each : f) {
      sum += each;
    }
    return a + " " + b + " " + c + " " + d + " " + e + " " + sum + " " + g.length;
  }

  public static Map<String, Object> everything() {
    return Map.of("pi", 3.5, "n", 1L << 40, "text", "a\"b\\c\né€😀", "list", new int[] {1, 2}, "nan", Double.NaN, "bytes", new byte[] {0, 1, -1});
  }

  public static void fail(String kind) {
    switch (kind) {
      case "shape":
        throw new ShapeException("Expected [2, 3], got [3, 2].");
      case "heap":
        throw new OutOfMemoryError("Java heap space");
      default:
        throw new IllegalStateException("odd: " + kind, new RuntimeException("the reason"));
    }
  }

  public static double apply(DoubleUnaryOperator f, double x) {
    return f.applyAsDouble(x);
  }

  /** Counts calls that other threads of Python make meanwhile. */
  public static int touch() {
    return TOUCHED.incrementAndGet();
  }

  /** What {@code f} makes, summed up after other threads of Python have sent two messages more. */
  public static double sumLater(Supplier<NDArray> f) throws InterruptedException {
    try (NDArray made = f.get()) {
      int enough = TOUCHED.get() + 2;
      while (TOUCHED.get() < enough) {
        Thread.sleep(1);
      }
      return sum(made);
    }
  }

  /** Hands {@code f} arrays and closes what it returns, within one call; how many live then. */
  public static long pass(UnaryOperator<NDArray> f, int times) {
    long before = Memory.liveStorages();
    for (int i = 0; i < times; i++) {
      try (NDArray x = Nd.full(i, DType.FLOAT32, 1000)) {
        f.apply(x).close();
      }
    }
    return Memory.liveStorages() - before;
  }

  public static String onOtherThread(UnaryOperator<String> f) {
    return CompletableFuture.supplyAsync(() -> f.apply("asked")).join();
  }

  /** A listener with one method that has a default. */
  public interface Listener {
    void seen(int number, NDArray array);

    default String name() {
      return "default";
    }
  }

  public static String tell(Listener listener, NDArray array) {
    listener.seen(7, array);
    return listener.name();
  }

  public void hold(NDArray a) {
    held = a.alias();
  }

  public NDArray held() {
    return held;
  }

  public double heldSum() {
    return sum(held);
  }

  public void drop() {
    held.close();
  }

  public void requestStop() {
    stop = true;
  }

  /** How often {@link #run} and {@link #nap} have begun: a test that disturbs them waits for it. */
  public static int begun() {
    return BEGUN.get();
  }

  /** Works until told to stop; tells how it ended. */
  public String run(long millis, Runnable each, boolean complain) throws InterruptedException {
    stop = false;
    ended = "";
    BEGUN.incrementAndGet();
    long end = System.currentTimeMillis() + millis;
    while (System.currentTimeMillis() < end) {
      ended = stop ? "stopped" : "";
      if (stop && complain) {
        throw new InterruptedTrainingException("Stopped.");
      }
      if (stop) {
        return "stopped";
      }
      if (each != null) {
        each.run();
      }
      Thread.sleep(5);
    }
    return "ended";
  }

  /** How the last {@link #run} ended early; empty if it did not. */
  public String ended() {
    return ended;
  }

  /** Cannot be asked to stop, and hears no interruption; ends with {@link #release}. */
  public static void hang() {
    CountDownLatch latch = heldBack;
    BEGUN.incrementAndGet();
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        continue;
      }
    }
    HUNG.incrementAndGet();
  }

  /** How often {@link #hang} has come to its end. */
  public static int hung() {
    return HUNG.get();
  }

  /** Lets {@link #hang} go. */
  public static void release() {
    heldBack.countDown();
    heldBack = new CountDownLatch(1);
  }

  public static long nap(long millis) throws InterruptedException {
    BEGUN.incrementAndGet();
    Thread.sleep(millis);
    return 0;
  }

  public static void die() {
    Runtime.getRuntime().halt(42);
  }
}
