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
 * {@link ExtractModelCalls} puts it in the place of calls. Inputs that no step above reads are
 * dropped by {@link DropReadInputs}, so that they are not written again.
 *
 * <p>Spark has a logical and a physical step for each, of different classes, and finds and replaces
 * columns in the parts that their products name: hence two classes with the same six parts.
 */
public final class ScoreBatches extends LogicalPlan {
  private static final long serialVersionUID = 1L;

  private final LogicalPlan child;
  private final Computed computed;
  private final Seq<Attribute> inputs;
  private final Seq<Attribute> guard;
  private final Seq<Attribute> added;
  private final Seq<Attribute> dropped;

  /**
   * Spark makes copies through this constructor.
   *
   * @param inputs the child's columns for the model's inputs
   * @param guard none, or the child's column that is true for rows to score; others get null
   * @param added the new columns
   * @param dropped the child's columns that do not go on
   */
  public ScoreBatches(
      LogicalPlan child,
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

  /** All of the child's columns go on. */
  static ScoreBatches of(
      LogicalPlan child,
      Computed computed,
      List<Attribute> inputs,
      List<Attribute> guard,
      List<Attribute> added) {
    return new ScoreBatches(
        child,
        computed,
        Columns.seq(inputs),
        Columns.seq(guard),
        Columns.seq(added),
        Columns.seq(List.of()));
  }

  ScoreBatches dropping(List<Attribute> columns) {
    return new ScoreBatches(child, computed, inputs, guard, added, Columns.seq(columns));
  }

  /** The same rows with other columns. */
  ScoreBatches computing(Computed other, List<Attribute> columns) {
    return new ScoreBatches(child, other, inputs, guard, Columns.seq(columns), dropped);
  }

  LogicalPlan child() {
    return child;
  }

  Computed computed() {
    return computed;
  }

  Seq<Attribute> inputs() {
    return inputs;
  }

  Seq<Attribute> guard() {
    return guard;
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
    return new ScoreBatches(children.apply(0), computed, inputs, guard, added, dropped);
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
    return other instanceof ScoreBatches;
  }

  /** By content: Spark finds a persisted plan by it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreBatches that
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
