package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.weights.WeightInit;
import org.pydl4j.nn.weights.WeightInits;

/** The start of an LSTM's biases: those of the forget gate, the second quarter, have their own. */
final class ForgetGateBias extends WeightInit {
  private static final Key<Double> FORGET =
      Key.of("forget", Type.DOUBLE).required().doc("The forget gate's.");
  private static final Key<Double> OTHERS =
      Key.of("others", Type.DOUBLE).required().doc("The other gates'.");
  private static final Declaration<ForgetGateBias> OWN =
      Declaration.of(KIND, "ForgetGateBias", ForgetGateBias::new)
          .doc("Biases of an LSTM.")
          .positional(FORGET, OTHERS)
          .build();

  private ForgetGateBias(Settings settings) {
    super(OWN, settings);
  }

  static ForgetGateBias of(double forget, double others) {
    return OWN.builder().set(FORGET, forget).set(OTHERS, others).build();
  }

  @Override
  public void fill(NDArray target, double fanIn, double fanOut, long seed) {
    WeightInits.constant(get(OTHERS)).fill(target, fanIn, fanOut, seed);
    long n = target.length() / 4;
    try (NDArray gate = Indexing.slice(target, 0, n, 2 * n)) {
      WeightInits.constant(get(FORGET)).fill(gate, fanIn, fanOut, seed);
    }
  }
}
