package org.pydl4j.bridge;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.ArrayDescriptor;
import org.pydl4j.nd.ArrayDescriptor.AtAddress;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.shared.SegmentPool;

/**
 * The one door for Python: every operation is one call of {@link #call}, whichever bridge carries
 * it.
 *
 * <p>A request is the JSON array {@code [target, "method", [arguments], flags, [released numbers],
 * [closed segments], call number]}; what is missing at the end is empty. The target is a number of
 * this side, or a class name behind {@code org.pydl4j.}. Flag 1: arrays in the result stay with
 * their owner here (Python gets aliases). The reply is {@code [result]}, {@code [result, [freed
 * numbers]]} or {@code [result, [freed numbers], [segments that are no more]]}, or an error object
 * ({@link FailureJson}). The short request {@code #number#released,numbers#descriptor} hands over
 * one array; {@code !network!owner!batch!result} is {@link #output} for another process.
 */
public final class EntryPoint {
  private static final int BORROWED = 1;
  private static final String NOTHING = "[null";

  private final @Nullable SegmentPool pool;
  private final HeldObjects registry = new HeldObjects();
  private final ArrayExchange exchange;
  private final Interrupts interrupts = new Interrupts();
  private final Invoker invoker = new Invoker();
  private final MessageFormat wire;
  private final DirectOutput direct;
  private final Queue<Long> unmapped = new ConcurrentLinkedQueue<>();

  private EntryPoint(@Nullable SegmentPool pool, PythonDoor python) {
    this.pool = pool;
    this.exchange = new ArrayExchange(pool, registry);
    this.direct = new DirectOutput(registry, exchange);
    this.wire = new MessageFormat(registry, exchange, python);
    if (pool != null) {
      pool.onUnmapped(unmapped::add);
    }
  }

  /** A door for another process: arrays move into shared segments of {@code pool}. */
  static EntryPoint shared(SegmentPool pool, PythonDoor python) {
    return new EntryPoint(pool, python);
  }

  /** A door for this process (JPype, pyjnius): arrays stay where they are. */
  public static EntryPoint inProcess(PythonDoor python) {
    return new EntryPoint(null, python);
  }

