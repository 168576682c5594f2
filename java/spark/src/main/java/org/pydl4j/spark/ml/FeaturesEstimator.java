package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * An estimator whose network has one input: a column, or several with a number each. Public, since
 * Spark finds params through public methods of public classes.
 *
 * @param <E> the estimator itself
 * @param <M> its model
 */
public abstract class FeaturesEstimator<
        E extends FeaturesEstimator<E, M>, M extends NetworkModel<M>>
    extends NetworkEstimator<E, M> {
  private static final long serialVersionUID = 1L;

  private final Param<String> featuresCol = ColumnParams.features(this);
  private final StringArrayParam featuresCols = ColumnParams.featuresCols(this);

  FeaturesEstimator(String uid) {
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
    return JoinedColumns.joined(data, getOrDefault(featuresCols));
  }

  @Override
  final StructType prepared(StructType schema) {
    return JoinedColumns.joined(schema, getOrDefault(featuresCols));
  }

  /** The column with the features. */
  public final E setFeaturesCol(String value) {
    set(featuresCol, value);
    return self();
  }

  /** Param of {@link #setFeaturesCol}; {@code features} by default. */
  public final Param<String> featuresCol() {
    return featuresCol;
  }

  /** Columns with one number each, in place of featuresCol: the features, in this order. */
  public final E setFeaturesCols(String[] value) {
    set(featuresCols, value);
    return self();
  }

  /** Param of {@link #setFeaturesCols}; empty by default. */
  public final StringArrayParam featuresCols() {
    return featuresCols;
  }
}
