package org.pydl4j.spark.scoring;

import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * A step of Spark's logical plans: its child's columns and those of a {@link Scoring} behind them.
 * As a step of the plan it is lazy, works on streams, and takes rows as they lie. Inputs that no
 * step above reads are dropped by {@link DropReadInputs}, so that they are not written again.
 */
public final class ScoreBatches extends LogicalPlan {
  private static final long serialVersionUID = 1L;

  private final LogicalPlan child;
  private final Scoring scoring;
  private final Seq<Attribute> inputs;
  private final Seq<Attribute> added;
  private final Seq<Attribute> dropped;

  /**
   * Spark makes copies through this constructor.
   *
   * @param inputs the child's columns for the model's inputs
   * @param added the new columns
   * @param dropped the child's columns that do not go on
   */
  public ScoreBatches(
      LogicalPlan child,
      Scoring scoring,
      Seq<Attribute> inputs,
      Seq<Attribute> added,
      Seq<Attribute> dropped) {
    this.child = child;
    this.scoring = scoring;
    this.inputs = inputs;
    this.added = added;
    this.dropped = dropped;
  }

  /** All of the child's columns go on. */
  static ScoreBatches of(
      LogicalPlan child, Scoring scoring, List<Attribute> inputs, List<Attribute> added) {
    return new ScoreBatches(
        child, scoring, Columns.seq(inputs), Columns.seq(added), Columns.seq(List.of()));
  }

  ScoreBatches dropping(List<Attribute> columns) {
    return new ScoreBatches(child, scoring, inputs, added, Columns.seq(columns));
  }

  LogicalPlan child() {
    return child;
  }

  Scoring scoring() {
    return scoring;
  }

  Seq<Attribute> inputs() {
    return inputs;
  }

  Seq<Attribute> added() {
    return added;
  }

  Seq<Attribute> dropped() {
    return dropped;
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
  public Seq<LogicalPlan> children() {
    return Columns.seq(List.of(child));
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new ScoreBatches(children.apply(0), scoring, inputs, added, dropped);
  }

  @Override
  public int productArity() {
    return 5;
  }

  @Override
  public Object productElement(int n) {
    return switch (n) {
      case 0 -> child;
      case 1 -> scoring;
      case 2 -> inputs;
      case 3 -> added;
      case 4 -> dropped;
      default -> throw new IndexOutOfBoundsException(Integer.toString(n));
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ScoreBatches;
  }

  /** By content: Spark finds a persisted plan by it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreBatches that
        && child.equals(that.child)
        && scoring == that.scoring
        && inputs.equals(that.inputs)
        && added.equals(that.added)
        && dropped.equals(that.dropped);
  }

  @Override
  public int hashCode() {
    return Objects.hash(child, inputs, added, dropped);
  }
}
