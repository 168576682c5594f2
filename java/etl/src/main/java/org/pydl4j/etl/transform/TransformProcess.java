package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A list of operations over a schema: what is to be done to a data set, without data. Immutable and
 * checked: a wrong name or type is an error when it is built. DataVec: {@code TransformProcess}.
 *
 * <pre>{@code
 * TransformProcess process =
 *     new TransformProcess.Builder(schema)
 *         .removeColumns("customer")
 *         .categoricalToOneHot("country")
 *         .filter(Conditions.number("amount", ConditionOp.LessThan, 0))
 *         .build();
 * try (Blocks result = process.executeToMemory(source)) { … }
 * }</pre>
 */
public final class TransformProcess {
  private final Schema initialSchema;
  private final List<Operation> operations;
  private final List<Stage> stages;
  private final ErrorPolicy onError;
  private final List<String> labels;

  /**
   * Of these operations, one behind the other; invalid values at its end are errors.
   *
   * @throws ConfigurationException if an operation does not fit what those before it leave; names
   *     the step
   */
  public TransformProcess(Schema initialSchema, List<Operation> operations) {
    this(initialSchema, operations, ErrorPolicy.FAIL);
  }

  /** With a policy for rows that are still invalid at its end. */
  public TransformProcess(Schema initialSchema, List<Operation> operations, ErrorPolicy onError) {
    this(initialSchema, operations, onError, List.of());
  }

  /**
   * With the columns that are to be predicted, which rows that ask for a prediction do not have.
   *
   * @param labels columns of the initial schema that are in the final one, too
   * @throws ConfigurationException also if one of them is not
   */
  public TransformProcess(
      Schema initialSchema, List<Operation> operations, ErrorPolicy onError, List<String> labels) {
    this.initialSchema = initialSchema;
    this.operations = List.copyOf(operations);
    this.onError = onError;
    List<Stage> bound = new ArrayList<>();
    Schema schema = initialSchema;
    for (Operation operation : this.operations) {
      bound.add(bind(operation, schema, bound.size()));
      schema = bound.get(bound.size() - 1).output();
    }
    this.stages = List.copyOf(bound);
    this.labels = List.copyOf(labels);
    for (String label : labels) {
      initialSchema.getIndexOfColumn(label);
      if (!schema.hasColumn(label)) {
        throw new ConfigurationException(
            "The label '"
                + label
                + "' must be a column behind the last step, too, "
                + schema.getColumnNames()
                + ". Leave it as it is: mini-batches take categories and numbers as labels.");
      }
    }
  }

  private static Stage bind(Operation operation, Schema schema, int index) {
    try {
      return operation.bind(schema);
    } catch (ConfigurationException e) {
      throw new ConfigurationException(
          "Step " + (index + 1) + " (" + operation.name() + "): " + e.getMessage(), e);
    }
  }

  /**
   * The same process, of which each operation that learns of data (means, quantiles, means of a
   * target) has learnt of these: what it learnt is in its settings, and so in the JSON. Each learns
   * of what the steps before it make; nothing is made behind the last that learns. Operations that
   * have their fit keep it.
   *
   * @param data of the initial schema
   */
  public TransformProcess fit(BlockSource data) {
    requireSchema(data.schema());
    List<Operation> fitted = new ArrayList<>(operations);
    int last = operations.size() - 1;
    while (last >= 0 && !operations.get(last).learns()) {
      last--;
    }
    if (last < 0) {
      return this;
    }
    Blocks now = Blocks.read(data);
    try {
      for (int i = 0; i <= last; i++) {
        Operation next = operations.get(i).fitted(now);
        fitted.set(i, next);
        if (i < last) { // what nobody learns of is not made: it may be large
          Blocks made = next.bind(now.schema()).applyToAll(now);
          now.close();
          now = made;
        }
      }
    } finally {
      now.close();
    }
    return new TransformProcess(initialSchema, fitted, onError, labels);
  }

  /** The columns that it takes. */
  public Schema getInitialSchema() {
    return initialSchema;
  }

  /** The columns that it makes. */
  public Schema getFinalSchema() {
    return stages.isEmpty() ? initialSchema : stages.get(stages.size() - 1).output();
  }

  /** The columns behind the first {@code step} operations. */
  public Schema getSchemaAfterStep(int step) {
    return step == 0 ? initialSchema : stages.get(step - 1).output();
  }

  /** The operations. */
  public List<Operation> getActionList() {
    return operations;
  }

  /** The operations bound to their schemas, for executors. */
  public List<Stage> stages() {
    return stages;
  }

  /** What becomes of rows that are still invalid at its end. */
  public ErrorPolicy onError() {
    return onError;
  }

