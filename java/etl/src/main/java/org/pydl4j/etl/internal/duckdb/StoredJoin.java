package org.pydl4j.etl.internal.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.internal.rows.PairReader;
import org.pydl4j.etl.internal.rows.Pairs;
import org.pydl4j.etl.schema.Schema;

/** Rows of two sides in DuckDB, which finds those with equal keys, on the disk where it must. */
public final class StoredJoin implements AutoCloseable {
  private final RowDatabase database;
  private final RowTable left;
  private final RowTable right;
  private final int[] leftKeys;
  private final int[] rightKeys;
  private boolean handedOver;

  /** No rows yet; a key on the left is matched by the one at its place on the right. */
  public StoredJoin(
      String operation,
      Schema leftSchema,
      int[] leftKeys,
      Schema rightSchema,
      int[] rightKeys,
      long memory) {
    this.leftKeys = leftKeys.clone();
    this.rightKeys = rightKeys.clone();
    database = new RowDatabase(operation, memory);
    left = new RowTable(database, "lefts", leftSchema, leftKeys, 1);
    right = new RowTable(database, "rights", rightSchema, rightKeys, -1);
  }

  /** More rows of the left side, which stay the caller's. */
  public void addLeft(Block block) {
    left.add(block);
  }

  /** More rows of the right side, which stay the caller's. */
  public void addRight(Block block) {
    right.add(block);
  }

  /**
   * The pairs of rows with equal keys, in the left side's order, for each in the right side's, and
   * at last rows of the right side alone. What is read frees itself with its reader.
   *
   * @param leftToo whether rows of the left side come without a partner, too
   * @param rightToo whether rows of the right side do
   */
  public PairReader pairs(boolean leftToo, boolean rightToo) {
    String kind = leftToo ? rightToo ? "FULL" : "LEFT" : rightToo ? "RIGHT" : "INNER";
    String keys =
        IntStream.range(0, leftKeys.length)
            .mapToObj(
                i ->
                    " AND "
                        + left.compared("l", leftKeys[i])
                        + " IS NOT DISTINCT FROM "
                        + right.compared("r", rightKeys[i]))
            .collect(Collectors.joining());
    PairReader reader =
        new Reader(
            database.query(
                "SELECT "
                    + left.columns("l")
                    + ", "
                    + right.columns("r")
                    + " FROM lefts l "
                    + kind
                    + " JOIN rights r ON l.u = r.u"
                    + keys
                    + " ORDER BY l.n NULLS LAST, r.n NULLS LAST"));
    handedOver = true;
    return reader;
  }

  @Override
  public void close() {
    if (!handedOver) {
      database.close();
    }
  }

  private final class Reader implements PairReader {
    private final ResultSet rows;
    private final RowFields ofLeft = new RowFields(left, 1);
    private final RowFields ofRight = new RowFields(right, ofLeft.end());
    private final BlockBuilder lefts = new BlockBuilder(left.schema());
    private final BlockBuilder rights = new BlockBuilder(right.schema());
    private boolean ended;

    Reader(ResultSet rows) {
      this.rows = rows;
    }

    @Override
    public @Nullable Pairs next() {
      int[] leftRows = new int[Block.ROWS];
      int[] rightRows = new int[Block.ROWS];
      int count = 0;
      try {
        while (!ended && count < Block.ROWS && !lefts.isFull() && !rights.isFull()) {
          if (!rows.next()) {
            ended = true;
            break;
          }
          leftRows[count] = read(ofLeft, lefts);
          rightRows[count++] = read(ofRight, rights);
        }
      } catch (SQLException e) {
        throw RowDatabase.failed(e);
      }
      return count == 0
          ? null
          : new Pairs(lefts.build(), leftRows, rights.build(), rightRows, count);
    }

    private int read(RowFields fields, BlockBuilder out) throws SQLException {
      if (!fields.isThere(rows)) {
        return Pairs.NONE;
      }
      fields.read(rows, out);
      return out.rows() - 1;
    }

    @Override
    public void close() {
      ended = true;
      lefts.close();
      rights.close();
      database.close();
    }
  }
}
