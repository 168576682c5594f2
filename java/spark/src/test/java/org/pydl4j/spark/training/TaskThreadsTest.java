package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.Engine;

class TaskThreadsTest {
  private static <T> T in(ExecutorService thread, Callable<T> call) throws Exception {
    return thread.submit(call).get();
  }

  @Test
  void tasksThatOverlapLeaveTheNumberAsItWas() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    ExecutorService two = Executors.newSingleThreadExecutor();
    ExecutorService later = Executors.newSingleThreadExecutor();
    try {
      int usual = in(one, Engine::threads);
      TaskThreads first = in(one, () -> TaskThreads.of(usual + 2));
      assertEquals(usual, in(later, Engine::threads), "a thread that began meanwhile");
      TaskThreads second = in(two, () -> TaskThreads.of(usual + 3));
      assertEquals(usual + 2, in(one, Engine::threads));
      assertEquals(usual + 3, in(two, Engine::threads));
      close(one, first);
      assertEquals(usual + 3, in(two, Engine::threads));
      close(two, second);
      for (ExecutorService each : List.of(one, two, later)) {
        assertEquals(usual, in(each, Engine::threads));
      }
    } finally {
      List.of(one, two, later).forEach(ExecutorService::shutdown);
    }
  }

  private static void close(ExecutorService thread, TaskThreads number) throws Exception {
    in(
        thread,
        () -> {
          number.close();
          return null;
        });
  }
}
