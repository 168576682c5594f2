package org.pydl4j.etl.transform;

import java.util.function.Consumer;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Faults;
import org.pydl4j.nd.errors.DataException;

/** Rows that are still invalid at the end of a process. */
final class Rejecting {
  private Rejecting() {}

  static Block checked(Block block, ErrorPolicy policy, Consumer<Rejected> rejected) {
    int[] offsets = block.offsets();
    boolean[] wrong = new boolean[block.examples()];
    boolean any = false;
    for (int i = 0; i < block.columns().size(); i++) {
      Faults faults = block.column(i).faults();
      for (int k = 0; k < faults.count(); k++) {
        int row = faults.row(k);
        Rejected one =
            new Rejected(
                block.origins().source(row),
                block.origins().line(row),
                block.schema().getName(i),
                faults.text(k));
        if (policy == ErrorPolicy.FAIL) {
          throw new DataException(
              one
                  + " cannot be read or computed as "
                  + block.schema().getType(i)
                  + ". Mend it, handle it by a step (filter invalid values, replace them), or give"
                  + " the process the policy SKIP or DIVERT.");
        }
        if (policy == ErrorPolicy.DIVERT) {
          rejected.accept(one);
        }
        wrong[offsets == null ? row : example(offsets, row)] = true;
        any = true;
      }
    }
    return any ? new RowFilter(block.schema(), b -> wrong).apply(block) : block.retain();
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
