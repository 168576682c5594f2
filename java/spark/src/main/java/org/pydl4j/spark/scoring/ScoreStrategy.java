package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.ExperimentalMethods;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.spark.rows.RowPlan;
import org.pydl4j.spark.rows.TensorSpec;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Tells Spark's planner how {@link ScoreBatches} runs, and puts calls of models into plans. Spark's
 * optimizer sees calls as it sees any function: conditions that do not need them go below, to the
 * source if it can, and calls whose columns nobody reads are not made.
 */
public final class ScoreStrategy extends SparkStrategy {
  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    List<SparkPlan> found =
        plan instanceof ScoreBatches score
            ? List.of(
                new ScoreBatchesExec(
                    planLater(score.child()),
                    score.computed(),
                    score.inputs(),
                    score.guard(),
                    score.added(),
                    score.dropped()))
            : List.of();
    return Columns.seq(found);
  }

  /**
   * The rows with the columns of a scoring; nothing is computed yet.
   *
   * @throws ConfigurationException if there is no column with the features; the nearest is named
   */
  public static Dataset<Row> score(Dataset<?> data, Scoring scoring) {
    return score(data, scoring, Map.of());
  }

  /** The same with what is to be known of columns, by their names. */
  public static Dataset<Row> score(
      Dataset<?> data, Scoring scoring, Map<String, Metadata> metadata) {
    if (!(data instanceof org.apache.spark.sql.classic.Dataset<?> classic)) {
      throw new ConfigurationException(
          "Scoring needs a DataFrame of a classic Spark session. Got "
              + data.getClass().getName()
              + ".");
    }
    LogicalPlan child = classic.logicalPlan();
    List<Expression> inputs = new ArrayList<>();
    scoring.inputs().forEach(spec -> inputs.add(column(child, spec.column())));
    ModelCall call = new ModelCall(ModelCall.IN_TRANSFORM, scoring, Columns.seq(inputs));
    List<NamedExpression> columns = new ArrayList<>(CollectionConverters.asJava(child.output()));
    for (int field : call.allFields()) {
      String name = scoring.columns().get(field).name();
      columns.add(
          alias(
              call.isStruct() ? new GetStructField(call, field, Option.apply(name)) : call,
              name,
              Option.apply(metadata.get(name))));
    }
    install(classic.sparkSession());
    return org.apache.spark.sql.classic.Dataset.ofRows(
        classic.sparkSession(), new Project(Columns.seq(columns), child));
  }

  /** The rows that a model can read; see {@link RowPlan#isValid}. */
  public static Dataset<Row> valid(Dataset<?> data, List<TensorSpec> specs) {
    var classic = (org.apache.spark.sql.classic.Dataset<?>) data;
    LogicalPlan child = classic.logicalPlan();
    RowPlan.of(data.schema(), specs); // names a missing column
    List<Expression> columns = new ArrayList<>();
    List<Integer> ordinals = new ArrayList<>();
    Expression condition = null;
    for (TensorSpec spec : specs) {
      Expression column = column(child, spec.column());
      ordinals.add(columns.size());
      columns.add(column);
      Expression present = new IsNotNull(column); // which sources understand
      condition = condition == null ? present : new And(condition, present);
    }
    StructType read = new StructType();
    for (Expression column : columns) {
      read = read.add(((Attribute) column).name(), column.dataType());
    }
    Expression valid = new ValidRow(RowPlan.of(read, ordinals, specs), Columns.seq(columns));
    return org.apache.spark.sql.classic.Dataset.ofRows(
        classic.sparkSession(), new Filter(new And(condition, valid), child));
  }

  private static Attribute column(LogicalPlan child, String name) {
    List<String> names = new ArrayList<>();
    for (Attribute attribute : CollectionConverters.asJava(child.output())) {
      if (attribute.name().equals(name)) {
        return attribute;
      }
      names.add(attribute.name());
    }
    throw new ConfigurationException(
        "There is no column '" + name + "' in the DataFrame. " + Names.suggestion(name, names));
  }

  static Alias alias(Expression expression, String name) {
    return alias(expression, name, Option.empty());
  }

  private static Alias alias(Expression expression, String name, Option<Metadata> metadata) {
    Seq<String> none = Columns.seq(List.<String>of());
    return new Alias(expression, name, NamedExpression.newExprId(), none, metadata, none);
  }

  /** Once for each session; sessions that are cloned for streams take it over. */
  static void install(SparkSession session) {
    ExperimentalMethods methods = session.experimental();
    synchronized (methods) {
      List<SparkStrategy> known =
          new ArrayList<>(CollectionConverters.asJava(methods.extraStrategies()));
      if (known.stream().noneMatch(ScoreStrategy.class::isInstance)) {
        known.add(new ScoreStrategy());
        List<Rule<LogicalPlan>> rules =
            new ArrayList<>(CollectionConverters.asJava(methods.extraOptimizations()));
        rules.add(new ExtractModelCalls());
        rules.add(new DropReadInputs());
        methods.extraOptimizations_$eq(Columns.seq(rules));
        methods.extraStrategies_$eq(Columns.seq(known));
      }
    }
  }
}
