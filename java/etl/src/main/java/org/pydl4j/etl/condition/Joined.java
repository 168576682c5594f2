package org.pydl4j.etl.condition;

import java.util.List;
import org.pydl4j.etl.blocks.Block;

/** Several tests as one. */
record Joined(BooleanType type, List<Condition.Test> tests) implements Condition.Test {
  @Override
  public boolean[] rows(Block block) {
    boolean[] holds = tests.get(0).rows(block);
    for (int i = 1; i < tests.size(); i++) {
      join(holds, tests.get(i).rows(block));
    }
    return finished(holds);
  }

  @Override
  public boolean[] sequences(Block block) {
    boolean[] holds = tests.get(0).sequences(block);
    for (int i = 1; i < tests.size(); i++) {
      join(holds, tests.get(i).sequences(block));
    }
    return finished(holds);
  }

  private void join(boolean[] holds, boolean[] more) {
    for (int i = 0; i < holds.length; i++) {
      holds[i] =
          switch (type) {
            case AND, NOT -> holds[i] & more[i];
            case OR -> holds[i] | more[i];
            case XOR -> holds[i] ^ more[i];
          };
    }
  }

  private boolean[] finished(boolean[] holds) {
    for (int i = 0; i < holds.length && type == BooleanType.NOT; i++) {
      holds[i] = !holds[i];
    }
    return holds;
  }
}
