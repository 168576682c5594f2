package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.TypeCheckResult;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.NamedLambdaVariable;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.expressions.UserDefinedExpression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenFallback;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.spark.rows.RowBatch;
import org.pydl4j.spark.rows.RowPlan;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A model called as a function in an expression: of its one column, or of a struct of several.
 * {@link ExtractModelCalls} turns calls into steps of the plan, which score batches; where it
 * cannot (a condition of a join that needs both sides), each row is scored by itself, with the same
 * result. {@code Unevaluable} keeps Spark from scoring tables of the driver there, row by row,
 * while it makes its plan.
 */
public final class ModelCall extends Expression
    implements CodegenFallback, UserDefinedExpression, Unevaluable, java.io.Serializable {
  /** The name of a call that {@code transform} makes. */
  static final String IN_TRANSFORM = "model";

  private static final long serialVersionUID = 1L;

  private final String name;
  private final Scoring scoring;
  private final Seq<Expression> children;
  private transient @Nullable RowPlan plan;
  private transient @Nullable Single single;

  /** Spark makes copies through this constructor. */
  public ModelCall(String name, Scoring scoring, Seq<Expression> children) {
    this.name = name;
    this.scoring = scoring;
    this.children = children;
  }

  @Override
  public String name() {
    return name;
  }

  Scoring scoring() {
    return scoring;
  }

  /** What messages call an argument: {@code transform} has columns for them, a query may not. */
  String argumentName(int argument) {
    return name.equals(IN_TRANSFORM)
        ? scoring.inputs().get(argument).column()
        : "argument of " + name;
  }

  @Override
  public Seq<Expression> children() {
    return children;
  }

  /** Whether the value is a struct: one column is its own value. */
  boolean isStruct() {
    return scoring.columns().size() > 1;
  }

  /** The numbers of the columns. */
  List<Integer> allFields() {
    return IntStream.range(0, scoring.columns().size()).boxed().toList();
  }

  DataType type(int field) {
    return scoring.columns().get(field).type();
  }

  /** A new column for a field. */
  Attribute column(int field, boolean guarded) {
    return new AttributeReference(
        scoring.columns().get(field).name(),
        type(field),
        guarded || nullable(),
        Metadata.empty(),
        NamedExpression.newExprId(),
        Columns.seq(List.of()));
  }

  @Override
  public DataType dataType() {
    if (!isStruct()) {
      return type(0);
    }
    StructType struct = new StructType();
    for (ScoreColumn column : scoring.columns()) {
      struct = struct.add(column.name(), column.type(), nullable());
    }
    return struct;
  }

  @Override
  public boolean nullable() {
    return switch (scoring.onInvalid()) {
      case ERROR -> false;
      case NULL_STAYS ->
          CollectionConverters.asJava(children).stream().anyMatch(Expression::nullable);
      case NULL -> true;
    };
  }

  @Override
  public boolean foldable() {
    return false;
  }

  /**
   * Wrong arguments of a query are told as Spark tells those of its own functions, by an {@code
   * AnalysisException}, which PySpark knows, too. A scoring's columns are checked before.
   */
  @Override
  public TypeCheckResult checkInputDataTypes() {
    if (name.equals(IN_TRANSFORM)) {
      return TypeCheckResult.TypeCheckSuccess$.MODULE$;
    }
    String wrong = wrongArguments();
    return wrong == null
        ? TypeCheckResult.TypeCheckSuccess$.MODULE$
        : new TypeCheckResult.TypeCheckFailure(wrong);
  }

  private @Nullable String wrongArguments() {
    List<Expression> given = CollectionConverters.asJava(children);
    int wanted = scoring.inputs().size();
    if (given.size() != wanted) {
      return "The function "
          + name
          + " takes "
          + wanted
          + " argument(s), the model's inputs. Got "
          + given.size()
          + ".";
    }
    if (given.stream().anyMatch(argument -> readsLambda(argument, Set.of()))) {
      return "The function "
          + name
          + " scores rows in batches, and cannot be called with a variable of a lambda (in"
          + " transform, filter, aggregate …). Make rows of the elements first: SELECT "
          + name
          + "(x) FROM … LATERAL VIEW explode(xs) AS x.";
    }
    if (given.stream().anyMatch(argument -> argument.dataType() instanceof NullType)) {
      return null; // NULL in, NULL out
    }
    try {
      plan();
      return null;
    } catch (ConfigurationException e) {
      return e.getMessage();
    }
  }

  /** Whether an expression reads a variable of a lambda around it, not one of its own. */
  private static boolean readsLambda(Expression e, Set<ExprId> own) {
    if (e instanceof NamedLambdaVariable variable) {
      return !own.contains(variable.exprId());
    }
    Set<ExprId> inside = new HashSet<>(own);
    if (e instanceof LambdaFunction lambda) {
      CollectionConverters.asJava(lambda.arguments()).forEach(each -> inside.add(each.exprId()));
    }
    return CollectionConverters.asJava(e.children()).stream()
        .anyMatch(child -> readsLambda(child, inside));
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> replaced) {
    return new ModelCall(name, scoring, replaced);
  }

  /** Expression declares it, the trait defines it: Scala's compiler would join the two. */
  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    return CodegenFallback.super.doGenCode(context, code);
  }

  @Override
  public @Nullable Object eval(@Nullable InternalRow row) {
    List<Object> values = new ArrayList<>();
    CollectionConverters.asJava(children).forEach(child -> values.add(child.eval(row)));
    GenericInternalRow arguments = new GenericInternalRow(values.toArray());
    TaskContext task = TaskContext.get();
    if (task == null) { // on the driver: a table of a few constants
      try (Single once = new Single()) {
        return once.score(arguments);
      }
    }
    Single open = single;
    if (open == null || open.closed) {
      Single made = new Single();
      TaskCompletionListener listener = context -> made.close();
      task.addTaskCompletionListener(listener);
      single = made;
      open = made;
    }
    return open.score(arguments);
  }

  private RowPlan plan() {
    RowPlan known = plan;
    if (known == null) {
      StructType schema = new StructType();
      List<Integer> ordinals = new ArrayList<>();
      for (Expression child : CollectionConverters.asJava(children)) {
        ordinals.add(ordinals.size());
        boolean named = child instanceof Attribute; // as the query calls it
        String argument = named ? ((Attribute) child).name() : "argument " + ordinals.size();
        schema = schema.add(argument, child.dataType());
      }
      known = RowPlan.of(schema, ordinals, scoring.inputs());
      plan = known;
    }
    return known;
  }

  /** Room for one row and the use of the model, until {@link #close()}. */
  private final class Single implements AutoCloseable {
    private final RowBatch batch = new RowBatch(plan(), 1);
    private final SharedModels.Lease model;
    private boolean closed;

    Single() {
      try {
        model = scoring.lease();
      } catch (RuntimeException e) {
        batch.close();
        throw e;
      }
    }

    @Nullable Object score(InternalRow arguments) {
      batch.clear();
      if (!scoring.takes(arguments, plan(), batch)) {
        return null;
      }
      Map<String, NDArray> inputs = batch.arrays();
      try {
        List<double[]> numbers = scoring.compute(model, inputs);
        Object[] values = new Object[numbers.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = scoring.columns().get(i).value(numbers.get(i), 0, 1);
        }
        return isStruct() ? new GenericInternalRow(values) : values[0];
      } finally {
        inputs.values().forEach(NDArray::close);
      }
    }

    @Override
    public void close() {
      closed = true;
      batch.close();
      model.close();
    }
  }

  @Override
  public String prettyName() {
    return name;
  }

  @Override
  public int productArity() {
    return 3;
  }

  @Override
  public Object productElement(int n) {
    return switch (n) {
      case 0 -> name;
      case 1 -> scoring;
      case 2 -> children;
      default -> throw new IndexOutOfBoundsException(Integer.toString(n));
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ModelCall;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ModelCall that
        && scoring == that.scoring
        && children.equals(that.children);
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(scoring) + children.hashCode();
  }
}
