package org.pydl4j.nn.zoo;

import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.GlobalPooling;
import org.pydl4j.nn.layers.LayerNormalization;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.PositionEmbedding;
import org.pydl4j.nn.layers.Reshape;
import org.pydl4j.nn.layers.Subsampling.PoolingType;
import org.pydl4j.nn.layers.TransformerEncoder;

/**
 * A transformer that reads a picture as a series of its patches and takes the mean of what it makes
 * of them; 22,049,896 parameters for pictures of 224 x 224 and 1000 classes. Dosovitskiy et al.
 * 2020, arXiv:2010.11929 (S/16), without a class token as in Beyer et al. 2022, arXiv:2205.01580.
 */
public final class ViT extends ZooModel {
  /** Height and width of a patch. */
  public static final Key<Long> PATCH_SIZE = count("patchSize", 16, "Height and width of a patch.");

  /** Numbers of a patch between the blocks. */
  public static final Key<Long> HIDDEN_SIZE =
      count("hiddenSize", 384, "Numbers of a patch between the blocks.");

  /** How many blocks. */
  public static final Key<Long> NUM_LAYERS = count("numLayers", 12, "How many blocks.");

  /** Heads of attention in each block. */
  public static final Key<Long> N_HEADS = count("nHeads", 6, "Heads of attention in each block.");

  /** Name, documentation and keys. */
  public static final Declaration<ViT> DECLARATION =
      pictures(Declaration.<ViT>of(KIND, "ViT", ViT::new))
          .doc(
              "A transformer that reads a picture as a series of its patches and takes "
                  + "the mean of what it makes of them; 22,049,896 parameters for pictures of "
                  + "224 x 224 and 1000 classes.\n"
                  + "Dosovitskiy et al. 2020, arXiv:2010.11929 (S/16), without a class token as"
                  + " in Beyer et al. 2022, arXiv:2205.01580.")
          .key(PATCH_SIZE)
          .key(HIDDEN_SIZE)
          .key(NUM_LAYERS)
          .key(N_HEADS)
          .build();

  private ViT(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public MultiLayerConfiguration conf() {
    long patch = get(PATCH_SIZE);
    long patches = (get(HEIGHT) / patch) * (get(WIDTH) / patch);
    MultiLayerConfigurationBuilder net =
        MultiLayerConfiguration.builder()
            .seed(seed())
            .updater(get(UPDATER))
            .weightInit("xavier")
            .activation("identity")
            .layer(Convolution.builder().nOut(get(HIDDEN_SIZE)).kernelSize(patch).stride(patch))
            .layer(Reshape.builder().shape(get(HIDDEN_SIZE), -1))
            .layer(PositionEmbedding.builder().maxLength(Math.max(patches, 1)));
    for (long i = get(NUM_LAYERS); i > 0; i--) {
      net.layer(
          TransformerEncoder.builder().nHeads(get(N_HEADS)).activation("gelu").normFirst(true));
    }
    return net.layer(LayerNormalization.builder())
        .layer(GlobalPooling.builder().poolingType(PoolingType.AVG))
        .layer(Output.builder().nOut(get(NUM_CLASSES)).loss("mcxent").activation("softmax"))
        .inputType(pictures())
        .build();
  }

  /** Starts a builder. */
  public static ViTBuilder builder() {
    return new ViTBuilder();
  }
}
