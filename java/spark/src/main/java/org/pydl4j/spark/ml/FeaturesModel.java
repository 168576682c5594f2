package org.pydl4j.spark.ml;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.pydl4j.spark.etl.RawFeatures;
import org.pydl4j.spark.scoring.ScoreColumn;
import org.pydl4j.spark.scoring.Scoring;

/**
 * A model whose network has one input: a column, or several with a number each; where neither is
 * there and the model's file has a process, raw columns, of which it makes the features. Public,
 * since Spark finds params through public methods of public classes.
 *
 * @param <M> the model itself
 */
public abstract class FeaturesModel<M extends FeaturesModel<M>> extends NetworkModel<M> {
  private static final long serialVersionUID = 1L;

  private final Param<String> featuresCol = ColumnParams.features(this);
  private final StringArrayParam featuresCols = ColumnParams.featuresCols(this);

  FeaturesModel(String uid) {
    super(uid);
    setDefault(featuresCol, "features");
    setDefault(featuresCols, new String[0]);
  }

  @Override
  final List<String> inputColumns() {
    return JoinedColumns.names(getOrDefault(featuresCol), getOrDefault(featuresCols));
  }

  @Override
  final Dataset<?> prepared(Dataset<?> data) {
    String process = process(data.schema());
    if (process != null) {
      return RawFeatures.joined(data, process, getOrDefault(featuresCol));
    }
    return JoinedColumns.joined(data, getOrDefault(featuresCols));
  }

  @Override
  final StructType prepared(StructType schema) {
    String process = process(schema);
    if (process != null) {
      return RawFeatures.schema(schema, process, getOrDefault(featuresCol));
    }
    return JoinedColumns.joined(schema, getOrDefault(featuresCols));
  }

  /** The model's process, where there are no features yet of which it would make none. */
  private @Nullable String process(StructType schema) {
    boolean given =
        getOrDefault(featuresCols).length > 0
            || Arrays.asList(schema.fieldNames()).contains(getOrDefault(featuresCol));
    return given || !isFitted() ? null : packed().process();
  }

  /** A column of one example, computed on this machine by the model that scoring shares there. */
  final double[] computed(Vector features, ScoreColumn column) {
    SparkSession session = SparkSession.active();
    Scoring scoring =
        new Scoring(session.sparkContext(), packed(), List.of("features"), List.of(column), 1);
    return scoring.one(features.toArray());
  }

  /** Numbers of an example. */
  public final int numFeatures() {
    return Math.toIntExact(configuration().plan().inputs().get(0).size());
  }

  /** Column with the features. */
  public final M setFeaturesCol(String value) {
    set(featuresCol, value);
    return self();
  }

  /** Param of {@link #setFeaturesCol}; {@code features} by default. */
  public final Param<String> featuresCol() {
    return featuresCol;
  }

  /** Columns with one number each, in place of featuresCol: the features, in this order. */
  public final M setFeaturesCols(String[] value) {
    set(featuresCols, value);
    return self();
  }

  /** Param of {@link #setFeaturesCols}; empty by default. */
  public final StringArrayParam featuresCols() {
    return featuresCols;
  }
}
