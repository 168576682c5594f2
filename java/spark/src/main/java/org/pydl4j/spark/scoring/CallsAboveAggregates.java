package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Puts calls that are asked of groups, not of rows, into a projection above the aggregate: {@code
 * SELECT cls(array(avg(x), k)) … GROUP BY k}. Spark's {@code CollapseProject} makes the same of a
 * subquery with the averages.
 */
final class CallsAboveAggregates {
  private final Aggregate aggregate;
  private final List<Expression> groupings;
  private final List<NamedExpression> below = new ArrayList<>();
  private final Map<Expression, Attribute> known = new HashMap<>();

  private CallsAboveAggregates(Aggregate aggregate) {
    this.aggregate = aggregate;
    this.groupings = CollectionConverters.asJava(aggregate.groupingExpressions());
  }

  static LogicalPlan apply(LogicalPlan plan) {
    return plan.transformUp(
        Columns.when(
            step ->
                step instanceof Aggregate aggregate && new CallsAboveAggregates(aggregate).any(),
            step -> new CallsAboveAggregates((Aggregate) step).split()));
  }

  private boolean any() {
    return CollectionConverters.asJava(aggregate.aggregateExpressions()).stream()
        .anyMatch(column -> asksOfGroups((Expression) column));
  }

  private boolean asksOfGroups(Expression e) {
    return !isOfGroup(e)
        && (e instanceof ModelCall
            || CollectionConverters.asJava(e.children()).stream().anyMatch(this::asksOfGroups));
  }

  /** Whether an expression is a value that the aggregate itself makes of a group. */
  private boolean isOfGroup(Expression e) {
    return e instanceof AggregateExpression || groupings.stream().anyMatch(e::semanticEquals);
  }

  private LogicalPlan split() {
    List<NamedExpression> above = new ArrayList<>();
    for (NamedExpression column : CollectionConverters.asJava(aggregate.aggregateExpressions())) {
      if (asksOfGroups((Expression) column)) {
        above.add(
            (NamedExpression)
                ((Expression) column).transformDown(Columns.when(this::isOfGroup, this::column)));
      } else {
        below.add(column);
        above.add(column.toAttribute());
      }
    }
    return new Project(
        Columns.seq(above),
        new Aggregate(
            aggregate.groupingExpressions(),
            Columns.seq(below),
            aggregate.child(),
            aggregate.hint()));
  }

  private Attribute column(Expression ofGroup) {
    Attribute found = ofGroup.deterministic() ? known.get(ofGroup.canonicalized()) : null;
    if (found == null) {
      NamedExpression made =
          ofGroup instanceof Attribute same ? same : ScoreStrategy.alias(ofGroup, "of group");
      below.add(made);
      found = made.toAttribute();
      known.put(ofGroup.canonicalized(), found);
    }
    return found;
  }
}
