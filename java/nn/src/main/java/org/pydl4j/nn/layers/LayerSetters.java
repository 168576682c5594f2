package org.pydl4j.nn.layers;

import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Updater;
import org.pydl4j.nn.weights.WeightInit;

/**
 * Setters of the inherited keys, for the builders of layers and of networks. The keys'
 * documentation gives units and defaults: {@link LayerKeys}.
 *
 * @param <B> the builder
 */
public interface LayerSetters<B> {
  /** Sets any key. */
  <V> B set(Key<V> key, V value);

  /** See {@link LayerKeys#UPDATER}. */
  default B updater(Updater value) {
    return set(LayerKeys.UPDATER, value);
  }

  /** See {@link LayerKeys#BIAS_UPDATER}. */
  default B biasUpdater(Updater value) {
    return set(LayerKeys.BIAS_UPDATER, value);
  }

  /** See {@link LayerKeys#WEIGHT_INIT}. */
  default B weightInit(WeightInit value) {
    return set(LayerKeys.WEIGHT_INIT, value);
  }

  /** By name, for example {@code "xavier"}. */
  default B weightInit(String name) {
    return weightInit(WeightInit.KIND.named(name));
  }

  /** See {@link LayerKeys#BIAS_INIT}. */
  default B biasInit(double value) {
    return set(LayerKeys.BIAS_INIT, value);
  }

  /** See {@link LayerKeys#ACTIVATION}. */
  default B activation(ActivationFunction value) {
    return set(LayerKeys.ACTIVATION, value);
  }

  /** By name, for example {@code "relu"}. */
  default B activation(String name) {
    return activation(ActivationFunction.KIND.named(name));
  }

  /** See {@link LayerKeys#L1}. */
  default B l1(double value) {
    return set(LayerKeys.L1, value);
  }

  /** See {@link LayerKeys#L2}. */
  default B l2(double value) {
    return set(LayerKeys.L2, value);
  }

  /** See {@link LayerKeys#L1_BIAS}. */
  default B l1Bias(double value) {
    return set(LayerKeys.L1_BIAS, value);
  }

  /** See {@link LayerKeys#L2_BIAS}. */
  default B l2Bias(double value) {
    return set(LayerKeys.L2_BIAS, value);
  }

  /** The probability of keeping an input; see {@link LayerKeys#DROP_OUT}. */
  default B dropOut(double value) {
    return set(LayerKeys.DROP_OUT, value);
  }

  /** See {@link LayerKeys#GRADIENT_NORMALIZATION}. */
  default B gradientNormalization(GradientNormalization value) {
    return set(LayerKeys.GRADIENT_NORMALIZATION, value);
  }

  /** See {@link LayerKeys#GRADIENT_NORMALIZATION_THRESHOLD}. */
  default B gradientNormalizationThreshold(double value) {
    return set(LayerKeys.GRADIENT_NORMALIZATION_THRESHOLD, value);
  }
}
