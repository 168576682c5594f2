package org.pydl4j.nn.zoo;

import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.GravesLSTM;
import org.pydl4j.nn.layers.RnnOutput;

/**
 * Two LSTMs with peepholes of 256 units, which guess the next letter of a text in series of one-
 * hot rows [n, letters, time]; trained in parts of 50 steps. DL4J: TextGenerationLSTM.
 */
public final class TextGenerationLSTM extends ZooModel {
  /** How many letters. */
  public static final Key<Long> TOTAL_UNIQUE_CHARACTERS =
      count("totalUniqueCharacters", 47, "How many different letters the text has.");

  /** Name, documentation and keys. */
  public static final Declaration<TextGenerationLSTM> DECLARATION =
      trained(
              Declaration.<TextGenerationLSTM>of(
                  KIND, "TextGenerationLSTM", TextGenerationLSTM::new))
          .doc(
              "Two LSTMs with peepholes of 256 units, which guess the next letter of a "
                  + "text in series of one-hot rows [n, letters, time]; trained in parts of 50 "
                  + "steps.\n"
                  + "DL4J: TextGenerationLSTM.")
          .positional(TOTAL_UNIQUE_CHARACTERS)
          .build();

  private TextGenerationLSTM(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public MultiLayerConfiguration conf() {
    long letters = get(TOTAL_UNIQUE_CHARACTERS);
    return MultiLayerConfiguration.builder()
        .seed(seed())
        .updater(get(UPDATER))
        .l2(0.001)
        .weightInit("xavier")
        .layer(GravesLSTM.builder().nOut(256).activation("tanh"))
        .layer(GravesLSTM.builder().nOut(256).activation("tanh"))
        .layer(RnnOutput.builder().nOut(letters).loss("mcxent").activation("softmax"))
        .backpropType(NetworkConfiguration.BackpropType.TruncatedBPTT)
        .tbpttLength(50)
        .inputType(InputType.recurrent(letters))
        .build();
  }

  /** Starts a builder. */
  public static TextGenerationLSTMBuilder builder() {
    return new TextGenerationLSTMBuilder();
  }
}
