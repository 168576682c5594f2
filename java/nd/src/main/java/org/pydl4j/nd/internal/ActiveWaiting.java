package org.pydl4j.nd.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long the engine's threads wait for each other actively: about 3 ms, the default of the OpenMP
 * runtime, on a machine that is theirs; about 1 µs while other programs want the processors.
 *
 * <p>Active waiting saves a wake-up an operation (up to 30 % of a step), but on a full machine it
 * burns the time in which the thread that is waited for would run: with as many busy programs as
 * processors an MLP trained at a sixth of the speed of one thread. Numbers do not depend on it,
 * since each operation is cut into the same parts.
 *
 * <p>The machine counts as full when this process's threads have waited for processors that other
 * programs had for more than a fifth of the time, twice in a row, while they wait actively; for the
 * JVM's own compilers they wait as well, but that ends. Short waiting has delays of its own, a few
 * microseconds a wake-up, so whether the machine is free again is found by trying: after a second,
 * then after twice the time up to ten, for two fifths of a second.
 *
 * <p>Calls that a program makes again and again, such as the output for a batch, are no long work
 * that says when it ends: they are looked at when a tenth of the time goes into them, and short
 * waiting outlasts the last one by a second.
 */
public final class ActiveWaiting {
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(200);
  private static final double FULL = 0.2;
  private static final long WORTH = PERIOD / 10;
  private static final long LINGER = TimeUnit.SECONDS.toNanos(1);
  private static final int IN_A_ROW = 2; // a program that starts is no full machine
  private static final int FIRST_REST = 5;
  private static final int LONGEST_REST = 50;

  private static final boolean CHOSEN_BY_USER =
      System.getenv("GOMP_SPINCOUNT") != null || System.getenv("OMP_WAIT_POLICY") != null;

  private static final ActiveWaiting INSTANCE =
      new ActiveWaiting(System::nanoTime, new ThreadDelays()::total);

  private final LongSupplier clock;
  private final LongSupplier delays;
  private volatile long next;
  private long lastTime;
  private long lastDelay = ThreadDelays.UNKNOWN;
  private int rest = FIRST_REST;

  /** Since the last change; 0 after a trial has begun. */
  private int periods = IN_A_ROW;

  /** How many periods in a row the machine was full while the threads waited actively. */
  private int full;

  private volatile int users;
  private volatile boolean shortly;
  private volatile @Nullable Crowd crowd;

  /** In pieces of work since the last look. */
  private final AtomicLong spent = new AtomicLong();

  private volatile long lastPiece;

  /** Of a clock in nanoseconds and the threads' delays as {@link ThreadDelays} tells them. */
  ActiveWaiting(LongSupplier clock, LongSupplier delays) {
    this.clock = clock;
    this.delays = delays;
    this.next = clock.getAsLong();
  }

  /** The machine's, or null where the user has chosen by a variable of the runtime. */
  public static @Nullable ActiveWaiting ofProcess() {
    return CHOSEN_BY_USER ? null : INSTANCE;
  }

  /** {@code active}, {@code short …} or whose choice it is; for {@code info()}. */
  static String describe() {
    if (CHOSEN_BY_USER) {
      return "as GOMP_SPINCOUNT or OMP_WAIT_POLICY says";
    }
    return INSTANCE.isShort() ? "short, other programs use the processors" : "active";
  }

  boolean isShort() {
    return shortly;
  }

  /** Long work begins; what was found before still holds. */
  public synchronized void enter() {
    users++;
    gatherWhereNeeded();
  }

  /** Long work ends; of the last one all threads made here end. */
  public synchronized void exit() {
    users--;
    if (users == 0) {
      disperse();
    }
  }

  /**
   * A piece of work has ended, which began at that time of the clock; inside of long work nothing
   * happens.
   */
  public void piece(long begun) {
    if (users > 0) {
      return;
    }
    long now = clock.getAsLong();
    lastPiece = now;
    boolean worth = spent.addAndGet(now - begun) >= WORTH;
    if (shortly && isGone(crowd)) {
      gatherWhereNeeded();
    }
    if (worth) {
      look();
    }
  }

  private synchronized void gatherWhereNeeded() {
    if (shortly && isGone(crowd)) {
      crowd = Crowd.gather(this::isWorking);
    }
  }

  private synchronized void disperse() {
    Crowd gathered = crowd;
    if (gathered != null) {
      gathered.disperse();
      crowd = null;
    }
  }

  private boolean isWorking() {
    return users > 0 || clock.getAsLong() - lastPiece < LINGER;
  }

  private static boolean isGone(@Nullable Crowd crowd) {
    return crowd == null || crowd.isOver();
  }

  /** Looks at the machine, at most five times a second; half a millisecond each. */
  public void look() {
    if (clock.getAsLong() - next >= 0) {
      lookNow();
    }
  }

  private synchronized void lookNow() {
    long now = clock.getAsLong();
    if (now - next < 0) {
      return;
    }
    next = now + PERIOD;
    spent.set(0);
    long delay = EngineInfo.threads() > 1 ? delays.getAsLong() : ThreadDelays.UNKNOWN;
    boolean fresh = lastDelay != ThreadDelays.UNKNOWN && now - lastTime < 10 * PERIOD;
    if (delay != ThreadDelays.UNKNOWN && fresh) {
      judge((double) (delay - lastDelay) / (now - lastTime));
    } else {
      full = 0; // nothing follows what was long ago
    }
    lastTime = now;
    lastDelay = delay;
  }

  private void judge(double share) {
    periods++;
    if (shortly) {
      if (periods >= rest) {
        become(false);
      }
      return;
    }
    full = share > FULL ? full + 1 : 0;
    if (full == IN_A_ROW) {
      boolean atOnce = periods == IN_A_ROW;
      rest = atOnce ? Math.min(2 * rest, LONGEST_REST) : FIRST_REST;
      become(true);
    }
  }

  private void become(boolean wanted) {
    shortly = wanted;
    periods = 0;
    full = 0;
    disperse();
    if (isWorking()) {
      gatherWhereNeeded();
    }
  }
}
