package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spark says of executors that ended, as a user reads it. */
class LostExecutorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Command exited with code 52", // standalone and local-cluster
        "Container marked as failed: container_1_0001_01_000002 on host: n1. Exit status: 52.",
        "The executor with id 3 exited with exit code 52(JVM OOM)." // Kubernetes
      })
  void aFullHeapIsNamed(String reason) {
    String told = LostExecutors.explain(reason);
    assertTrue(told.contains("Java heap was full"), told);
    assertTrue(told.contains("spark.executor.memory"), told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Command exited with code 137",
        "Container from a bad node: container_1 on host: n1. Exit status: 137.",
        "The executor with id 3 exited with exit code 137(SIGKILL, possible container OOM)."
      })
  void aKilledProcessMayHaveTakenTooMuchMemory(String reason) {
    String told = LostExecutors.explain(reason);
    assertTrue(told.contains("killed (exit code 137)"), told);
    assertTrue(told.contains("spark.executor.memoryOverhead"), told);
  }

  @Test
  void anyOtherReasonIsSparksOwn() {
    assertEquals(
        "Command exited with code 134.", LostExecutors.explain("Command exited with code 134"));
    assertEquals(
        "worker lost: 10.0.0.52:137 disassociated.",
        LostExecutors.explain("worker lost: 10.0.0.52:137 disassociated."));
  }

  @Test
  void anErrorOfTheHeapHasARemedy() {
    Worker worker = new Worker(1, "host", 0, "7", "");
    String heap = Failure.of(worker, new OutOfMemoryError("Java heap space"), List.of()).message();
    assertTrue(heap.contains("Raise spark.executor.memory"), heap);
    String other = Failure.of(worker, new OutOfMemoryError("Metaspace"), List.of()).message();
    assertTrue(!other.contains("spark.executor.memory"), other);
  }
}