  /** The version of these jars, to be compared with the Python package's. */
  public static String version() {
    String version = EntryPoint.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /**
   * Loads the engine before the first request, on the calling thread: the JDK takes a lock while a
   * library loads, and threads that initialise classes meanwhile deadlock with it (one start in ten
   * hung). A failure is told with the first request that needs the engine.
   */
  public static void loadEngine() {
    try {
      Engine.start();
    } catch (Throwable e) {
      FailureJson.engineFailed(e);
    }
  }

  /**
   * Counts memory from now on in a page that Python maps, too, so that both hold one limit. To be
   * called before the first array.
   */
  public static void shareCounts(String page) {
    Memory.shareCounts(Path.of(page));
  }

  /**
   * Collects garbage, so that callbacks and arrays that nobody refers to any more are let go of.
   */
  public static void collect() {
    System.gc();
  }

  /** Answers one request; never throws. */
  @SuppressWarnings("CatchingUnchecked") // whatever happens must reach Python as text
  public String call(String request) {
    try {
      return switch (request.isEmpty() ? ' ' : request.charAt(0)) {
        case '#' -> receive(request);
        case '!' -> output(request);
        default -> answer(request);
      };
    } catch (Throwable e) {
      return FailureJson.describe(e);
    }
  }

  /**
   * {@code net.output} for Python in this process, with numbers alone in place of a message.
   *
   * @param network its number
   * @param owner Python's number for what keeps the batch alive
   * @param batch the address of dense float32 numbers
   * @param readOnly whether writes into the batch are refused
   * @param rows the batch's first size; {@code a}, {@code b} and {@code c} are the others, 0 where
   *     there is none
   * @param result the address for dense float32 numbers
   * @param length how many of them
   * @return null when the result is written; empty when this needs {@link #call}; else a reply as
   *     {@link #call} gives it. Only when null does nothing here look at the batch any more.
   */
  public @Nullable String output(
      long network,
      long owner,
      long batch,
      boolean readOnly,
      long rows,
      long a,
      long b,
      long c,
      long result,
      long length) {
    int rank = a == 0 ? 1 : b == 0 ? 2 : c == 0 ? 3 : 4;
    long[] shape = Arrays.copyOf(new long[] {rows, a, b, c}, rank);
    ArrayDescriptor features =
        new ArrayDescriptor(
            DType.FLOAT32, readOnly, shape, Axes.denseStrides(shape), new AtAddress(batch));
    String reply = direct.compute(network, owner, features, new AtAddress(result), length);
    if (reply != null) {
      return reply;
    }
    StringBuilder freed = appendFreed(new StringBuilder(NOTHING));
    return freed.length() == NOTHING.length() ? null : freed.append(']').toString();
  }

  /** Asks the long call with this number to end soon; returns at once. */
  public void interrupt(long call) {
    interrupts.request(call);
  }

  /** Sizes for {@code dl.memory()}, in bytes and counts. */
  public Map<String, Long> memory() {
    return Map.of(
        "live", Memory.liveBytes() + Memory.peerBytes(),
        "python", Memory.peerBytes(),
        "peak", Memory.peakBytes(),
        "limit", Memory.limit(),
        "arrays", Memory.liveStorages(),
        "segments", pool == null ? 0 : pool.mappedBytes(),
        "mapped", exchange.mappedBytes(),
        "held", (long) registry.size());
  }

  private String output(String request) {
    String reply = direct.compute(request);
    return reply != null ? reply : appendFreed(new StringBuilder(NOTHING)).append(']').toString();
  }

  private String receive(String request) {
    int second = request.indexOf('#', 1);
    int third = request.indexOf('#', second + 1);
    for (int at = second + 1; at < third; ) {
      int comma = request.indexOf(',', at);
      int end = comma < 0 || comma > third ? third : comma;
      exchange.release(Long.parseLong(request, at, end, 10));
      at = end + 1;
    }
    exchange.receive(Long.parseLong(request, 1, second, 10), request.substring(third + 1));
    return appendFreed(new StringBuilder(NOTHING)).append(']').toString();
  }

  private String answer(String text) throws ReflectiveOperationException {
    if (!(wire.read(text) instanceof List<?> request)) {
      throw new PyDl4jException("A request over the bridge must be a list. Got " + text + ".");
    }
    int size = request.size();
    long flags = size > 3 ? (Long) request.get(3) : 0;
    if (size > 4) {
      ((List<?>) request.get(4)).forEach(id -> exchange.release((Long) id));
    }
    if (size > 5) {
      ((List<?>) request.get(5)).forEach(id -> exchange.forget((Long) id));
    }
    long call = size > 6 ? (Long) request.get(6) : 0;
    Object target = target(request.get(0));
    List<?> arguments = (List<?>) request.get(2);
    Object result = run(target, (String) request.get(1), arguments, call);
    StringBuilder reply = new StringBuilder("[");
    wire.write(reply, result, (flags & BORROWED) != 0);
    return appendFreed(reply).append(']').toString();
  }

  private @Nullable Object run(Object target, String method, List<?> arguments, long call)
      throws ReflectiveOperationException {
    if (call == 0) {
      return invoker.invoke(target, method, arguments);
    }
    interrupts.begin(call, target);
    try {
      return invoker.invoke(target, method, arguments);
    } finally {
      interrupts.end(call);
    }
  }

  private Object target(Object named) {
    if (named instanceof String name) {
      return name.isEmpty() ? this : Invoker.classNamed(name);
    }
    return named instanceof Long id ? registry.get(id) : named;
  }

  private StringBuilder appendFreed(StringBuilder reply) {
    int before = reply.length();
    exchange.appendFreed(reply);
    StringJoiner gone = new StringJoiner(",", ",[", "]").setEmptyValue("");
    for (Long segment = unmapped.poll(); segment != null; segment = unmapped.poll()) {
      gone.add(segment.toString());
    }
    boolean onlyGone = reply.length() == before && gone.length() > 0;
    return reply.append(onlyGone ? ",[]" : "").append(gone);
  }
}
