package org.pydl4j.nn.data.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.LongWork;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.data.MultiDataSet;

/** One pass over a source that is open, from the beginning or from a place in it. */
final class Pass implements AutoCloseable {
  private final ExampleSource source;
  private final Recipe recipe;
  private final long epoch;
  private final Numbers numbers;
  private final @Nullable Prefetcher ahead;
  private final BatchBuffers buffers = new BatchBuffers();
  private long asked;
  private long examples;
  private long batches;
  private @Nullable Request next;

  /**
   * Begins.
   *
   * @param skipped examples that were given before, in so many mini-batches
   */
  Pass(ExampleSource source, Recipe recipe, long epoch, long skipped, long skippedBatches) {
    this.source = source;
    this.recipe = recipe;
    this.epoch = epoch;
    numbers = recipe.order().open(source, epoch);
    for (; asked < skipped && numbers.hasNext(); asked++) {
      source.skip(numbers.next());
    }
    examples = asked;
    batches = skippedBatches;
    // Whether a mini-batch is left is known when one of its examples was read.
    int ring = source.isComplete() ? recipe.ring() : Math.max(1, recipe.ring());
    ahead =
        ring == 0 ? null : new Prefetcher(this::request, this::read, ring, recipe.workers(source));
  }

  private @Nullable Request request() {
    long[] chosen = new long[recipe.batch()];
    int count = 0;
    while (count < chosen.length && numbers.hasNext()) {
      chosen[count++] = numbers.next();
    }
    if (count == 0 || (count < chosen.length && recipe.whole())) {
      return null;
    }
    long from = asked;
    asked += count;
    return new Request(count == chosen.length ? chosen : Arrays.copyOf(chosen, count), epoch, from);
  }

  private MultiDataSet read(Request request, BatchBuffers into) {
    long begun = System.nanoTime();
    try (Scope scope = Scope.open()) {
      MultiDataSet batch = source.read(request, into);
      for (BatchTransform transform : recipe.transforms()) {
        List<NDArray> before = new ArrayList<>(Parts.arrays(batch));
        batch = transform.apply(batch);
        for (NDArray made : Parts.arrays(batch)) {
          if (before.stream().noneMatch(array -> array == made)) {
            into.keep(made);
          }
        }
      }
      return batch;
    } finally {
      LongWork.pieceDone(begun); // threads of the engine must not wait where others would read
    }
  }

  boolean hasNext() {
    if (ahead != null) {
      return ahead.hasNext();
    }
    next = next == null ? request() : next;
    return next != null;
  }

  MultiDataSet next() {
    MultiDataSet batch = ahead == null ? now() : ahead.next();
    Request request = ahead == null ? taken() : ahead.request();
    examples = request.position() + request.size();
    batches++;
    return batch;
  }

  private MultiDataSet now() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("The pass is over: call reset() or startEpoch().");
    }
    buffers.clear();
    return read(next, buffers);
  }

  private Request taken() {
    Request request = java.util.Objects.requireNonNull(next);
    next = null;
    return request;
  }

  long epoch() {
    return epoch;
  }

  /** Examples given in this pass, those before its beginning included. */
  long examples() {
    return examples;
  }

  long batches() {
    return batches;
  }

  @Override
  public void close() {
    if (ahead != null) {
      ahead.close();
    }
    buffers.close();
    source.forget();
  }
}
