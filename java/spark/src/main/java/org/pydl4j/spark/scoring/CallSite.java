package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.NamedLambdaVariable;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** A call of a model in the expressions of a step, and for which rows it is asked. */
final class CallSite {
  private final ModelCall call;
  private final TreeSet<Integer> fields = new TreeSet<>();
  private final List<Expression> guards = new ArrayList<>();
  private boolean always;

  private CallSite(ModelCall call) {
    this.call = call;
  }

  ModelCall call() {
    return call;
  }

  /** The numbers of its columns that are read. */
  List<Integer> fields() {
    return List.copyOf(fields);
  }

  /**
   * True for rows that ask for the call: WHEN, IF, COALESCE, AND and OR keep others from it. Null
   * where all rows do.
   */
  @Nullable Expression guard() {
    return always ? null : guards.stream().reduce(Or::new).orElse(null);
  }

  /** The same for all rows: below a join rows are others than those that it asks for. */
  CallSite anyRow() {
    always = true;
    return this;
  }

  /** Whether there is a call anywhere in an expression. */
  static boolean inside(Expression expression) {
    return holds(expression, ModelCall.class);
  }

  private static boolean holds(Expression expression, Class<?> kind) {
    return kind.isInstance(expression)
        || CollectionConverters.asJava(expression.children()).stream()
            .anyMatch(child -> holds(child, kind));
  }

  /**
   * The calls of the expressions by their canonical form. Of calls inside of calls only the inner
   * ones: an outer one is found when those are columns.
   */
  static Map<Expression, CallSite> in(Iterable<Expression> expressions) {
    Collector collector = new Collector();
    for (Expression expression : expressions) {
      collector.collect(expression, null);
    }
    return collector.found;
  }

  /** Walks through expressions; a guard is true for the rows that come to a place, null for all. */
  private static final class Collector {
    private final Map<Expression, CallSite> found = new LinkedHashMap<>();
    private final Set<ExprId> variables = new HashSet<>(); // of the lambdas around a place

    void collect(Expression e, @Nullable Expression guard) {
      if (!inside(e)) {
        return;
      }
      if (e instanceof ModelCall call) {
        collectCall(call, call.allFields(), guard);
      } else if (e instanceof GetStructField field && field.child() instanceof ModelCall call) {
        collectCall(call, List.of(field.ordinal()), guard);
      } else if (e instanceof If choice) {
        collect(choice.predicate(), guard);
        collect(choice.trueValue(), and(guard, yes(choice.predicate())));
        collect(choice.falseValue(), and(guard, new Not(yes(choice.predicate()))));
      } else if (e instanceof CaseWhen cases) {
        collectCases(cases, guard);
      } else if (e instanceof Coalesce first) {
        Expression left = guard;
        for (Expression child : CollectionConverters.asJava(first.children())) {
          collect(child, left);
          left = and(left, new IsNull(child));
        }
      } else if (e instanceof And and) {
        collect(and.left(), guard);
        collect(and.right(), and(guard, new Not(no(and.left()))));
      } else if (e instanceof Or or) {
        collect(or.left(), guard);
        collect(or.right(), and(guard, new Not(yes(or.left()))));
      } else {
        if (e instanceof LambdaFunction lambda) {
          CollectionConverters.asJava(lambda.arguments()).forEach(v -> variables.add(v.exprId()));
        }
        CollectionConverters.asJava(e.children()).forEach(child -> collect(child, guard));
      }
    }

    private void collectCases(CaseWhen cases, @Nullable Expression guard) {
      Expression left = guard;
      for (Tuple2<Expression, Expression> branch : CollectionConverters.asJava(cases.branches())) {
        collect(branch._1(), left);
        collect(branch._2(), and(left, yes(branch._1())));
        left = and(left, new Not(yes(branch._1())));
      }
      if (cases.elseValue().isDefined()) {
        collect(cases.elseValue().get(), left);
      }
    }

    private void collectCall(ModelCall call, List<Integer> fields, @Nullable Expression guard) {
      List<Expression> arguments = CollectionConverters.asJava(call.children());
      if (arguments.stream().anyMatch(CallSite::inside)) {
        arguments.forEach(argument -> collect(argument, guard));
        return;
      }
      CallSite site = found.computeIfAbsent(call.canonicalized(), key -> new CallSite(call));
      site.fields.addAll(fields);
      if (guard == null || !evaluable(guard)) {
        site.always = true;
      } else if (!asks(guard, call)) { // else it was asked for before, to decide this very guard
        site.guards.add(guard);
      }
    }

    /** Whether an expression can be computed for each row below the step. */
    private boolean evaluable(Expression guard) {
      return guard.deterministic()
          && !holds(guard, AggregateExpression.class)
          && !holds(guard, WindowExpression.class)
          && !holds(guard, PlanExpression.class)
          && !readsVariable(guard);
    }

    private boolean readsVariable(Expression e) {
      return e instanceof NamedLambdaVariable variable && variables.contains(variable.exprId())
          || CollectionConverters.asJava(e.children()).stream().anyMatch(this::readsVariable);
    }
  }

  private static boolean asks(Expression guard, ModelCall call) {
    return guard instanceof ModelCall && guard.canonicalized().equals(call.canonicalized())
        || CollectionConverters.asJava(guard.children()).stream()
            .anyMatch(child -> asks(child, call));
  }

  private static Expression and(@Nullable Expression guard, Expression condition) {
    return guard == null ? condition : new And(guard, condition);
  }

  private static Expression yes(Expression condition) {
    return new EqualNullSafe(condition, Literal$.MODULE$.TrueLiteral());
  }

  private static Expression no(Expression condition) {
    return new EqualNullSafe(condition, Literal$.MODULE$.FalseLiteral());
  }
}
