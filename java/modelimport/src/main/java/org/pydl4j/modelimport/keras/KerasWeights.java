package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import java.util.List;

/** The weights of a model's layers. */
interface KerasWeights {
  /** Those of a layer by its name, in Keras' order; none where it has none. */
  List<KerasTensor> of(String layer);

  /**
   * Those of a model in this one, also in a wrapper.
   *
   * @param layer the name of the layer that it is, or that it stands in
   * @param layers its layers in their order
   */
  KerasWeights model(String layer, JsonArray layers);
}
