package org.pydl4j.etl.readers;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;

/** Readers one behind the other, each opened when the one before is at its end. */
final class Chain implements BlockReader {
  private final List<String> names;
  private final Function<String, BlockReader> opener;
  private @Nullable BlockReader open;
  private int next;

  Chain(List<String> names, Function<String, BlockReader> opener) {
    this.names = names;
    this.opener = opener;
  }

  @Override
  public @Nullable Block next() {
    while (true) {
      if (open == null) {
        if (next == names.size()) {
          return null;
        }
        open = opener.apply(names.get(next++));
      }
      Block block = open.next();
      if (block != null) {
        return block;
      }
      open.close();
      open = null;
    }
  }

  @Override
  public void close() {
    next = names.size();
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
