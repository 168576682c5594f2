package org.pydl4j.spark.scoring;

import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.Project;

/**
 * Puts projections with calls back above the limits that Spark's {@code
 * PushProjectionThroughLimitAndOffset} has moved them below: {@code transform(df.limit(5))} would
 * score a batch of each partition. Limits at the very top stay, since Spark ends such jobs early.
 */
final class CallsAboveLimits {
  private CallsAboveLimits() {}

  static LogicalPlan apply(LogicalPlan plan) {
    if (!isLimit(plan)) {
      return plan.transformUp(Columns.when(CallsAboveLimits::isWrong, CallsAboveLimits::swapped));
    }
    LogicalPlan below = plan.children().head();
    LogicalPlan child = apply(below);
    return child == below ? plan : plan.withNewChildren(Columns.seq(List.of(child)));
  }

  private static boolean isLimit(LogicalPlan plan) {
    return plan instanceof GlobalLimit || plan instanceof LocalLimit || plan instanceof Offset;
  }

  private static boolean isWrong(LogicalPlan plan) {
    return isLimit(plan)
        && plan.children().head() instanceof Project project
        && ExtractModelCalls.holdsCalls(project);
  }

  private static LogicalPlan swapped(LogicalPlan limit) {
    Project project = (Project) limit.children().head();
    LogicalPlan few = limit.withNewChildren(Columns.seq(List.of(project.child())));
    return project.withNewChildren(Columns.seq(List.of(few)));
  }
}
