package org.pydl4j.etl.transform;

import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.internal.rows.Arranged;
import org.pydl4j.etl.internal.rows.ArrangedReader;
import org.pydl4j.etl.schema.Schema;

/** What becomes of rows that come group by group. Owns their reader. */
abstract class Grouped implements BlockReader {
  private final ArrangedReader rows;
  private final BlockBuilder builder;
  private @Nullable Arranged now;
  private int row;
  private long group;
  private boolean within; // a group has begun
  private boolean ended;

  Grouped(Schema output, ArrangedReader rows) {
    this.rows = rows;
    this.builder = new BlockBuilder(output);
  }

  /** One more row of a group. */
  abstract void add(BlockBuilder out, Block block, int place);

  /** A group is at its end. */
  abstract void end(BlockBuilder out);

  /** Called once for each block before its rows. */
  void begin(Block block) {}

  @Override
  public final @Nullable Block next() {
    while (!ended) {
      Arranged arranged = current();
      if (within && (arranged == null || arranged.numbers()[row] != group)) {
        end(builder);
        within = false;
        if (builder.isFull()) {
          break;
        }
      }
      if (arranged == null) {
        ended = true;
      } else {
        group = arranged.numbers()[row];
        within = true;
        add(builder, arranged.block(), row++);
      }
    }
    return builder.rows() == 0 ? null : builder.build();
  }

  /** The rows of which the next one is the next of all; null at the end. */
  private @Nullable Arranged current() {
    while (now == null || row == now.block().rows()) {
      letGo();
      now = rows.next();
      row = 0;
      if (now == null) {
        return null;
      }
      begin(now.block());
    }
    return now;
  }

  private void letGo() {
    if (now != null) {
      now.close();
      now = null;
    }
  }

  @Override
  public void close() {
    ended = true;
    letGo();
    builder.close();
    rows.close();
  }
}
