package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates). DL4J: {@code LSTM}.
 *
 * <p>Input [n, nIn, time], output [n, nOut, time]. Parameters: {@code W} [nIn, 4 · nOut], {@code
 * RW} [nOut, 4 · nOut], {@code b} [4 · nOut], each in the order block input, forget gate, output
 * gate, input gate. A step that the mask leaves out changes no state, and its output is 0.
 *
 * <pre>{@code
 * LSTM.builder().nOut(200)
 * }</pre>
 */
public final class LSTM extends LongShortTermMemory {
  /** Name, documentation and keys. */
  public static final Declaration<LSTM> DECLARATION =
      Declaration.of(KIND, "LSTM", LSTM::new)
          .doc(
              "Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates).\n"
                  + "c = f · c + i · activation(a); h = o · activation(c), with a, f, o, i from x ·"
                  + " W + h · RW + b,\n"
                  + "the gates f, o, i through gateActivationFn.\n"
                  + "Input: [n, nIn, time].\n"
                  + "Output: [n, nOut, time].\n"
                  + "Parameters: W [nIn, 4 · nOut], RW [nOut, 4 · nOut], b [4 · nOut], in the order"
                  + " block input, forget gate, output gate, input gate.\n"
                  + "DL4J: LSTM.")
          .positional(LayerKeys.N_OUT)
          .include(keys(GATE_ACTIVATION, FORGET_GATE_BIAS_INIT))
          .build();

  private LSTM(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  boolean peeps() {
    return false;
  }

  /** Starts a builder. */
  public static LSTMBuilder builder() {
    return new LSTMBuilder();
  }
}
