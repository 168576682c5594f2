package org.pydl4j.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.Exchange;
import org.pydl4j.etl.blocks.Origins;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.transform.ColumnFunction;
import org.pydl4j.nd.NDArray;

/**
 * A function of columns in Python, which sees a block's columns as arrays over the same memory.
 *
 * @param name under which processes know it
 * @param made a schema of one column, what it makes, as JSON
 * @param code the function
 */
public record PythonFunction(String name, String made, Code code) implements ColumnFunction {
  /** What Python implements. */
  public interface Code {
    /**
     * The new column as arrays: its values (of text ranges and bytes), then which rows have one,
     * where some have none.
     *
     * @param block the columns that the function takes, valid until it returns
     */
    List<NDArray> run(Block block);
  }

  /**
   * Of the functions of all threads: Python lets go of the arrays that one returned with its next
   * message, which may be the call of another one, before they were read here.
   */
  private static final ReentrantLock TURNS = new ReentrantLock();

  /** Not for ever: a function may itself read rows, by others on other threads. */
  private static final long PATIENCE = 10; // seconds

  private static boolean awaitTurn() {
    try {
      return TURNS.tryLock(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Makes the function known. */
  public static void register(String name, String made, Code code) {
    ColumnFunction.register(new PythonFunction(name, made, code));
  }

  @Override
  public Bound bind(String newColumn, List<ColumnMetaData> of) {
    Schema taken = new Schema(of);
    ColumnMetaData output = Schema.fromJson(made).getMetaData(0).named(newColumn);
    return new Bound() {
      @Override
      public ColumnMetaData output() {
        return output;
      }

      @Override
      public Column apply(List<Column> columns, int rows) {
        List<Column> kept = new ArrayList<>();
        columns.forEach(column -> kept.add(column.retain()));
        boolean turn = awaitTurn();
        try (Block block = new Block(taken, kept, Origins.of("memory", 1, rows))) {
          return Exchange.column(output, code.run(block), rows);
        } finally {
          if (turn) {
            TURNS.unlock();
          }
        }
      }
    };
  }
}
