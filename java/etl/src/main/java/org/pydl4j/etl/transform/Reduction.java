package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.condition.Condition;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/** A Reducer bound to a schema: which columns come of a group of rows. */
final class Reduction {
  private final List<Out> outs = new ArrayList<>();
  private final List<ColumnMetaData> columns = new ArrayList<>();
  private final int[] keys;

  /** A column of the result. */
  private record Out(
      int from, ReduceOp op, boolean whole, boolean validOnly, Condition.@Nullable Test where) {}

  Reduction(Operation reducer, Schema schema) {
    List<String> keyColumns = reducer.find(ReduceOperations.KEYS).orElse(List.of());
    keys = Family.places(schema, keyColumns);
    Map<String, List<String>> ops =
        new TreeMap<>(reducer.find(ReduceOperations.OPS).orElse(Map.of()));
    ops.keySet().forEach(schema::getMetaData);
    Set<String> ignoring = new HashSet<>(reducer.find(ReduceOperations.IGNORE).orElse(List.of()));
    ignoring.forEach(schema::getMetaData);
    List<Part> conditional = reducer.find(ReduceOperations.CONDITIONAL).orElse(List.of());
    conditional.forEach(part -> schema.getMetaData(part.get(ReduceOperations.OF)));
    ReduceOp otherwise = reducer.get(ReduceOperations.DEFAULT_OP);
    for (ColumnMetaData column : schema.getColumnMetaData()) {
      boolean validOnly = ignoring.contains(column.name());
      int from = schema.getIndexOfColumn(column.name());
      if (keyColumns.contains(column.name())) {
        outs.add(new Out(from, ReduceOp.TakeFirst, false, false, null));
        columns.add(column);
        continue;
      }
      boolean special = false;
      for (Part part : conditional) {
        if (part.get(ReduceOperations.OF).equals(column.name())) {
          special = true;
          Condition.Test where = part.get(ReduceOperations.WHERE).bind(schema);
          ReduceOp op = op(part.get(ReduceOperations.OP));
          String name = part.find(ReduceOperations.OUTPUT).orElse(op.nameOf(column.name()));
          outs.add(new Out(from, op, column.type().isWhole(), validOnly, where));
          columns.add(op.of(column, name));
        }
      }
      if (special && !ops.containsKey(column.name())) {
        continue;
      }
      for (String name : ops.getOrDefault(column.name(), List.of(otherwise.name()))) {
        ReduceOp op = op(name);
        outs.add(new Out(from, op, column.type().isWhole(), validOnly, null));
        columns.add(op.of(column, op.nameOf(column.name())));
      }
    }
  }

  static ReduceOp op(String name) {
    List<String> names = new ArrayList<>();
    for (ReduceOp op : ReduceOp.values()) {
      if (Names.folded(op.name()).equals(Names.folded(name))) {
        return op;
      }
      names.add(op.name());
    }
    throw new ConfigurationException(
        "There is no reduction '" + name + "'. " + Names.suggestion(name, names));
  }

  /** The columns of the result. */
  List<ColumnMetaData> columns() {
    return columns;
  }

  /** The places of the keys. */
  int[] keys() {
    return keys.clone();
  }

  /** For a new group. */
  List<Accumulator> start() {
    List<Accumulator> group = new ArrayList<>();
    outs.forEach(out -> group.add(new Accumulator(out.op, out.whole, out.validOnly)));
    return group;
  }

  /** Where the conditions of the columns hold in a block. */
  List<boolean[]> conditions(Block block) {
    List<boolean[]> all = new ArrayList<>();
    for (Out out : outs) {
      all.add(out.where == null ? new boolean[0] : out.where.rows(block));
    }
    return all;
  }

  /** One more row of a group. */
  void add(List<Accumulator> group, Block block, int row, List<boolean[]> conditions) {
    for (int i = 0; i < outs.size(); i++) {
      boolean[] where = conditions.get(i);
      if (where.length == 0 || where[row]) {
        Column column = block.column(outs.get(i).from);
        group.get(i).add(column, row);
      }
    }
  }

  /** The result of a group as one more row of these builders. */
  static void write(List<Accumulator> group, List<ColumnBuilder> out) {
    for (int i = 0; i < out.size(); i++) {
      group.get(i).write(out.get(i));
    }
  }
}
