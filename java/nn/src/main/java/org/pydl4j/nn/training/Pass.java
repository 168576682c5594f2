package org.pydl4j.nn.training;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nn.LayerPlan;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.data.Seeds;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.OutputLayer;

/** One way through the layers, front to back. Used by one thread, once. */
public final class Pass implements LayerContext {
  private final List<LayerPlan> plan;
  private final List<Map<String, NDArray>> parameters;
  private final @Nullable PackedWeights packed;
  private final @Nullable RandomSource random;
  private final long seed;
  private final long step;
  private int layer;
  private int drawing = -1; // the layer whose random numbers run

  private Pass(
      List<LayerPlan> plan,
      List<Map<String, NDArray>> parameters,
      @Nullable PackedWeights packed,
      @Nullable RandomSource random,
      long seed,
      long step) {
    this.plan = plan;
    this.parameters = parameters;
    this.packed = packed;
    this.random = random;
    this.seed = seed;
    this.step = step;
  }

  /** A pass that autograd follows and in which dropout works. */
  static Pass training(
      List<LayerPlan> plan,
      FlatParameters parameters,
      RandomSource random,
      long seed,
      long iteration) {
    return new Pass(plan, parameters.forTraining(), null, random, seed, iteration);
  }

  /** A pass with the parameters as they are. */
  public static Pass inference(List<LayerPlan> plan, FlatParameters parameters) {
    return new Pass(plan, parameters.forInference(), parameters.packed(), null, 0, 0);
  }

  /** What comes out of the last layer; of layer {@code last} if that is not the last. */
  public NDArray output(NDArray input, int last) {
    NDArray x = input;
    for (layer = 0; layer <= last; layer++) {
      x = plan.get(layer).layer().apply(this, prepared(x));
    }
    return x;
  }

  /** What the last layer, an {@link OutputLayer}, computes before its activation: [n, nOut]. */
  public NDArray logits(NDArray input) {
    int last = plan.size() - 1;
    NDArray x = output(input, last - 1);
    layer = last;
    return ((OutputLayer) plan.get(last).layer()).logits(this, prepared(x));
  }

  private NDArray prepared(NDArray x) {
    LayerPlan current = plan.get(layer);
    return current.preprocessor() == null ? x : current.preprocessor().apply(x);
  }

  @Override
  public NDArray parameter(String name) {
    NDArray found = parameters.get(layer).get(name);
    if (found == null) {
      throw new ConfigurationException(
          "The "
              + plan.get(layer).described()
              + " has no parameter '"
              + name
              + "'. "
              + Names.suggestion(name, parameters.get(layer).keySet()));
    }
    return found;
  }

  @Override
  public NDArray linear(NDArray input, String name, @Nullable NDArray bias) {
    NDArray weights = parameter(name);
    return packed == null
        ? Convolutions.linear(input, weights, bias)
        : packed.linear(input, weights, bias);
  }

  @Override
  public boolean training() {
    return random != null;
  }

  @Override
  public RandomSource random() {
    if (random == null) {
      throw new IllegalStateException("Random numbers are there in training alone.");
    }
    if (drawing != layer) {
      drawing = layer;
      random.seed(Seeds.of(seed, -1 - layer, step));
    }
    return random;
  }
}
