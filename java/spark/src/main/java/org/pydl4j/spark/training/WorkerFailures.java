package org.pydl4j.spark.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.WorkerException;

/** What the workers said when they failed; from many voices the one that names the cause. */
final class WorkerFailures {
  private final List<Failure> all = new ArrayList<>();

  synchronized void add(Failure failure) {
    all.add(failure);
  }

  synchronized boolean isEmpty() {
    return all.isEmpty();
  }

  /** Leaves out what blames workers in executors that are gone: Spark runs the stage again. */
  synchronized void forgetThoseOf(Predicate<String> gone) {
    all.removeIf(failure -> !failure.own() && gone.test(failure.blames()));
  }

  /** A worker's own cause before what others tell of it. */
  synchronized WorkerException exception(@Nullable Throwable cause) {
    return all.stream().filter(Failure::own).findFirst().orElse(all.get(0)).exception(cause);
  }
}
