package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Calls that a step further down computes already: of {@code transform(df).filter("prediction =
 * 1")} Spark makes a filter by the call below a projection of the same call.
 */
final class SharedCalls {
  private SharedCalls() {}

  /**
   * The plan, changed so that it gives the wanted columns of the call; null if it does not compute
   * the call for all rows.
   *
   * @param fields takes the columns
   */
  static @Nullable LogicalPlan in(
      LogicalPlan plan, ModelCall call, CallSite site, Map<Integer, Expression> fields) {
    if (plan instanceof ScoreBatches score) {
      if (score.guard().isEmpty() && score.computed().call().equals(call.canonicalized())) {
        return widened(score, call, site, fields);
      }
      return above(score, in(score.child(), call, site, fields));
    }
    if (plan instanceof Filter filter) {
      return above(filter, in(filter.child(), call, site, fields));
    }
    if (plan instanceof Project project) {
      LogicalPlan child = in(project.child(), call, site, fields);
      return child == null ? null : new Project(Columns.seq(columns(project, fields)), child);
    }
    return null;
  }

  private static @Nullable LogicalPlan above(LogicalPlan step, @Nullable LogicalPlan child) {
    return child == null ? null : step.withNewChildren(Columns.seq(List.of(child)));
  }

  private static List<NamedExpression> columns(Project project, Map<Integer, Expression> fields) {
    List<NamedExpression> columns =
        new ArrayList<>(CollectionConverters.asJava(project.projectList()));
    for (Expression field : fields.values()) {
      if (!columns.contains(field)) {
        columns.add((Attribute) field);
      }
    }
    return columns;
  }

  private static LogicalPlan widened(
      ScoreBatches score, ModelCall call, CallSite site, Map<Integer, Expression> fields) {
    List<Attribute> known = CollectionConverters.asJava(score.added());
    Computed computed = score.computed().with(site.fields());
    List<Attribute> added = new ArrayList<>();
    for (int field : computed.fields()) {
      int at = score.computed().fields().indexOf(field);
      Attribute column = at >= 0 ? known.get(at) : call.column(field, false);
      added.add(column);
      if (site.fields().contains(field)) {
        fields.put(field, column);
      }
    }
    return score.computing(computed, added);
  }
}
