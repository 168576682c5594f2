package org.pydl4j.nn.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.training.FlatParameters.Slot;

/**
 * Runs of neighbouring parameters that are treated alike: one operation each, however many layers
 * they span.
 */
final class Runs {
  private Runs() {}

  /**
   * Part of a flat vector.
   *
   * @param offset where it begins
   * @param length how long it is
   */
  record Run(long offset, long length) {
    /** The view of this part, which the caller closes. */
    NDArray of(NDArray flat) {
      return Scope.detach(Indexing.slice(flat, 0, offset, offset + length));
    }
  }

  /** The longest runs of slots with equal properties, in order. */
  static <P> Map<Run, P> of(List<Slot> slots, Function<Slot, P> property) {
    Map<Run, P> runs = new LinkedHashMap<>();
    int i = 0;
    while (i < slots.size()) {
      P shared = property.apply(slots.get(i));
      int end = i + 1;
      while (end < slots.size()
          && slots.get(end).offset() == slots.get(end - 1).end()
          && property.apply(slots.get(end)).equals(shared)) {
        end++;
      }
      long offset = slots.get(i).offset();
      runs.put(new Run(offset, slots.get(end - 1).end() - offset), shared);
      i = end;
    }
    return runs;
  }
}
