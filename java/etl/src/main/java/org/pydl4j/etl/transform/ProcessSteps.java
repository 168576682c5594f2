package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * What builders of a {@link TransformProcess} share: the operations so far, each checked against
 * the schema that those before it leave.
 *
 * @param <B> the builder itself
 */
public abstract class ProcessSteps<B extends ProcessSteps<B>> {
  private final Schema initial;
  private final List<Operation> operations = new ArrayList<>();
  private Schema schema;
  private ErrorPolicy policy = ErrorPolicy.FAIL;
  private List<String> labels = List.of();

  ProcessSteps(Schema schema) {
    this.initial = schema;
    this.schema = schema;
  }

  @SuppressWarnings("unchecked") // B is the subclass
  final B self() {
    return (B) this;
  }

  /** The schema that it starts with. */
  protected final Schema schema() {
    return initial;
  }

  /** The operations so far. */
  protected final List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** The policy for invalid rows. */
  protected final ErrorPolicy policy() {
    return policy;
  }

  /**
   * What becomes of rows that are still invalid at the end; {@link ErrorPolicy#FAIL} by default.
   */
  public B onError(ErrorPolicy chosen) {
    policy = chosen;
    return self();
  }

  /** The columns that are to be predicted. */
  protected final List<String> labels() {
    return labels;
  }

  /**
   * The columns that are to be predicted, which rows that ask for a prediction do not have; they
   * must be there at the end, too. None by default.
   */
  public B labels(String... columns) {
    labels = List.of(columns);
    return self();
  }

  /**
   * One more operation.
   *
   * @throws ConfigurationException if it does not fit the columns that the steps so far leave
   */
  public B operation(Operation operation) {
    try {
      schema = operation.bind(schema).output();
    } catch (ConfigurationException e) {
      throw new ConfigurationException(
          "Step " + (operations.size() + 1) + " (" + operation.name() + "): " + e.getMessage(), e);
    }
    operations.add(operation);
    return self();
  }

  final B step(String name, @Nullable Object... keysAndValues) {
    return operation(Family.make(name, keysAndValues));
  }

  static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Integer number
        ? (Object) number.longValue()
        : value instanceof Float number ? (Object) number.doubleValue() : value;
  }

  static Map<String, String> texts(Map<Integer, String> names) {
    Map<String, String> texts = new LinkedHashMap<>();
    names.forEach((number, name) -> texts.put(number.toString(), name));
    return texts;
  }

  static Map<String, List<String>> names(Map<String, List<ReduceOp>> ops) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    ops.forEach((column, each) -> names.put(column, each.stream().map(ReduceOp::name).toList()));
    return names;
  }
}
