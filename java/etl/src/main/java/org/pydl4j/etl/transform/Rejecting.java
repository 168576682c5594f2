package org.pydl4j.etl.transform;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Faults;
import org.pydl4j.nd.errors.DataException;

/** Rows that are still invalid at the end of a process. */
final class Rejecting {
  private Rejecting() {}

  static Block checked(Block block, ErrorPolicy policy, Consumer<Rejected> rejected) {
    int[] offsets = block.offsets();
    Map<Integer, Rejected> wrong = new TreeMap<>(); // by example
    for (int i = 0; i < block.columns().size(); i++) {
      Faults faults = block.column(i).faults();
      for (int k = 0; k < faults.count(); k++) {
        int row = faults.row(k);
        Rejected one =
            new Rejected(
                block.origins().source(row),
                block.origins().line(row),
                block.schema().getName(i),
                faults.text(k),
                block.schema().getType(i));
        if (policy == ErrorPolicy.FAIL) {
          throw new DataException(
              one
                  + " cannot be read or computed as "
                  + one.type()
                  + ". Mend it, handle it by a step (filter invalid values, replace them), or give"
                  + " the process the policy SKIP or DIVERT.");
        }
        wrong.putIfAbsent(offsets == null ? row : example(offsets, row), one);
      }
    }
    if (wrong.isEmpty()) {
      return block.retain();
    }
    wrong.values().forEach(rejected);
    boolean[] goes = new boolean[block.examples()];
    wrong.keySet().forEach(example -> goes[example] = true);
    return new RowFilter(block.schema(), b -> goes).apply(block);
  }

  private static int example(int[] offsets, int row) {
    int example = java.util.Arrays.binarySearch(offsets, row);
    if (example < 0) {
      return -example - 2;
    }
    while (offsets[example + 1] == row) { // sequences of no steps begin at the same row
      example++;
    }
    return example;
  }
}
