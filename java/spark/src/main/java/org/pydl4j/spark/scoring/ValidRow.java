package org.pydl4j.spark.scoring;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenFallback;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.pydl4j.spark.rows.RowPlan;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** True for rows whose columns, its children, a model can read; see {@link RowPlan#isValid}. */
public final class ValidRow extends Expression implements CodegenFallback, java.io.Serializable {
  private static final long serialVersionUID = 1L;

  private final RowPlan plan;
  private final Seq<Expression> children;

  /** Spark makes copies through this constructor. */
  public ValidRow(RowPlan plan, Seq<Expression> children) {
    this.plan = plan;
    this.children = children;
  }

  @Override
  public Object eval(InternalRow row) {
    Object[] values =
        CollectionConverters.asJava(children).stream().map(child -> child.eval(row)).toArray();
    return plan.isValid(new GenericInternalRow(values));
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    return CodegenFallback.super.doGenCode(context, code);
  }

  @Override
  public Seq<Expression> children() {
    return children;
  }

  @Override
  public DataType dataType() {
    return DataTypes.BooleanType;
  }

  @Override
  public boolean nullable() {
    return false;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> replaced) {
    return new ValidRow(plan, replaced);
  }

  @Override
  public String prettyName() {
    return "valid";
  }

  @Override
  public int productArity() {
    return 2;
  }

  @Override
  public Object productElement(int n) {
    return switch (n) {
      case 0 -> plan;
      case 1 -> children;
      default -> throw new IndexOutOfBoundsException(Integer.toString(n));
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ValidRow;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValidRow that && plan == that.plan && children.equals(that.children);
  }

  @Override
  public int hashCode() {
    return children.hashCode();
  }
}
