package org.pydl4j.nn.zoo;

import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.Subsampling;

/** What the networks of that family share. */
final class Vgg {
  private static final long[] CHANNELS = {64, 128, 256, 512, 512};

  private Vgg() {}

  /** With so many convolutions in each of its five parts. */
  static MultiLayerConfiguration of(ZooModel model, int[] convolutions) {
    MultiLayerConfigurationBuilder chain =
        MultiLayerConfiguration.builder()
            .seed(model.seed())
            .updater(model.get(ZooModel.UPDATER))
            .weightInit("relu")
            .activation("relu")
            .convolutionMode(ConvolutionMode.Same)
            .inputType(model.pictures());
    for (int part = 0; part < convolutions.length; part++) {
      for (int i = 0; i < convolutions[part]; i++) {
        chain.layer(Convolution.builder().nOut(CHANNELS[part]).kernelSize(3));
      }
      chain.layer(
          Subsampling.builder().kernelSize(2).stride(2).convolutionMode(ConvolutionMode.Truncate));
    }
    return chain
        .layer(Dense.builder().nOut(4096))
        .layer(Dense.builder().nOut(4096).dropOut(0.5))
        .layer(
            Output.builder()
                .nOut(model.get(ZooModel.NUM_CLASSES))
                .loss("mcxent")
                .activation("softmax")
                .weightInit("xavier")
                .dropOut(0.5))
        .build();
  }
}
