package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.constraints.Constraint;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.training.FlatParameters.Slot;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.nn.updaters.Updater;

/**
 * What happens to the parameters themselves beside the updaters' steps: weight decay before them,
 * constraints after them.
 */
final class WeightRules implements AutoCloseable {
  /** What parameters that decay together share. */
  private record Rate(Configured layer, Key<Schedule> key, Updater updater, boolean weighs) {
    double at(long iteration, long epoch, double factor) {
      double rate = Schedule.valueOf(layer, key, iteration, epoch);
      double step = factor * updater.learningRate(iteration, epoch);
      boolean scaled = layer.get(LayerKeys.WEIGHT_DECAY_APPLY_LR) && !Double.isNaN(step);
      return scaled ? rate * step : rate;
    }
  }

  private record Decay(Rate rate, NDArray values) {}

  private record Limit(Constraint constraint, NDArray parameter) {}

  private final List<Decay> decays = new ArrayList<>();
  private final List<Limit> limits = new ArrayList<>();

  /**
   * The rules of some parameters.
   *
   * @param layer the settings that hold for a parameter
   * @param updater the updater of a parameter
   */
  WeightRules(
      List<Slot> slots,
      NDArray values,
      Function<Slot, Configured> layer,
      Function<Slot, Updater> updater) {
    Map<Runs.Run, Rate> rates =
        Runs.of(
            slots,
            slot ->
                new Rate(
                    layer.apply(slot),
                    slot.spec().bias() ? LayerKeys.WEIGHT_DECAY_BIAS : LayerKeys.WEIGHT_DECAY,
                    updater.apply(slot),
                    weighs(slot)));
    rates.forEach(
        (run, rate) -> {
          if (rate.weighs && !Objects.equals(rate.layer.get(rate.key), rate.key.defaultValue())) {
            decays.add(new Decay(rate, run.of(values)));
          }
        });
    for (Slot slot : slots) {
      if (!weighs(slot)) {
        continue;
      }
      Key<List<Constraint>> key =
          slot.spec().bias() ? LayerKeys.CONSTRAIN_BIAS : LayerKeys.CONSTRAIN_WEIGHTS;
      for (Constraint constraint : layer.apply(slot).find(key).orElse(List.of())) {
        limits.add(new Limit(constraint, Scope.detach(FlatParameters.shown(values, slot))));
      }
    }
  }

  /** Gains and running means keep their size. */
  private static boolean weighs(Slot slot) {
    return slot.spec().role() == ParameterRole.WEIGHT || slot.spec().bias();
  }

  /** Takes from parameters what decays in this step, at this multiple of the learning rates. */
  void decay(long iteration, long epoch, double factor) {
    for (Decay decay : decays) {
      Arithmetic.mulInPlace(decay.values, 1 - decay.rate.at(iteration, epoch, factor));
    }
  }

  /** Brings parameters back inside their limits. */
  void constrain() {
    for (Limit limit : limits) {
      try (Scope scope = Scope.open()) {
        limit.constraint.apply(limit.parameter);
      }
    }
  }

  @Override
  public void close() {
    decays.forEach(decay -> decay.values.close());
    limits.forEach(limit -> limit.parameter.close());
  }
}
