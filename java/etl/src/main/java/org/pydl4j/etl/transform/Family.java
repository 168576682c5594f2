package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Some operations of one kind, each declared in a few lines. */
abstract class Family implements Declared {
  static final Key<String> COLUMN =
      Key.of("columnName", Type.STRING).required().doc("The column that is changed.");
  static final Key<String> NEW_COLUMN =
      Key.of("newColumnName", Type.STRING).required().doc("The name of the new column.");
  static final Key<List<String>> COLUMNS =
      Key.of("columns", Type.STRINGS).required().doc("The columns, in their order.");

  private static final Map<String, Declaration<Operation>> KNOWN = new ConcurrentHashMap<>();

  private final List<Declaration<?>> declarations = new ArrayList<>();

  /** An operation whose keys Python takes in this order. */
  final void operation(String name, String doc, Operation.Binder binder, Key<?>... keys) {
    declare(name, doc, binder, null, List.of(), keys);
  }

  /** An operation that learns some of its keys of data. */
  final void fitted(
      String name,
      String doc,
      Operation.Binder binder,
      Operation.Fitter fitter,
      List<Key<?>> learnt,
      Key<?>... keys) {
    declare(name, doc, binder, fitter, learnt, keys);
  }

  private void declare(
      String name,
      String doc,
      Operation.Binder binder,
      Operation.@Nullable Fitter fitter,
      List<Key<?>> learnt,
      Key<?>... keys) {
    declarations.add(
        KNOWN.computeIfAbsent( // the service loader makes families anew, declarations stay
            name,
            key ->
                Declaration.<Operation>ofFamily(
                        Operation.KIND,
                        name,
                        (declaration, settings) ->
                            new Operation(declaration, settings, binder, fitter, learnt))
                    .doc(doc)
                    .positional(keys)
                    .build()));
  }

  /** What operations are made of. */
  final void declare(Declaration<?> part) {
    declarations.add(part);
  }

  /** An operation by its name, with keys and their values in turns; null for none. */
  @SuppressWarnings("unchecked") // each key is followed by its value
  static Operation make(String name, @Nullable Object... keysAndValues) {
    Objects.requireNonNull(Families.ALL); // they declare themselves
    Declaration<Operation> declaration = Objects.requireNonNull(KNOWN.get(name), name);
    ConfiguredBuilder<Operation, ?> builder = declaration.builder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      if (value != null) {
        builder.set((Key<Object>) Objects.requireNonNull(keysAndValues[i]), value);
      }
    }
    return builder.build();
  }

  @Override
  public final List<Declaration<?>> declarations() {
    return List.copyOf(declarations);
  }

  /**
   * The column of this name, if it is of one of these types; of any, where none is given.
   *
   * @throws ConfigurationException if not
   */
  static ColumnMetaData column(Schema schema, String name, ColumnType... types) {
    ColumnMetaData column = schema.getMetaData(name);
    if (types.length > 0 && !List.of(types).contains(column.type())) {
      throw new ConfigurationException(
          "The column '"
              + name
              + "' must be of type "
              + or(types)
              + ". It is of type "
              + column.type()
              + ".");
    }
    return column;
  }

  private static String or(ColumnType... types) {
    List<String> names = new ArrayList<>();
    for (ColumnType type : types) {
      names.add(type.name());
    }
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** A column of numbers. */
  static ColumnMetaData number(Schema schema, String name) {
    return column(
        schema, name, ColumnType.Integer, ColumnType.Long, ColumnType.Double, ColumnType.Float);
  }

  /** Text. */
  static ColumnMetaData text(Schema schema, String name) {
    return column(schema, name, ColumnType.String);
  }

  /** The places of columns. */
  static int[] places(Schema schema, List<String> names) {
    return names.stream().mapToInt(schema::getIndexOfColumn).toArray();
  }

  /** The first of some columns without a value in a row; null where all have one. */
  static @Nullable Column lacking(Block block, int[] places, int row) {
    for (int place : places) {
      Column column = block.column(place);
      if (!column.has(row)) {
        return column;
      }
    }
    return null;
  }

  /** One list as long as another. */
  static void sameLength(String first, List<?> one, String second, List<?> other) {
    if (one.size() != other.size()) {
      throw new ConfigurationException(
          "'"
              + first
              + "' and '"
              + second
              + "' must have as many names. Got "
              + one
              + " and "
              + other
              + ".");
    }
  }

  /** Every family: who asks for an operation by its name has all of them, whoever came first. */
  private static final class Families {
    static final List<Family> ALL =
        List.of(
            new ColumnOperations(),
            new CategoricalOperations(),
            new MathOperations(),
            new StringOperations(),
            new ConversionOperations(),
            new TimeOperations(),
            new ConditionalOperations(),
            new ReduceOperations(),
            new OrderOperations(),
            new SequenceOperations(),
            new StepOperations(),
            new WindowOperations(),
            new FittedOperations(),
            new MoreOperations(),
            new ArrayOperations(),
            new ListOperations(),
            new FunctionOperations(),
            new TextOperations());
  }
}
