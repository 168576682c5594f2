package org.pydl4j.nn.transferlearning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.weights.WeightInit;
import org.pydl4j.nn.weights.WeightInits;

/** Makes a new network from a trained one; see {@link TransferLearning}. */
public final class TransferLearningBuilder {
  private final MultiLayerNetwork trained;
  private final List<Part> parts = new ArrayList<>();
  private @Nullable FineTuneConfiguration tuning;
  private int frozen = -1;
  private @Nullable InputType inputType;

  /** A layer and its number in the trained network; -1 where it is drawn anew. */
  private record Part(Layer layer, int origin) {}

  TransferLearningBuilder(MultiLayerNetwork trained) {
    this.trained = trained;
    List<Layer> layers = trained.configuration().get(MultiLayerConfiguration.LAYERS);
    for (Layer layer : layers) {
      parts.add(new Part(layer, parts.size()));
    }
  }

  /** Settings for the whole network in place of those that it had. */
  public TransferLearningBuilder fineTuneConfiguration(FineTuneConfiguration changes) {
    tuning = changes;
    return this;
  }

  /** Freezes all layers up to this one, itself included: training leaves them as they are. */
  public TransferLearningBuilder setFeatureExtractor(int layer) {
    require(layer);
    frozen = layer;
    return this;
  }

  /** Gives a layer another number of outputs; it and the one behind it are drawn anew. */
  public TransferLearningBuilder nOutReplace(int layer, long outputs) {
    return nOutReplace(layer, outputs, WeightInits.xavier());
  }

  /** The same, with another start of its weights. */
  public TransferLearningBuilder nOutReplace(int layer, long outputs, WeightInit scheme) {
    Layer old = require(layer).layer;
    parts.set(layer, new Part(Kept.withOutputs(old, outputs, scheme), -1));
    for (int next = layer + 1; next < parts.size(); next++) {
      Part behind = parts.get(next);
      parts.set(next, new Part(Kept.following(behind.layer), behind.origin));
      if (behind.layer.declaration().keyNames().contains(LayerKeys.N_OUT.name())) {
        break; // those behind it see nothing of the change
      }
    }
    return this;
  }

  /** Takes the last layer off. */
  public TransferLearningBuilder removeOutputLayer() {
    return removeLayersFromOutput(1);
  }

  /** Takes the last layers off. */
  public TransferLearningBuilder removeLayersFromOutput(int count) {
    if (count < 1 || count > parts.size()) {
      throw new ConfigurationException(
          "Of "
              + parts.size()
              + " layers 1 to "
              + parts.size()
              + " can be removed. Got "
              + count
              + ".");
    }
    parts.subList(parts.size() - count, parts.size()).clear();
    return this;
  }

  /** Puts a layer behind the others. */
  public TransferLearningBuilder addLayer(Layer layer) {
    parts.add(new Part(layer, -1));
    return this;
  }

  /** The same, from its builder. */
  public TransferLearningBuilder addLayer(ConfiguredBuilder<? extends Layer, ?> layer) {
    return addLayer(layer.build());
  }

  /** Another shape of the input; the layers before which it changes nothing keep their weights. */
  public TransferLearningBuilder setInputType(InputType type) {
    inputType = type;
    return this;
  }

  private Part require(int layer) {
    if (layer < 0 || layer >= parts.size()) {
      throw new ConfigurationException(
          "There is no layer "
              + layer
              + ". This network has the layers 0 to "
              + (parts.size() - 1)
              + ".");
    }
    return parts.get(layer);
  }

  /**
   * The network, which the caller closes.
   *
   * @throws ConfigurationException if the layers make no network
   * @throws org.pydl4j.nd.errors.ShapeException if they do not fit together
   */
  public MultiLayerNetwork build() {
    List<Layer> layers = new ArrayList<>();
    Map<String, String> origins = new HashMap<>();
    for (Part part : parts) {
      int place = layers.size();
      Layer layer = tuning == null ? part.layer : Kept.tuned(part.layer, tuning);
      layers.add(place <= frozen ? Kept.frozen(layer) : layer);
      if (part.origin >= 0) {
        origins.put(Integer.toString(place), Integer.toString(part.origin));
      }
    }
    var conf = trained.configuration().with(MultiLayerConfiguration.LAYERS, layers);
    if (tuning != null) {
      conf = conf.overlaid(tuning);
    }
    InputType type = inputType == null ? trained.configuration().inputType() : inputType;
    conf = conf.with(MultiLayerConfiguration.INPUT_TYPE, type);
    MultiLayerNetwork made = new MultiLayerNetwork((MultiLayerConfiguration) conf);
    return Kept.filled(made, trained, origins);
  }
}
