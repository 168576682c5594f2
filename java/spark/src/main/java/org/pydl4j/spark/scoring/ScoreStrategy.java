package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.ExperimentalMethods;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.sql.types.Metadata;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Tells Spark's planner how {@link ScoreBatches} runs, and puts that step into plans. */
public final class ScoreStrategy extends SparkStrategy {
  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    List<SparkPlan> found =
        plan instanceof ScoreBatches score
            ? List.of(
                new ScoreBatchesExec(
                    planLater(score.child()),
                    score.scoring(),
                    score.inputs(),
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
    if (!(data instanceof org.apache.spark.sql.classic.Dataset<?> classic)) {
      throw new ConfigurationException(
          "Scoring needs a DataFrame of a classic Spark session. Got "
              + data.getClass().getName()
              + ".");
    }
    LogicalPlan child = classic.logicalPlan();
    List<Attribute> added = new ArrayList<>();
    for (ScoreColumn column : scoring.columns()) {
      added.add(attribute(column));
    }
    List<Attribute> inputs =
        scoring.inputs().stream().map(spec -> column(child, spec.column())).toList();
    LogicalPlan step = ScoreBatches.of(child, scoring, inputs, added);
    install(classic.sparkSession());
    return org.apache.spark.sql.classic.Dataset.ofRows(
        classic.sparkSession(), renamed(child, step, added));
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

  private static AttributeReference attribute(ScoreColumn column) {
    return new AttributeReference(
        column.name(),
        column.type(),
        false,
        Metadata.empty(),
        NamedExpression.newExprId(),
        Columns.seq(List.<String>of()));
  }

  /** New names for the new columns on top: a DataFrame joined with itself can tell them apart. */
  private static LogicalPlan renamed(LogicalPlan child, LogicalPlan step, List<Attribute> added) {
    List<NamedExpression> columns = new ArrayList<>(CollectionConverters.asJava(child.output()));
    added.forEach(attribute -> columns.add(alias(attribute, attribute.name())));
    return new Project(Columns.seq(columns), step);
  }

  static Alias alias(Expression expression, String name) {
    Seq<String> none = Columns.seq(List.<String>of());
    return new Alias(expression, name, NamedExpression.newExprId(), none, Option.empty(), none);
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
