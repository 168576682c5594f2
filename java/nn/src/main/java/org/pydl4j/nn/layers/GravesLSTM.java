package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Long short-term memory with peepholes (Graves 2012). DL4J: {@code GravesLSTM}.
 *
 * <p>Input [n, nIn, time], output [n, nOut, time]. Parameters: {@code W} [nIn, 4 · nOut], {@code
 * RW} [nOut, 4 · nOut + 3], {@code b} [4 · nOut], each in the order block input, forget gate,
 * output gate, input gate. A step that the mask leaves out changes no state, and its output is 0.
 *
 * <pre>{@code
 * GravesLSTM.builder().nOut(200)
 * }</pre>
 */
public final class GravesLSTM extends LongShortTermMemory {
  /** Name, documentation and keys. */
  public static final Declaration<GravesLSTM> DECLARATION =
      Declaration.of(KIND, "GravesLSTM", GravesLSTM::new)
          .doc(
              "Long short-term memory with peepholes (Graves 2012).\n"
                  + "As LSTM; the gates also see the memory cell: the last three columns of RW"
                  + " weigh it for the\n"
                  + "forget gate, the output gate (the new cell) and the input gate.\n"
                  + "Input: [n, nIn, time].\n"
                  + "Output: [n, nOut, time].\n"
                  + "Parameters: W [nIn, 4 · nOut], RW [nOut, 4 · nOut + 3], b [4 · nOut], in the"
                  + " order block input, forget gate, output gate, input gate.\n"
                  + "DL4J: GravesLSTM.")
          .positional(LayerKeys.N_OUT)
          .include(keys(GATE_ACTIVATION, FORGET_GATE_BIAS_INIT))
          .build();

  private GravesLSTM(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  long recurrentColumns() {
    return 4 * nOut() + 3;
  }

  @Override
  boolean peeps() {
    return true;
  }

  /** Starts a builder. */
  public static GravesLSTMBuilder builder() {
    return new GravesLSTMBuilder();
  }
}
