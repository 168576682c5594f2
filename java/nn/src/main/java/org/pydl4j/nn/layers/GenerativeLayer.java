package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;

/** A layer that learns without labels and can make an input again from what it made of one. */
public interface GenerativeLayer extends UnsupervisedLayer {
  /**
   * The input that the layer thinks of, given what it makes of an input: without chance, the mean
   * where it is one.
   *
   * @param hidden [n, nOut]
   * @return [n, nIn]
   */
  NDArray decode(LayerContext context, NDArray hidden);
}
