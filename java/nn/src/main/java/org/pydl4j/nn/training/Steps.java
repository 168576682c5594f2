package org.pydl4j.nn.training;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.DataPosition;

/** What a training loop goes through: the steps of a network, or of a layer of it. */
public interface Steps {
  /**
   * One step, of which no file and no copy sees half. Its labels were checked.
   *
   * @param carry what the part of the series before this one left behind; null for whole series
   * @throws org.pydl4j.nd.errors.ShapeException if the features do not fit the network
   */
  void trainOn(Batch batch, @Nullable CarriedState carry);

  /** Steps made so far. */
  long iteration();

  /** Passes over the data ended so far. */
  long epoch();

  /** Counts a pass over the data. */
  void epochDone();

  /**
   * How far the running pass over the data is; null at its beginning, or where that is not known.
   */
  @Nullable DataPosition dataPosition();

  /** Notes how far the running pass over the data is. */
  void setDataPosition(@Nullable DataPosition position);

  /** The loss of the last step, before it. */
  double score();
}
