package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.Param;

/**
 * An estimator with one column of features, one of labels and one for the prediction. Public, since
 * Spark finds params through public methods of public classes.
 *
 * @param <E> the estimator itself
 * @param <M> its model
 */
public abstract class SupervisedEstimator<
        E extends SupervisedEstimator<E, M>, M extends NetworkModel<M>>
    extends FeaturesEstimator<E, M> {
  private static final long serialVersionUID = 1L;

  private final Param<String> labelCol = ColumnParams.labels(this);
  private final Param<String> predictionCol = ColumnParams.prediction(this);

  SupervisedEstimator(String uid) {
    super(uid);
    setDefault(labelCol, "label");
    setDefault(predictionCol, "prediction");
  }

  @Override
  final List<String> labelColumns() {
    return List.of(getOrDefault(labelCol));
  }

  /** The column with the labels. */
  public final E setLabelCol(String value) {
    set(labelCol, value);
    return self();
  }

  /** Param of {@link #setLabelCol}; {@code label} by default. */
  public final Param<String> labelCol() {
    return labelCol;
  }

  /** New column with the prediction. */
  public E setPredictionCol(String value) {
    set(predictionCol, value);
    return self();
  }

  /** Param of {@link #setPredictionCol}; {@code prediction} by default. */
  public final Param<String> predictionCol() {
    return predictionCol;
  }
}
