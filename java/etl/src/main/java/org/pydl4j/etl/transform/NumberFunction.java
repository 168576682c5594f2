package org.pydl4j.etl.transform;

import java.util.List;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.Presence;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.nd.errors.ConfigurationException;

/** A function of one or two columns of numbers. */
record NumberFunction(String name, int columns, Loops.Pairs pairs, Loops.Change change)
    implements ColumnFunction {
  @Override
  public Bound bind(String newColumn, List<ColumnMetaData> of) {
    boolean numbers = of.stream().allMatch(column -> column.type().isNumber());
    if (of.size() != columns || !numbers) {
      throw new ConfigurationException(
          "The function '"
              + name
              + "' takes "
              + (columns == 1 ? "a column" : columns + " columns")
              + " of numbers. Got "
              + of
              + ".");
    }
    ColumnMetaData made = ColumnMetaData.of(ColumnType.Double, newColumn);
    return new Bound() {
      @Override
      public ColumnMetaData output() {
        return made;
      }

      @Override
      public Column apply(List<Column> values, int rows) {
        Presence first = values.get(0).presence();
        Presence there = values.size() == 1 ? first.retain() : first.and(values.get(1).presence());
        return Numbers.map(values, made.type(), there, pairs, change);
      }
    };
  }
}
