package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.StructType;
import org.pydl4j.spark.rows.RowPlan;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** How {@link ScoreBatches} runs: each partition by itself, in the executor's own JVM. */
public final class ScoreBatchesExec extends SparkPlan {
  private static final long serialVersionUID = 1L;

  private final SparkPlan child;
  private final Computed computed;
  private final Seq<Attribute> inputs;
  private final Seq<Attribute> guard;
  private final Seq<Attribute> added;
  private final Seq<Attribute> dropped;

  /** Spark makes copies through this constructor. */
  public ScoreBatchesExec(
      SparkPlan child,
      Computed computed,
      Seq<Attribute> inputs,
      Seq<Attribute> guard,
      Seq<Attribute> added,
      Seq<Attribute> dropped) {
    this.child = child;
    this.computed = computed;
    this.inputs = inputs;
    this.guard = guard;
    this.added = added;
    this.dropped = dropped;
  }

  @Override
  public RDD<InternalRow> doExecute() {
    StructType rows = Columns.schema(child.output());
    Scoring sent = computed.sent();
    RowPlan plan = RowPlan.of(rows, ordinals(inputs), sent.inputs());
    KeptColumns kept = new KeptColumns(rows, ordinals(Columns.without(child.output(), dropped)));
    StructType made = Columns.schema(added);
    int asked = guard.isEmpty() ? -1 : ordinals(guard).get(0);
    return child
        .execute()
        .toJavaRDD()
        .mapPartitions(source -> new ScoredRows(sent, plan, asked, kept, made, source), true)
        .rdd();
  }

  private List<Integer> ordinals(Seq<Attribute> wanted) {
    List<Attribute> columns = CollectionConverters.asJava(child.output());
    List<Integer> ordinals = new ArrayList<>();
    for (Attribute column : CollectionConverters.asJava(wanted)) {
      int at = 0;
      while (!columns.get(at).exprId().equals(column.exprId())) {
        at++;
      }
      ordinals.add(at);
    }
    return ordinals;
  }

  @Override
  public Seq<Attribute> output() {
    return Columns.joined(Columns.without(child.output(), dropped), added);
  }

  @Override
  public AttributeSet producedAttributes() {
    return Columns.set(added);
  }

  @Override
  public Partitioning outputPartitioning() {
    return child.outputPartitioning();
  }

  @Override
  public Seq<SortOrder> outputOrdering() {
    return child.outputOrdering();
  }

  @Override
  public Seq<SparkPlan> children() {
    return Columns.seq(List.of(child));
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return new ScoreBatchesExec(children.apply(0), computed, inputs, guard, added, dropped);
  }

  @Override
  public int productArity() {
    return 6;
  }

  @Override
  public Object productElement(int n) {
    return switch (n) {
      case 0 -> child;
      case 1 -> computed;
      case 2 -> inputs;
      case 3 -> guard;
      case 4 -> added;
      case 5 -> dropped;
      default -> throw new IndexOutOfBoundsException(Integer.toString(n));
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ScoreBatchesExec;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreBatchesExec that
        && child.equals(that.child)
        && computed.equals(that.computed)
        && inputs.equals(that.inputs)
        && guard.equals(that.guard)
        && added.equals(that.added)
        && dropped.equals(that.dropped);
  }

  @Override
  public int hashCode() {
    return Objects.hash(child, inputs, guard, added, dropped);
  }
}
