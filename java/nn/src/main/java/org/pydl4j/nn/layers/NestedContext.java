package org.pydl4j.nn.layers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;

/**
 * The context of a layer inside another one, whose parameters, states and random numbers have names
 * of their own.
 *
 * @param prefix what they begin with there
 * @param carries whether it goes on where the segment before ended
 */
record NestedContext(LayerContext around, String prefix, boolean carries) implements LayerContext {
  @Override
  public NDArray parameter(String name) {
    return around.parameter(prefix + name);
  }

  @Override
  public NDArray linear(NDArray input, String name, @Nullable NDArray bias) {
    return around.linear(input, prefix + name, bias);
  }

  @Override
  public long iteration() {
    return around.iteration();
  }

  @Override
  public long epoch() {
    return around.epoch();
  }

  @Override
  public boolean training() {
    return around.training();
  }

  @Override
  public void setState(String name, NDArray value) {
    around.setState(prefix + name, value);
  }

  @Override
  public void addLoss(Supplier<NDArray> term) {
    around.addLoss(term);
  }

  @Override
  public @Nullable NDArray carried(String name) {
    return carries ? around.carried(prefix + name) : null;
  }

  @Override
  public void carry(String name, NDArray value) {
    if (carries) {
      around.carry(prefix + name, value);
    }
  }

  @Override
  public RandomSource random(String purpose) {
    return around.random(prefix + "." + purpose);
  }
}
