package org.pydl4j.etl.internal.rows;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;

/**
 * Pairs of rows with equal keys: the right side lies in memory, the left one is streamed. Owns the
 * right side, and not the left.
 */
public final class HashJoin implements PairReader {
  private final BlockReader left;
  private final Block right;
  private final int[] leftKeys;
  private final boolean leftToo;
  private final boolean rightToo;
  private final Map<List<Object>, int[]> places;
  private final BitSet found = new BitSet();
  private @Nullable Block now;
  private int row;
  private int[] partners = {};
  private int partner;
  private int alone;
  private boolean closed;

  /**
   * Looks at the right side.
   *
   * @param leftToo whether rows of the left side come without a partner, too
   * @param rightToo whether rows of the right side do; behind all others
   */
  public HashJoin(
      BlockReader left,
      int[] leftKeys,
      Block right,
      int[] rightKeys,
      boolean leftToo,
      boolean rightToo) {
    this.left = left;
    this.leftKeys = leftKeys.clone();
    this.right = right;
    this.leftToo = leftToo;
    this.rightToo = rightToo;
    Map<List<Object>, IntStream.Builder> rows = new HashMap<>();
    for (int i = 0; i < right.rows(); i++) {
      if (!RowKeys.isInvalid(right, i, rightKeys)) {
        rows.computeIfAbsent(RowKeys.of(right, i, rightKeys), key -> IntStream.builder()).add(i);
      }
    }
    places = new HashMap<>(rows.size() * 2);
    rows.forEach((key, each) -> places.put(key, each.build().toArray()));
  }

  @Override
  public @Nullable Pairs next() {
    while (true) {
      if (closed) {
        return null;
      }
      if (now == null) {
        now = left.next();
        row = -1;
        partner = 0;
        partners = new int[0];
        if (now == null) {
          return rightAlone();
        }
      }
      Pairs pairs = ofBlock(now);
      if (pairs.count() > 0) {
        return pairs;
      }
      pairs.close();
      now.close();
      now = null;
    }
  }

  /** As many pairs of a block as fit. */
  private Pairs ofBlock(Block block) {
    int[] leftRows = new int[Block.ROWS];
    int[] rightRows = new int[Block.ROWS];
    int count = 0;
    while (count < Block.ROWS) {
      if (partner < partners.length) {
        leftRows[count] = row;
        rightRows[count++] = partners[partner++];
      } else if (++row < block.rows()) {
        partners = partners(block);
        partner = 0;
      } else {
        row = block.rows() - 1; // stays at the end
        break;
      }
    }
    return new Pairs(block.retain(), leftRows, right.retain(), rightRows, count);
  }

  private int[] partners(Block block) {
    int[] equal =
        RowKeys.isInvalid(block, row, leftKeys)
            ? null
            : places.get(RowKeys.of(block, row, leftKeys));
    if (equal == null) {
      return leftToo ? new int[] {Pairs.NONE} : new int[0];
    }
    for (int each : equal) {
      found.set(each);
    }
    return equal;
  }

  private @Nullable Pairs rightAlone() {
    int[] rightRows = new int[Block.ROWS];
    int count = 0;
    while (rightToo && count < Block.ROWS) {
      int next = found.nextClearBit(alone);
      if (next >= right.rows()) {
        break;
      }
      rightRows[count++] = next;
      alone = next + 1;
    }
    if (count == 0) {
      return null;
    }
    int[] none = new int[count];
    Arrays.fill(none, Pairs.NONE);
    return new Pairs(right.retain(), none, right.retain(), rightRows, count);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      right.close();
      if (now != null) {
        now.close();
        now = null;
      }
    }
  }
}