  /** The columns that are to be predicted, which rows that ask for that do not have; or none. */
  public List<String> labels() {
    return labels;
  }

  /**
   * The functions that it names and that no jar has: registered in this JVM alone, so that others,
   * such as Spark's executors, do not know them.
   */
  public List<String> registeredFunctions() {
    return getActionList().stream()
        .filter(each -> each.name().equals(FunctionOperations.NAME))
        .map(each -> each.get(FunctionOperations.FUNCTION))
        .filter(name -> !ColumnFunctions.isOfJar(name))
        .distinct()
        .toList();
  }

  /** Whether each block can be changed by itself: nothing groups, sorts or compares rows. */
  public boolean isRowWise() {
    return stages.stream().allMatch(Stage::isRowWise);
  }

  /**
   * What becomes of a block of the initial schema, which stays the caller's, as does the result.
   * Invalid values are still in it: {@link #checked} handles them.
   *
   * @throws ConfigurationException if the block has another schema
   * @throws UnsupportedOperationException if the process is not row-wise
   */
  public Block apply(Block block) {
    requireSchema(block.schema());
    Block now = block.retain();
    for (Stage stage : stages) {
      try (Block former = now) {
        now = stage.apply(former);
      }
    }
    return now;
  }

  /**
   * A block of the final schema without the rows that are invalid, by the policy. The block given
   * stays the caller's, as does the result.
   *
   * @param rejected told of each row that is left out
   * @throws org.pydl4j.nd.errors.DataException where the policy is FAIL; names source, line, column
   *     and value
   */
  public Block checked(Block block, Consumer<Rejected> rejected) {
    return Rejecting.checked(block, onError, rejected);
  }

  /**
   * The process as a source over another one: each pass of it is a pass of that. Row-wise parts are
   * done block by block, others when all blocks are read.
   *
   * @throws ConfigurationException if the source has another schema, or rows are to be diverted and
   *     nothing says where
   */
  public BlockSource execute(BlockSource source) {
    if (onError == ErrorPolicy.DIVERT) {
      throw new ConfigurationException(
          "This process diverts rows (DIVERT). Say where: execute(source, rejected -> …), or"
              + " LocalTransformExecutor.execute(source, process, Rejects.divert(file)).");
    }
    return execute(source, rejected -> {});
  }

  /** The same with a listener of rows that are left out, which the policy DIVERT needs. */
  public BlockSource execute(BlockSource source, Consumer<Rejected> rejected) {
    requireSchema(source.schema());
    return new ProcessedSource(this, source, rejected);
  }

  /** All that it makes of a source, in memory; the caller closes it. */
  public Blocks executeToMemory(BlockSource source) {
    return Blocks.read(execute(source));
  }

  private void requireSchema(Schema schema) {
    List<ColumnMetaData> expected = initialSchema.getColumnMetaData();
    boolean same =
        schema.isSequence() == initialSchema.isSequence()
            && schema.getColumnNames().equals(initialSchema.getColumnNames())
            && schema.getColumnTypes().equals(initialSchema.getColumnTypes());
    if (!same || !schema.getColumnMetaData().equals(expected)) {
      throw new ConfigurationException(
          "The process takes "
              + initialSchema
              + ". Got "
              + schema
              + (same ? ", with other limits or categories." : "."));
    }
  }

  /** Its steps in a line, and a number that changes with any setting. */
  public String description() {
    return operations.stream().map(Operation::name).toList() + " " + toJson().hashCode();
  }

  /** DataVec's JSON, which {@link #fromJson} and, for its own operations, DataVec reads. */
  public String toJson() {
    return ProcessJson.write(this);
  }

  /**
   * Reads a process written by {@link #toJson}, by DataVec 1.0.0-M2.1 or by an older version.
   *
   * @throws ConfigurationException if it is none; says which step and why
   */
  public static TransformProcess fromJson(String json) {
    return ProcessJson.read(json);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TransformProcess that
        && initialSchema.equals(that.initialSchema)
        && operations.equals(that.operations)
        && onError == that.onError
        && labels.equals(that.labels);
  }

  @Override
  public int hashCode() {
    return operations.hashCode();
  }

  @Override
  public String toString() {
    return "TransformProcess(" + initialSchema + ", " + operations + ")";
  }

  /** Starts a process over a schema. */
  public static Builder builder(Schema schema) {
    return new Builder(schema);
  }

  /** Collects operations under DataVec's names; each is checked when it is added. */
  public static final class Builder extends ProcessBuilder<Builder> {
    /** Over this schema. */
    public Builder(Schema schema) {
      super(schema);
    }

    /** The finished process. */
    public TransformProcess build() {
      return new TransformProcess(schema(), operations(), policy(), labels());
    }
  }
}
