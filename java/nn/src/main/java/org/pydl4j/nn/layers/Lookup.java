package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;

/** What layers share that give each of some things, named by whole numbers, a row of weights. */
abstract class Lookup extends FeedForwardLayer {
  /** How many things there are. */
  static final Key<Long> N_IN =
      LayerKeys.N_IN
          .required()
          .doc("How many things there are, named 0 to nIn - 1: the size of the vocabulary.");

  /** As in DL4J there are no biases unless they are asked for. */
  static final Key<Boolean> HAS_BIAS = LayerKeys.HAS_BIAS.defaultsTo(false);

  /** Identity by default, and not inherited. */
  static final Key<ActivationFunction> ACTIVATION =
      Key.of("activation", Type.object(ActivationFunction.KIND))
          .defaultsTo(ActivationFunctions.identity())
          .doc("Function applied to the output; not inherited from the network.");

  Lookup(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  @Override
  public ActivationFunction activation() {
    return get(ACTIVATION);
  }

  @Override
  protected boolean hasBias() {
    return get(HAS_BIAS);
  }

  @Override
  public boolean takesIndices() {
    return true;
  }

  @Override
  public long indexLimit() {
    return get(N_IN);
  }

  @Override
  public Optional<InputType> ownInput() {
    return Optional.empty();
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long nIn = get(N_IN);
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(weight(ParameterLayout.C, nIn, nOut(), nIn, nOut())); // rows lie together
    parameters.addAll(bias());
    return parameters;
  }
}
