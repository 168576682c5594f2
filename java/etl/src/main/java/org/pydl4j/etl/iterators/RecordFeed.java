package org.pydl4j.etl.iterators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.nd.errors.DataException;

/**
 * The examples of one reader, under numbers: those read so far of which one is still wanted, or all
 * of them where they stay. Owns a pass over the reader and the chunks until {@link #forget()}.
 */
final class RecordFeed {
  final String name;
  final BlockSource source;
  final List<Subset> subsets = new ArrayList<>();
  private final TreeMap<Long, RecordChunk> chunks = new TreeMap<>();
  private @Nullable BlockReader reader;
  private boolean over;
  private long read;

  RecordFeed(String name, BlockSource source) {
    this.name = name;
    this.source = source;
  }

  /** How many examples were read; the next one has this number. */
  long read() {
    return read;
  }

  /** Starts a pass, whose first example has this number. */
  void begin(long number) {
    endReader();
    read = number;
    over = false;
    reader = source.open();
  }

  /** Whether there is an example of this number in the pass. */
  boolean has(long number) {
    while (number >= read && !over) {
      Block block = reader == null ? null : reader.next();
      if (block == null) {
        over = true;
        endReader();
      } else {
        try (block) {
          add(block);
        }
      }
    }
    return number < read;
  }

  private void add(Block block) {
    if (block.examples() > 0) {
      RecordChunk chunk = new RecordChunk(block, subsets, read);
      requireShapes(chunk);
      chunks.put(read, chunk);
      read = chunk.end();
    }
  }

  private void requireShapes(RecordChunk chunk) {
    Map.Entry<Long, RecordChunk> before = chunks.firstEntry();
    for (int i = 0; before != null && i < subsets.size(); i++) {
      long[] shape = chunk.shape(i);
      long[] wanted = before.getValue().shape(i);
      if (!java.util.Arrays.equals(shape, wanted)) {
        chunk.close();
        throw new DataException(
            "All arrays of the reader '"
                + name
                + "' must have one shape. Got "
                + java.util.Arrays.toString(shape)
                + " behind "
                + java.util.Arrays.toString(wanted)
                + ".");
      }
    }
  }

  /** The chunk that has an example. */
  RecordChunk at(long number) {
    Map.Entry<Long, RecordChunk> entry = chunks.floorEntry(number);
    if (entry == null || number >= entry.getValue().end()) {
      throw new IllegalStateException("Example " + number + " is not there any more.");
    }
    return entry.getValue();
  }

  /** These examples are not wanted any more. */
  void done(long... numbers) {
    int from = 0;
    while (from < numbers.length) {
      RecordChunk chunk = at(numbers[from]);
      int run = 1;
      while (from + run < numbers.length && chunk.has(numbers[from + run])) {
        run++;
      }
      if (chunk.isLast(run)) {
        chunks.remove(chunk.first);
        chunk.close();
      }
      from += run;
    }
  }

  /** Lets go of the pass and of all examples. */
  void forget() {
    endReader();
    over = true;
    chunks.values().forEach(RecordChunk::close);
    chunks.clear();
  }

  private void endReader() {
    BlockReader ending = reader;
    reader = null;
    if (ending != null) {
      ending.close();
    }
  }
}
