package org.pydl4j.bridge;

import java.util.ArrayList;
import java.util.List;
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
     * where some have none; the caller closes them.
     *
     * @param block the columns that the function takes, valid until it returns
     */
    List<NDArray> run(Block block);
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
        List<NDArray> parts = List.of();
        try (Block block = new Block(taken, kept, Origins.of("memory", 1, rows))) {
          parts = code.run(block);
          return Exchange.column(output, parts, rows);
        } finally {
          parts.forEach(NDArray::close);
        }
      }
    };
  }
}
