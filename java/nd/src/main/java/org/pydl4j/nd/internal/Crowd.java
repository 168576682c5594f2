package org.pydl4j.nd.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;

/**
 * Threads that each own a team of the OpenMP runtime and sleep. libgomp waits shortly as long as it
 * holds more threads than there are processors, and has no other switch once it is loaded.
 */
final class Crowd {
  /** Elements of a fill that the engine gives to a team; below 32,768 a thread it works alone. */
  private static final long TEAM_WORK = 1 << 20;

  private static final long LOOK_MS = 500;

  private final CountDownLatch end = new CountDownLatch(1);
  private final BooleanSupplier needed;
  private final List<Thread> members = new ArrayList<>();

  private Crowd(BooleanSupplier needed) {
    this.needed = needed;
  }

  /**
   * As many as make the runtime hold one thread more than there are processors. They end by
   * themselves when they are not {@code needed} any more.
   */
  static Crowd gather(BooleanSupplier needed) {
    Crowd crowd = new Crowd(needed);
    int each = Math.max(1, EngineInfo.threads() - 1); // a team counts without its master
    int missing = processors() - each;
    int count = Math.max(1, (missing + each - 1) / each);
    for (int i = 0; i < count; i++) {
      Thread member = new Thread(crowd::sleep, "pydl4j-short-waiting-" + i);
      member.setDaemon(true);
      member.start();
      crowd.members.add(member);
    }
    return crowd;
  }

  /** Those that the runtime counts: a container's share of their time is not among its limits. */
  private static int processors() {
    int known = Runtime.getRuntime().availableProcessors();
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("Cpus_allowed:"))
          .mapToInt(line -> new BigInteger(line.replaceAll("^.*:|[\\s,]", ""), 16).bitCount())
          .reduce(known, Math::max);
    } catch (IOException | RuntimeException e) {
      return known;
    }
  }

  /** Whether it has been told to end, or ends because it is not needed. */
  boolean isOver() {
    return end.getCount() == 0;
  }

  /** Ends the threads and their teams, and waits until they are gone. */
  void disperse() {
    end.countDown();
    boolean interrupted = false;
    for (Thread member : members) {
      while (member.isAlive()) {
        try {
          member.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void sleep() {
    try (Tensor work =
        torch.ones(new long[] {TEAM_WORK}, NativeTypes.options(DType.UINT8, Device.CPU))) {
      while (!end.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
        if (!needed.getAsBoolean()) {
          end.countDown();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
