package org.pydl4j.nd.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default number of threads stays below what the kernel gives; files as it writes them. */
class ThreadRoomTest {
  @TempDir Path root;

  @BeforeEach
  void aUserOnAMachineOf300Threads() throws IOException {
    write("proc/loadavg", "0.20 0.18 0.12 2/300 4711\n");
    write("proc/self/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nThreads:\t16\n");
    write("proc/17/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nThreads:\t16\n");
    write("proc/18/status", "Name:\tbash\nUid:\t1000\t1000\t1000\t1000\nThreads:\t4\n");
    write("proc/19/status", "Name:\tcron\nUid:\t1001\t1001\t1001\t1001\nThreads:\t200\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void limitOfUser(String most) throws IOException {
    write(
        "proc/self/limits",
        "Limit                     Soft Limit           Hard Limit           Units     \n"
            + "Max stack size            8388608              unlimited            bytes     \n"
            + ("Max processes             " + most + "                   90               ")
            + "processes \n");
  }

  private int of64() {
    return new ThreadRoom(root).atMost(64);
  }

  @Test
  void withoutALimitEachProcessorGetsItsThread() throws IOException {
    assertEquals(64, of64());
    limitOfUser("unlimited");
    write("sys/fs/cgroup/pids.max", "max\n");
    write("sys/fs/cgroup/pids.current", "30\n");
    assertEquals(64, of64());
  }

  @Test
  void aUsersLimitLeavesRoomForTheJvmsOwn() throws IOException {
    limitOfUser("60");
    assertEquals(60 - 20 - 10, of64());
    limitOfUser("20");
    assertEquals(1, of64(), "the thread that asks");
    limitOfUser("400");
    assertEquals(64, of64());
  }

  @Test
  void theSuperuserHasNoLimit() throws IOException {
    limitOfUser("60");
    write("proc/self/status", "Name:\tjava\nUid:\t0\t0\t0\t0\n");
    assertEquals(64, of64());
  }

  @Test
  void aContainersLimitHoldsForAll() throws IOException {
    for (String folder : new String[] {"sys/fs/cgroup", "sys/fs/cgroup/pids"}) {
      write(folder + "/pids.max", "60\n");
      write(folder + "/pids.current", "25\n");
      assertEquals(25, of64());
      write(folder + "/pids.max", "max\n");
    }
  }
}
