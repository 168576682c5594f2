package org.pydl4j.serving.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.pydl4j.serving.server.ServePart;

/**
 * The routes of one process. One that fails harms no other: it is begun again, while another one
 * works. When none works any more, the process ends with the code of the last.
 */
final class Routes implements ServePart.Running {
  private final List<Route> routes = new ArrayList<>();
  private final Consumer<FatalException> failed;
  private final CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();

  /** With what is told when the process must end. */
  Routes(Consumer<FatalException> failed) {
    this.failed = failed;
  }

  /** Adds one before {@link #start}. */
  void add(Route route) {
    routes.add(route);
  }

  /** Whether it is one of several, which messages name. */
  boolean several() {
    return routes.size() > 1;
  }

  void start() {
    CompletableFuture.allOf(
            routes.stream().map(Route::settled).toArray(CompletableFuture<?>[]::new))
        .thenRun(() -> begun.complete(null));
    routes.forEach(Route::start);
  }

  /**
   * A route has ended by a failure.
   *
   * @return whether it may be begun again; false when the process ends
   */
  synchronized boolean goesOnWithout(FatalException reason) {
    boolean last = routes.stream().allMatch(Route::isDown);
    if (last || reason.code() == ExitCode.OUT_OF_MEMORY) {
      begun.completeExceptionally(reason);
      failed.accept(reason);
      return false;
    }
    return true;
  }

  @Override
  public CompletableFuture<@Nullable Void> begun() {
    return begun;
  }

  @Override
  public @Nullable String unready() {
    List<String> reasons = routes.stream().map(Route::unready).filter(Objects::nonNull).toList();
    return reasons.isEmpty() ? null : String.join("; ", reasons);
  }

  @Override
  public void stop() {
    routes.forEach(Route::askToStop);
    routes.forEach(Route::join);
    begun.complete(null);
  }
}
