package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.steps.FunctionStep;
import org.pydl4j.nn.steps.ProductStep;
import org.pydl4j.nn.steps.Step;

/**
 * What {@link Dense} and {@link Output} share: {@code x · W + b} with {@code W} [nIn, nOut] and
 * {@code b} [nOut].
 */
abstract class FullyConnected extends FeedForwardLayer {
  FullyConnected(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.FEED_FORWARD;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    checkedInputs(input.size(), "inputs", place);
    return InputType.feedForward(nOut());
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long nIn = input.size();
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(weight(ParameterLayout.F, nIn, nOut(), nIn, nOut()));
    parameters.addAll(bias());
    return parameters;
  }

  @Override
  public @Nullable List<Step> compile(LayerContext frozen) {
    List<Step> steps = new ArrayList<>();
    steps.add(new ProductStep(frozen.parameter("W"), bias(frozen)));
    steps.addAll(FunctionStep.of(activation()));
    return steps;
  }

  @Override
  public NDArray preOutput(LayerContext context, NDArray input) {
    return context.linear(input, "W", bias(context));
  }
}
