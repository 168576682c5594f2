package org.pydl4j.nn.zoo;

import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.layers.ActivationLayer;
import org.pydl4j.nn.layers.BatchNormalization;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.DropoutLayer;
import org.pydl4j.nn.layers.GlobalPooling;
import org.pydl4j.nn.layers.LossLayer;
import org.pydl4j.nn.layers.Subsampling;
import org.pydl4j.nn.layers.Subsampling.PoolingType;

/**
 * Nine convolutions with batch normalization and dropout, for small pictures such as faces of 48 x
 * 48. Source: Arriaga et al. 2017, arXiv:1710.07557. DL4J: SimpleCNN.
 */
public final class SimpleCNN extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<SimpleCNN> DECLARATION =
      pictures(Declaration.<SimpleCNN>of(KIND, "SimpleCNN", SimpleCNN::new))
          .doc(
              "Nine convolutions with batch normalization and dropout, for small pictures"
                  + " such as faces of 48 x 48.\n"
                  + "Source: Arriaga et al. 2017, arXiv:1710.07557.\n"
                  + "DL4J: SimpleCNN.")
          .build();

  private SimpleCNN(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public MultiLayerConfiguration conf() {
    MultiLayerConfigurationBuilder net =
        MultiLayerConfiguration.builder()
            .seed(seed())
            .updater(get(UPDATER))
            .weightInit("relu")
            .activation("identity")
            .convolutionMode(ConvolutionMode.Same);
    block(net, 16, 7);
    block(net, 32, 5);
    block(net, 64, 3);
    block(net, 128, 3);
    return net.layer(Convolution.builder().nOut(256).kernelSize(3))
        .layer(BatchNormalization.builder())
        .layer(Convolution.builder().nOut(get(NUM_CLASSES)).kernelSize(3))
        .layer(GlobalPooling.builder().poolingType(PoolingType.AVG))
        .layer(LossLayer.builder().loss("mcxent").activation("softmax"))
        .inputType(pictures())
        .build();
  }

  private static void block(MultiLayerConfigurationBuilder net, long outputs, long kernel) {
    for (int i = 0; i < 2; i++) {
      net.layer(Convolution.builder().nOut(outputs).kernelSize(kernel))
          .layer(BatchNormalization.builder());
    }
    net.layer(ActivationLayer.of("relu"))
        .layer(Subsampling.builder().poolingType(PoolingType.AVG).kernelSize(2).stride(2))
        .layer(DropoutLayer.of(0.5));
  }

  /** Starts a builder. */
  public static SimpleCNNBuilder builder() {
    return new SimpleCNNBuilder();
  }
}
