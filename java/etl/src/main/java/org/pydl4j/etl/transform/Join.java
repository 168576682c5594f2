package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/**
 * Rows of two data sets side by side where their keys are equal. Immutable and checked when it is
 * built. DataVec: {@code Join}.
 *
 * <pre>{@code
 * Join join =
 *     new Join.Builder(JoinType.LeftOuter)
 *         .setSchemas(orders, customers)
 *         .setJoinColumns("customer")
 *         .build();
 * BlockSource joined = LocalTransformExecutor.executeJoin(join, orderReader, customerReader);
 * }</pre>
 *
 * <p>The result has the columns of the left side and behind them those of the right side but its
 * keys; in rows of the right side alone the left keys have the right ones' values. Rows come in the
 * left side's order, the partners of a row in the right side's, and rows of the right side alone at
 * the end. Missing keys equal each other, as in DataVec and pandas; an invalid one equals none. The
 * two zeros are equal, and so are NaN.
 *
 * <p>The right side is held in memory and the left one streamed; where the right side is too large
 * and the extra {@code etl} is there, DuckDB joins them on the disk.
 */
public final class Join {
  private final JoinType type;
  private final Schema left;
  private final Schema right;
  private final List<String> leftKeys;
  private final List<String> rightKeys;
  private final Schema output;

  private Join(Builder builder) {
    type = builder.type;
    left = given("left", builder.left);
    right = given("right", builder.right);
    leftKeys = builder.leftKeys;
    rightKeys = builder.rightKeys;
    checkKeys();
    output = outputSchema();
  }

  /**
   * A join in one call.
   *
   * @param type the name of a {@link JoinType}
   * @throws ConfigurationException as {@link Builder#build} does, and for another name
   */
  public static Join of(
      String type, Schema left, Schema right, List<String> leftKeys, List<String> rightKeys) {
    List<String> names = Arrays.stream(JoinType.values()).map(JoinType::name).toList();
    if (!names.contains(type)) {
      throw new ConfigurationException(
          "There is no kind of join '" + type + "'. " + Names.suggestion(type, names));
    }
    return new Builder(JoinType.valueOf(type))
        .setSchemas(left, right)
        .setJoinColumnsLeft(leftKeys.toArray(String[]::new))
        .setJoinColumnsRight(rightKeys.toArray(String[]::new))
        .build();
  }

  private static Schema given(String side, @Nullable Schema schema) {
    if (schema == null) {
      throw new ConfigurationException(
          "A Join needs the schemas of both sides: setSchemas(left, right). The "
              + side
              + " one is missing.");
    }
    if (schema.isSequence()) {
      throw new ConfigurationException(
          "A Join is for rows. The " + side + " side has sequences; join before them.");
    }
    return schema;
  }

  private void checkKeys() {
    if (leftKeys.isEmpty() || leftKeys.size() != rightKeys.size()) {
      throw new ConfigurationException(
          "A Join needs as many key columns on the left as on the right, at least one. Got "
              + leftKeys
              + " and "
              + rightKeys
              + ".");
    }
    for (int i = 0; i < leftKeys.size(); i++) {
      ColumnMetaData one = column("left", left, leftKeys.get(i));
      ColumnMetaData other = column("right", right, rightKeys.get(i));
      if (one.type() != other.type()) {
        throw new ConfigurationException(
            "The key columns of a Join must be of one type. '"
                + one.name()
                + "' on the left is of type "
                + one.type()
                + ", '"
                + other.name()
                + "' on the right of type "
                + other.type()
                + ". Convert one of them in a process before: ConvertToString …");
      }
      if (one.type() == ColumnType.Categorical && !one.named("").equals(other.named(""))) {
        throw new ConfigurationException(
            "Categories that are joined must be one list. Got "
                + one
                + " and "
                + other
                + ". Convert both to text before (ConvertToString), or give them one list.");
      }
      if (one.type() == ColumnType.NDArray) {
        throw new ConfigurationException(
            "Arrays are no keys of a Join. '" + one.name() + "' is of type NDArray.");
      }
    }
  }

  private static ColumnMetaData column(String side, Schema schema, String name) {
    if (!schema.hasColumn(name)) {
      throw new ConfigurationException(
          "The "
              + side
              + " side of the Join has no column '"
              + name
              + "'. "
              + Names.suggestion(name, schema.getColumnNames()));
    }
    return schema.getMetaData(name);
  }

  private Schema outputSchema() {
    List<ColumnMetaData> columns = new ArrayList<>(left.getColumnMetaData());
    Set<String> names = new HashSet<>(left.getColumnNames());
    for (ColumnMetaData column : right.getColumnMetaData()) {
      if (rightKeys.contains(column.name())) {
        continue;
      }
      if (!names.add(column.name())) {
        throw new ConfigurationException(
            "Both sides of the Join have a column '"
                + column.name()
                + "' that is no key. Rename one before (RenameColumnsTransform), or make it a"
                + " key.");
      }
      columns.add(column);
    }
    return left.newSchema(columns);
  }

  /** Which rows it gives. */
  public JoinType getJoinType() {
    return type;
  }

  /** The columns of the left side. */
  public Schema getLeftSchema() {
    return left;
  }

  /** The columns of the right side. */
  public Schema getRightSchema() {
    return right;
  }

  /** The key columns of the left side. */
  public List<String> getJoinColumnsLeft() {
    return leftKeys;
  }

  /** The key columns of the right side, one for each of the left side's. */
  public List<String> getJoinColumnsRight() {
    return rightKeys;
  }

  /** The columns of the result. */
  public Schema getOutputSchema() {
    return output;
  }

  /**
   * The joined rows of two sources, which are read when they are read.
   *
   * @throws ConfigurationException if a source has other columns than the join
   */
  public BlockSource execute(BlockSource leftRows, BlockSource rightRows) {
    requireColumns("left", left, leftRows.schema());
    requireColumns("right", right, rightRows.schema());
    return new JoinedSource(this, leftRows, rightRows);
  }

  private static void requireColumns(String side, Schema expected, Schema got) {
    if (!expected.getColumnMetaData().equals(got.getColumnMetaData()) || got.isSequence()) {
      throw new ConfigurationException(
          "The " + side + " side of the Join is " + expected + ". Got " + got + ".");
    }
  }

  @Override
  public String toString() {
    return "Join(" + type + ", " + leftKeys + " = " + rightKeys + ", " + output + ")";
  }

  /** Collects the settings of a {@link Join}, under DataVec's names. */
  public static final class Builder {
    private final JoinType type;
    private @Nullable Schema left;
    private @Nullable Schema right;
    private List<String> leftKeys = List.of();
    private List<String> rightKeys = List.of();

    /** Of this kind. */
    public Builder(JoinType type) {
      this.type = type;
    }

    /** The columns of both sides. */
    public Builder setSchemas(Schema leftSchema, Schema rightSchema) {
      left = leftSchema;
      right = rightSchema;
      return this;
    }

    /** The keys, of the same names on both sides. */
    public Builder setJoinColumns(String... names) {
      return setJoinColumnsLeft(names).setJoinColumnsRight(names);
    }

    /** The keys of the left side. */
    public Builder setJoinColumnsLeft(String... names) {
      leftKeys = List.of(names);
      return this;
    }

    /** The keys of the right side, one for each of the left side's, in the same order. */
    public Builder setJoinColumnsRight(String... names) {
      rightKeys = List.of(names);
      return this;
    }

    /**
     * The finished join.
     *
     * @throws ConfigurationException if keys are missing or of different types, or columns would
     *     have one name
     */
    public Join build() {
      return new Join(this);
    }
  }
}
