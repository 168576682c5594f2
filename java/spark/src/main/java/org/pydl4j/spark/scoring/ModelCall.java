package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UserDefinedExpression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenFallback;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.pydl4j.nd.NDArray;
import org.pydl4j.spark.rows.RowBatch;
import org.pydl4j.spark.rows.RowPlan;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A model called as a function in an expression. {@link ExtractModelCalls} turns calls into steps
 * of the plan, which score batches; where it cannot (a condition of a join), each row is scored by
 * itself, with the same result.
 */
public final class ModelCall extends Expression
    implements CodegenFallback, UserDefinedExpression, java.io.Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final Scoring scoring;
  private final Seq<Expression> children;
  private transient RowPlan plan;
  private transient Single single;

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

  @Override
  public Seq<Expression> children() {
    return children;
  }

  @Override
  public DataType dataType() {
    return scoring.columns().get(0).type();
  }

  @Override
  public boolean nullable() {
    return false;
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
  public Object eval(InternalRow row) {
    List<Object> values = new ArrayList<>();
    CollectionConverters.asJava(children).forEach(child -> values.add(child.eval(row)));
    GenericInternalRow arguments = new GenericInternalRow(values.toArray());
    TaskContext task = TaskContext.get();
    if (task == null) { // on the driver: a table of a few constants
      try (Single once = new Single()) {
        return once.score(arguments);
      }
    }
    if (single == null || single.closed) {
      Single made = new Single();
      TaskCompletionListener listener = context -> made.close();
      task.addTaskCompletionListener(listener);
      single = made;
    }
    return single.score(arguments);
  }

  private RowPlan plan() {
    if (plan == null) {
      StructType schema = new StructType();
      List<Integer> ordinals = new ArrayList<>();
      for (Expression child : CollectionConverters.asJava(children)) {
        ordinals.add(ordinals.size());
        schema = schema.add("argument " + ordinals.size(), child.dataType());
      }
      plan = RowPlan.of(schema, ordinals, scoring.inputs());
    }
    return plan;
  }

  /** Room for one row and the use of the model, until {@link #close()}. */
  private final class Single implements AutoCloseable {
    private final SharedModels.Lease model = scoring.lease();
    private final RowBatch batch = new RowBatch(plan(), 1);
    private boolean closed;

    Object score(InternalRow arguments) {
      batch.clear();
      batch.add(arguments);
      Map<String, NDArray> inputs = batch.arrays();
      try {
        return scoring.columns().get(0).value(scoring.compute(model, inputs).get(0), 0, 1);
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
