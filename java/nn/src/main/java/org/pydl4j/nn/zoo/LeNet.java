package org.pydl4j.nn.zoo;

import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.Subsampling;

/**
 * Two convolutions and two layers of rows, as in Deeplearning4j: 5 x 5 kernels of 20 and 50
 * channels, 500 units. LeCun et al. 1998. DL4J: LeNet.
 */
public final class LeNet extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<LeNet> DECLARATION =
      pictures(Declaration.<LeNet>of(KIND, "LeNet", LeNet::new))
          .doc(
              "Two convolutions and two layers of rows, as in Deeplearning4j: 5 x 5 kernels of 20"
                  + " and 50 channels, 500 units.\n"
                  + "LeCun et al. 1998.\n"
                  + "DL4J: LeNet.")
          .build();

  private LeNet(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public MultiLayerConfiguration conf() {
    return MultiLayerConfiguration.builder()
        .seed(seed())
        .updater(get(UPDATER))
        .weightInit("relu")
        .activation("relu")
        .convolutionMode(ConvolutionMode.Same)
        .layer(Convolution.builder().nOut(20).kernelSize(5))
        .layer(Subsampling.builder().kernelSize(2).stride(2))
        .layer(Convolution.builder().nOut(50).kernelSize(5))
        .layer(Subsampling.builder().kernelSize(2).stride(2))
        .layer(Dense.builder().nOut(500))
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
  public static LeNetBuilder builder() {
    return new LeNetBuilder();
  }
}
