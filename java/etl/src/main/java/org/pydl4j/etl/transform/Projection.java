package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.Schema;

/** A stage whose columns are some of the block's, or computed of them, row by row. */
final class Projection extends Stage {
  private final List<Kernel> kernels;

  private Projection(Schema output, List<Kernel> kernels) {
    super(output);
    this.kernels = List.copyOf(kernels);
  }

  /** Starts with all columns as they are. */
  static Builder of(Schema schema) {
    Builder builder = new Builder(schema);
    for (ColumnMetaData column : schema.getColumnMetaData()) {
      builder.keep(column.name());
    }
    return builder;
  }

  /** Starts with no columns. */
  static Builder none(Schema schema) {
    return new Builder(schema);
  }

  @Override
  public Block apply(Block block) {
    List<Column> columns = new ArrayList<>();
    try {
      kernels.forEach(kernel -> columns.add(kernel.apply(block)));
    } catch (RuntimeException e) {
      columns.forEach(Column::close);
      throw e;
    }
    return new Block(output(), columns, block.origins(), block.offsets());
  }

  /** Collects the columns. */
  static final class Builder {
    private final Schema input;
    private final List<ColumnMetaData> columns = new ArrayList<>();
    private final List<Kernel> kernels = new ArrayList<>();

    private Builder(Schema input) {
      this.input = input;
    }

    /** A column as it is. */
    Builder keep(String name) {
      return keep(name, input.getMetaData(name));
    }

    /** A column's values under another description. */
    Builder keep(String name, ColumnMetaData as) {
      int place = input.getIndexOfColumn(name);
      return add(as, block -> block.column(place).retain());
    }

    /** A new column at the end. */
    Builder add(ColumnMetaData column, Kernel kernel) {
      columns.add(column);
      kernels.add(kernel);
      return this;
    }

    /** Another column in the place of one. */
    Builder replace(String name, ColumnMetaData column, Kernel kernel) {
      int place = place(name);
      columns.set(place, column);
      kernels.set(place, kernel);
      return this;
    }

    /** Says something else of a column, whose values stay. */
    Builder describe(String name, ColumnMetaData as) {
      columns.set(place(name), as);
      return this;
    }

    /** A new column at a place. */
    Builder insert(int place, ColumnMetaData column, Kernel kernel) {
      columns.add(place, column);
      kernels.add(place, kernel);
      return this;
    }

    /** Without a column. */
    Builder remove(String name) {
      int place = place(name);
      columns.remove(place);
      kernels.remove(place);
      return this;
    }

    int place(String name) {
      int place = 0;
      while (!columns.get(place).name().equals(name)) {
        place++;
      }
      return place;
    }

    Projection build() {
      return new Projection(input.newSchema(columns), kernels);
    }
  }
}
