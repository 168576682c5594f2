package org.pydl4j.spark.scoring;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Ends the way of a model's inputs at {@link ScoreBatches} where no step above reads them: features
 * are the widest columns, and a row that only gets a prediction need not hold them. Spark's own
 * rule prunes columns below the step, but knows nothing of those that the step alone reads.
 */
public final class DropReadInputs extends Rule<LogicalPlan> {
  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformDown(
        Columns.when(
            step -> step instanceof Project || step instanceof Aggregate,
            step -> {
              LogicalPlan below = step.children().head();
              LogicalPlan narrower = dropped(below, step.references());
              return narrower == below
                  ? step
                  : step.withNewChildren(Columns.seq(List.of(narrower)));
            }));
  }

  /** The same step, or one that gives fewer columns. */
  private static LogicalPlan dropped(LogicalPlan below, AttributeSet read) {
    if (below instanceof Filter filter) {
      LogicalPlan child = dropped(filter.child(), union(read, filter.references()));
      return child == filter.child() ? filter : filter.withNewChildren(Columns.seq(List.of(child)));
    }
    if (below instanceof ScoreBatches score) {
      AttributeSet given = score.child().outputSet();
      List<Attribute> unread =
          CollectionConverters.asJava(score.inputs()).stream()
              .filter(input -> given.contains(input) && !read.contains(input))
              .distinct()
              .toList();
      return unread.size() == score.dropped().size() ? score : score.dropping(unread);
    }
    return below;
  }

  private static AttributeSet union(AttributeSet first, AttributeSet second) {
    return first.$plus$plus(second);
  }
}
