package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Functions of users. */
@AutoService(Declared.class)
public final class FunctionOperations extends Family {
  static final Key<String> FUNCTION =
      Key.of("function", Type.STRING).required().doc("The name under which it is registered.");

  static final String NAME = "ColumnFunctionTransform";

  /** Called by the service loader. */
  public FunctionOperations() {
    operation(
        NAME,
        "A new column by a function of your own, which is registered under a name; a column of that"
            + " name is replaced, else it is the last one.",
        FunctionOperations::bind,
        FUNCTION,
        COLUMNS,
        NEW_COLUMN);
  }

  private static Stage bind(Operation op, Schema schema) {
    String name = op.get(FUNCTION);
    List<ColumnMetaData> metas = op.get(COLUMNS).stream().map(schema::getMetaData).toList();
    int[] places = places(schema, op.get(COLUMNS));
    ColumnFunction.Bound bound = ColumnFunctions.named(name).bind(op.get(NEW_COLUMN), metas);
    Projection.Builder projection = Projection.of(schema);
    Kernel kernel = block -> applied(name, bound, block, places);
    return schema.hasColumn(bound.output().name())
        ? projection.replace(bound.output().name(), bound.output(), kernel).build()
        : projection.add(bound.output(), kernel).build();
  }

  private static Column applied(
      String name, ColumnFunction.Bound bound, Block block, int... places) {
    List<Column> of = new ArrayList<>();
    Arrays.stream(places).forEach(place -> of.add(block.column(place)));
    Column made = bound.apply(of, block.rows());
    ColumnType type = bound.output().type();
    if (made.rows() != block.rows() || !holds(made, type)) {
      String got = made.getClass().getSimpleName() + " of " + made.rows();
      made.close();
      throw new DataException(
          "The function '"
              + name
              + "' must make a column of type "
              + type
              + " with "
              + block.rows()
              + " rows. Got a "
              + got
              + ".");
    }
    return made;
  }

  private static boolean holds(Column column, ColumnType type) {
    return switch (type) {
      case Integer, Categorical -> column instanceof IntColumn;
      case Long, Time -> column instanceof LongColumn;
      case Double -> column instanceof DoubleColumn;
      case Float -> column instanceof FloatColumn;
      case Boolean -> column instanceof BooleanColumn;
      case String, Bytes -> column instanceof BytesColumn;
      case NDArray -> column instanceof ArrayColumn;
    };
  }
}
