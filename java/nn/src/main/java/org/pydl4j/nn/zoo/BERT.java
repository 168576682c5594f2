package org.pydl4j.nn.zoo;

import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.ComputationGraphConfigurationBuilder;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.EmbeddingSequence;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerNormalization;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.PositionEmbedding;
import org.pydl4j.nn.layers.TransformerEncoder;
import org.pydl4j.nn.vertices.ElementWiseVertex;
import org.pydl4j.nn.vertices.LastTimeStepVertex;
import org.pydl4j.nn.vertices.ReverseTimeSeriesVertex;
import org.pydl4j.nn.weights.TruncatedNormalDistribution;

/**
 * An encoder of texts with a class for each; 109,483,778 parameters for two classes in its base
 * form. Inputs: words and segments, whole numbers [n, 1, time], of which masks [n, time] leave
 * padding out. Devlin et al. 2018, arXiv:1810.04805 (base).
 */
public final class BERT extends ZooModel {
  private static final double EPSILON = 1e-12;

  /** How many classes. */
  public static final Key<Long> CLASSES = NUM_CLASSES.defaultsTo(2L);

  /** How many words there are. */
  public static final Key<Long> VOCABULARY =
      count("vocabulary", 30522, "How many words there are.");

  /** How many segments a text may have. */
  public static final Key<Long> SEGMENTS =
      count("segments", 2, "How many segments a text may have.");

  /** Words of the longest text. */
  public static final Key<Long> MAX_LENGTH = count("maxLength", 512, "Words of the longest text.");

  /** Numbers of a word between the blocks. */
  public static final Key<Long> HIDDEN_SIZE =
      count("hiddenSize", 768, "Numbers of a word between the blocks.");

  /** How many blocks. */
  public static final Key<Long> NUM_LAYERS = count("numLayers", 12, "How many blocks.");

  /** Heads of attention in each block. */
  public static final Key<Long> N_HEADS = count("nHeads", 12, "Heads of attention in each block.");

  /** Name, documentation and keys. */
  public static final Declaration<BERT> DECLARATION =
      trained(Declaration.<BERT>of(KIND, "BERT", BERT::new))
          .doc(
              "An encoder of texts with a class for each; 109,483,778 parameters for two "
                  + "classes in its base form.\n"
                  + "Inputs: words and segments, whole numbers [n, 1, time], of which masks [n,"
                  + " time] leave padding out.\n"
                  + "Devlin et al. 2018, arXiv:1810.04805 (base).")
          .positional(CLASSES)
          .key(VOCABULARY)
          .key(SEGMENTS)
          .key(MAX_LENGTH)
          .key(HIDDEN_SIZE)
          .key(NUM_LAYERS)
          .key(N_HEADS)
          .build();

  private BERT(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public ComputationGraphConfiguration conf() {
    ComputationGraphConfigurationBuilder net =
        ComputationGraphConfiguration.builder()
            .seed(seed())
            .updater(get(UPDATER))
            .weightInit(new TruncatedNormalDistribution(0, 0.02))
            .activation("identity")
            .addInputs("words", "segments")
            .setInputTypes(InputType.recurrent(1), InputType.recurrent(1))
            .addLayer("word", looked(get(VOCABULARY)), "words")
            .addLayer("segment", looked(get(SEGMENTS)), "segments")
            .addVertex(
                "sum", ElementWiseVertex.builder().op(ElementWiseVertex.Op.ADD), "word", "segment")
            .addLayer("place", PositionEmbedding.builder().maxLength(get(MAX_LENGTH)), "sum")
            .addLayer("norm", LayerNormalization.builder().eps(EPSILON), "place");
    String at = "norm";
    for (int i = 0; i < get(NUM_LAYERS); i++) {
      String block = "block" + i;
      net.addLayer(block, block(), at);
      at = block;
    }
    return net.addVertex("backwards", ReverseTimeSeriesVertex.builder(), at)
        .addVertex("first", LastTimeStepVertex.builder(), "backwards")
        .addLayer("pool", Dense.builder().nOut(get(HIDDEN_SIZE)).activation("tanh"), "first")
        .addLayer(
            "output",
            Output.builder().nOut(get(CLASSES)).loss("mcxent").activation("softmax"),
            "pool")
        .setOutputs("output")
        .build();
  }

  private Layer looked(long things) {
    return EmbeddingSequence.builder().nIn(things).nOut(get(HIDDEN_SIZE)).build();
  }

  private Layer block() {
    return TransformerEncoder.builder()
        .nHeads(get(N_HEADS))
        .activation("gelu")
        .eps(EPSILON)
        .attentionDropOut(0.9)
        .residualDropOut(0.9)
        .build();
  }

  /** Starts a builder. */
  public static BERTBuilder builder() {
    return new BERTBuilder();
  }
}
