package org.pydl4j.nn.zoo;

import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.Subsampling;

/**
 * Five convolutions and three layers of rows in one tower, as PyTorch has it; 61,100,840 parameters
 * for 224 x 224 and 1000 classes. Krizhevsky 2014, arXiv:1404.5997. DL4J: AlexNet.
 */
public final class AlexNet extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<AlexNet> DECLARATION =
      pictures(Declaration.<AlexNet>of(KIND, "AlexNet", AlexNet::new))
          .doc(
              "Five convolutions and three layers of rows in one tower, as PyTorch has it;"
                  + " 61,100,840 parameters for 224 x 224 and 1000 classes.\n"
                  + "Krizhevsky 2014, arXiv:1404.5997.\n"
                  + "DL4J: AlexNet.")
          .build();

  private AlexNet(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public MultiLayerConfiguration conf() {
    return MultiLayerConfiguration.builder()
        .seed(seed())
        .updater(get(UPDATER))
        .weightInit("relu")
        .activation("relu")
        .layer(Convolution.builder().nOut(64).kernelSize(11).stride(4).padding(2))
        .layer(Subsampling.builder().kernelSize(3).stride(2))
        .layer(Convolution.builder().nOut(192).kernelSize(5).padding(2))
        .layer(Subsampling.builder().kernelSize(3).stride(2))
        .layer(Convolution.builder().nOut(384).kernelSize(3).padding(1))
        .layer(Convolution.builder().nOut(256).kernelSize(3).padding(1))
        .layer(Convolution.builder().nOut(256).kernelSize(3).padding(1))
        .layer(Subsampling.builder().kernelSize(3).stride(2))
        .layer(Dense.builder().nOut(4096).dropOut(0.5))
        .layer(Dense.builder().nOut(4096).dropOut(0.5))
        .layer(
            Output.builder()
                .nOut(get(NUM_CLASSES))
                .loss("mcxent")
                .activation("softmax")
                .weightInit("xavier"))
        .inputType(pictures())
        .build();
  }

  /** Starts a builder. */
  public static AlexNetBuilder builder() {
    return new AlexNetBuilder();
  }
}
