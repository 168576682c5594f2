package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Moves calls of models out of the expressions of a step into {@link ScoreBatches} below it, as
 * Spark does with Python's functions: a batch is scored at once, and equal calls only once.
 */
public final class ExtractModelCalls extends Rule<LogicalPlan> {
  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformUp(
        Columns.when(
            step -> step.children().size() == 1 && !calls(step).isEmpty(),
            ExtractModelCalls::extracted));
  }

  private static List<ModelCall> calls(LogicalPlan step) {
    List<ModelCall> found = new ArrayList<>();
    for (Expression expression : CollectionConverters.asJava(step.expressions())) {
      collect(expression, found);
    }
    return found;
  }

  /** Inner calls only: a call around another one is found when the inner one is a column. */
  private static boolean collect(Expression expression, List<ModelCall> found) {
    boolean inside = false;
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      inside |= collect(child, found);
    }
    if (!inside && expression instanceof ModelCall call) {
      found.add(call);
    }
    return inside || expression instanceof ModelCall;
  }

  private static LogicalPlan extracted(LogicalPlan step) {
    LogicalPlan below = step.children().head();
    Map<Expression, Attribute> columns = new LinkedHashMap<>();
    for (ModelCall call : calls(step)) {
      if (!columns.containsKey(call.canonicalized())) {
        Attribute column = column(call);
        columns.put(call.canonicalized(), column);
        below = scored(below, call, column);
      }
    }
    LogicalPlan replaced =
        step.withNewChildren(Columns.seq(List.of(below)))
            .transformExpressions(
                Columns.when(
                    e -> e instanceof ModelCall && columns.containsKey(e.canonicalized()),
                    e -> columns.get(e.canonicalized())));
    return replaced.output().size() == step.output().size()
        ? replaced
        : new Project(Columns.seq(CollectionConverters.asJava(step.output())), replaced);
  }

  private static Attribute column(ModelCall call) {
    return new AttributeReference(
        call.name(),
        call.dataType(),
        false,
        org.apache.spark.sql.types.Metadata.empty(),
        NamedExpression.newExprId(),
        Columns.seq(List.of()));
  }

  private static LogicalPlan scored(LogicalPlan below, ModelCall call, Attribute column) {
    List<NamedExpression> project = new ArrayList<>(CollectionConverters.asJava(below.output()));
    List<Attribute> inputs = new ArrayList<>();
    for (Expression argument : CollectionConverters.asJava(call.children())) {
      if (argument instanceof Attribute attribute) {
        inputs.add(attribute);
      } else {
        Alias alias = ScoreStrategy.alias(argument, "argument of " + call.name());
        project.add(alias);
        inputs.add(alias.toAttribute());
      }
    }
    LogicalPlan rows =
        project.size() == below.output().size() ? below : new Project(Columns.seq(project), below);
    return ScoreBatches.of(rows, call.scoring(), inputs, List.of(column));
  }
}
