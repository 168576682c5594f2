package org.pydl4j.spark.ml;

import java.util.function.Supplier;
import org.apache.spark.ml.param.Param;
import org.pydl4j.spark.scoring.ScoreColumn;

/**
 * A model whose one new column holds the activations of a layer. Public, since Spark finds params
 * through public methods of public classes.
 *
 * @param <M> the model itself
 */
public abstract class LayerModel<M extends LayerModel<M>> extends FeaturesModel<M> {
  private static final long serialVersionUID = 1L;

  private final Param<String> outputCol = ColumnParams.output(this);
  private final Param<String> layer;

  /**
   * @param unset which layer it is where none is set, for the param's doc
   */
  LayerModel(String uid, String unset) {
    super(uid);
    layer = ColumnParams.layer(this, unset);
    setDefault(outputCol, "output");
    setDefault(layer, "");
  }

  /** The column of the layer that is set; of another one if none is. */
  final ScoreColumn column(Supplier<ScoreColumn> unset) {
    String wanted = getOrDefault(layer);
    return wanted.isEmpty() ? unset.get() : activation(newColumn(), wanted);
  }

  final String newColumn() {
    return getOrDefault(outputCol);
  }

  /** New column. */
  public final M setOutputCol(String value) {
    set(outputCol, value);
    return self();
  }

  /** Param of {@link #setOutputCol}; {@code output} by default. */
  public final Param<String> outputCol() {
    return outputCol;
  }

  /** Name or number of the layer whose activations the column holds. */
  public final M setLayer(String value) {
    set(layer, value);
    return self();
  }

  /** Param of {@link #setLayer}; empty by default. */
  public final Param<String> layer() {
    return layer;
  }
}
