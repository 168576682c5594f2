package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.optimizer.ColumnPruning;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.types.NullType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Moves calls of models out of the expressions of a step into {@link ScoreBatches} below it, as
 * Spark does with Python's functions: a batch is scored at once, and equal calls only once. It runs
 * behind Spark's own rules, which see calls as expressions: conditions without a call are below the
 * calls already, and columns that nobody reads are gone, with their calls.
 */
public final class ExtractModelCalls extends Rule<LogicalPlan> {
  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    LogicalPlan extracted =
        CallsAboveAggregates.apply(CallsAboveLimits.apply(plan))
            .transformUp(
                Columns.when(
                    step ->
                        holdsCalls(step) && (step.children().size() == 1 || step instanceof Join),
                    step -> step instanceof Join join ? joined(join) : extracted(step)));
    return extracted == plan ? plan : ColumnPruning.apply(extracted);
  }

  static boolean holdsCalls(LogicalPlan step) {
    return CollectionConverters.asJava(step.expressions()).stream().anyMatch(CallSite::inside);
  }

  private static LogicalPlan extracted(LogicalPlan step) {
    if (step instanceof Filter filter) {
      List<Expression> plain = new ArrayList<>();
      List<Expression> calling = new ArrayList<>();
      split(filter.condition(), plain, calling);
      if (!plain.isEmpty()) { // cheap, and such conditions reach the source
        LogicalPlan fewer = new Filter(all(plain), filter.child());
        return extracted(new Filter(all(calling), fewer));
      }
    }
    Found found = new Found(step.children().head());
    CallSite.in(CollectionConverters.asJava(step.expressions())).values().forEach(found::compute);
    return restored(step, found.in(step.withNewChildren(Columns.seq(List.of(found.below)))));
  }

  /** Calls that read one side of a join only are computed on that side. */
  private static LogicalPlan joined(Join join) {
    Found left = new Found(join.left());
    Found right = new Found(join.right());
    for (CallSite site : CallSite.in(CollectionConverters.asJava(join.expressions())).values()) {
      if (site.call().references().subsetOf(join.left().outputSet())) {
        left.compute(site.anyRow());
      } else if (site.call().references().subsetOf(join.right().outputSet())) {
        right.compute(site.anyRow());
      }
    }
    LogicalPlan sides = join.withNewChildren(Columns.seq(List.of(left.below, right.below)));
    return left.columns.isEmpty() && right.columns.isEmpty()
        ? join
        : restored(join, right.in(left.in(sides)));
  }

  private static void split(
      Expression condition, List<Expression> plain, List<Expression> calling) {
    if (condition instanceof And and) {
      split(and.left(), plain, calling);
      split(and.right(), plain, calling);
    } else {
      (CallSite.inside(condition) ? calling : plain).add(condition);
    }
  }

  private static Expression all(List<Expression> conditions) {
    return conditions.stream().reduce(And::new).orElseThrow();
  }

  /** What the step gave before, where its output is that of the step below. */
  private static LogicalPlan restored(LogicalPlan step, LogicalPlan replaced) {
    return replaced.output().size() == step.output().size()
        ? replaced
        : new Project(Columns.seq(CollectionConverters.asJava(step.output())), replaced);
  }

  /** Calls of a step that are columns of the steps below. */
  private static final class Found {
    private final Map<Expression, Map<Integer, Expression>> columns = new LinkedHashMap<>();
    private LogicalPlan below;

    Found(LogicalPlan below) {
      this.below = below;
    }

    void compute(CallSite site) {
      ModelCall call = site.call();
      Map<Integer, Expression> fields = new LinkedHashMap<>();
      if (CollectionConverters.asJava(call.children()).stream()
          .anyMatch(argument -> argument.dataType() instanceof NullType)) {
        for (int field : site.fields()) {
          fields.put(field, Literal$.MODULE$.create(null, call.type(field)));
        }
      } else {
        LogicalPlan sharing = SharedCalls.in(below, call, site, fields);
        below = sharing != null ? sharing : scored(call, site, fields);
      }
      columns.put(call.canonicalized(), fields);
    }

    private LogicalPlan scored(ModelCall call, CallSite site, Map<Integer, Expression> fields) {
      List<NamedExpression> project = new ArrayList<>(CollectionConverters.asJava(below.output()));
      int given = project.size();
      List<Attribute> inputs = new ArrayList<>();
      for (Expression argument : CollectionConverters.asJava(call.children())) {
        inputs.add(column(argument, call.argumentName(inputs.size()), project));
      }
      List<Attribute> guard = new ArrayList<>();
      Expression asking = site.guard();
      if (asking != null) {
        guard.add(column(replaced(asking), "rows of " + call.name(), project));
      }
      List<Attribute> added = new ArrayList<>();
      for (int field : site.fields()) {
        Attribute column = call.column(field, !guard.isEmpty());
        added.add(column);
        fields.put(field, column);
      }
      LogicalPlan rows = project.size() == given ? below : new Project(Columns.seq(project), below);
      Computed computed = new Computed(call.scoring(), call.canonicalized(), site.fields());
      return ScoreBatches.of(rows, computed, inputs, guard, added);
    }

    private static Attribute column(Expression value, String name, List<NamedExpression> project) {
      if (value instanceof Attribute attribute) {
        return attribute;
      }
      Alias alias = ScoreStrategy.alias(value, name);
      project.add(alias);
      return alias.toAttribute();
    }

    LogicalPlan in(LogicalPlan step) {
      return step.transformExpressions(Columns.when(this::known, this::column));
    }

    private Expression replaced(Expression guard) {
      return guard.transform(Columns.when(this::known, this::column));
    }

    private boolean known(Expression e) {
      return e instanceof ModelCall call && columns.containsKey(call.canonicalized())
          || e instanceof GetStructField field && known(field.child());
    }

    private Expression column(Expression e) {
      if (e instanceof GetStructField field) {
        return column(field.child(), field.ordinal());
      }
      ModelCall call = (ModelCall) e;
      if (!call.isStruct()) {
        return column(call, 0);
      }
      List<Expression> named = new ArrayList<>();
      for (int field : call.allFields()) {
        named.add(Literal$.MODULE$.apply(call.scoring().columns().get(field).name()));
        named.add(column(call, field));
      }
      return new CreateNamedStruct(Columns.seq(named));
    }

    private Expression column(Expression call, int field) {
      Map<Integer, Expression> fields = columns.getOrDefault(call.canonicalized(), Map.of());
      return Objects.requireNonNull(fields.get(field));
    }
  }
}
