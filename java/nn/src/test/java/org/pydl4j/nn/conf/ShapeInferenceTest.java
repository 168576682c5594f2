package org.pydl4j.nn.conf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.DenseBuilder;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.Subsampling;

class ShapeInferenceTest {
  private static MultiLayerConfigurationBuilder lenet(DenseBuilder dense) {
    return MultiLayerConfiguration.builder()
        .layer(Convolution.builder().nOut(20).kernelSize(5))
        .layer(Subsampling.builder().kernelSize(2).stride(2))
        .layer(Convolution.builder().nOut(50).kernelSize(5))
        .layer(Subsampling.builder().kernelSize(2).stride(2))
        .layer(dense)
        .layer(Output.builder().nOut(10).loss("mcxent"));
  }

  @Test
  void sizesFollowFromTheInputType() {
    for (InputType type :
        new InputType[] {
          InputType.convolutional(28, 28, 1), InputType.convolutionalFlat(28, 28, 1)
        }) {
      MultiLayerConfiguration conf = lenet(Dense.builder().nOut(500)).inputType(type).build();
      assertArrayEquals(new long[] {20, 24, 24}, conf.plan().get(0).output().shape());
      assertArrayEquals(new long[] {50, 4, 4}, conf.plan().get(3).output().shape());
      assertArrayEquals(new long[] {800}, conf.plan().get(4).input().shape());
      try (MultiLayerNetwork net = new MultiLayerNetwork(conf)) {
        assertEquals(431_080, net.numParams()); // 520 + 25,050 + 400,500 + 5,010
        assertTrue(net.summary().contains("Parameters: 431,080"), net.summary());
      }
    }
  }

  @Test
  void aLayerThatDoesNotFitIsNamedWithItsSource() {
    ShapeException e =
        assertThrows(
            ShapeException.class,
            () ->
                lenet(Dense.builder().nIn(784).nOut(500))
                    .inputType(InputType.convolutional(28, 28, 1))
                    .build());
    assertEquals(
        "Layer 4 (Dense) expects 784 inputs, got 800 from layer 3 (Subsampling). Set its 'nIn' to"
            + " 800, or leave it out.",
        e.getMessage());
  }

  @Test
  void imagesThatAreTooSmallOrNoImagesAreRefused() {
    ShapeException small =
        assertThrows(
            ShapeException.class,
            () ->
                lenet(Dense.builder().nOut(5))
                    .inputType(InputType.convolutional(12, 12, 1))
                    .build());
    assertTrue(
        small
            .getMessage()
            .startsWith("Layer 2 (Convolution) expects an input of at least 5 in height, got 4"),
        small.getMessage());
    ShapeException flat =
        assertThrows(
            ShapeException.class,
            () -> lenet(Dense.builder().nOut(5)).inputType(InputType.feedForward(784)).build());
    assertTrue(flat.getMessage().contains("expects images"), flat.getMessage());
  }

  @Test
  void strictModeRefusesLeftOverColumns() {
    MultiLayerConfigurationBuilder builder =
        MultiLayerConfiguration.builder()
            .convolutionMode(ConvolutionMode.Strict)
            .layer(Subsampling.builder().kernelSize(2).stride(2))
            .layer(Output.builder().nOut(2).loss("mse"))
            .inputType(InputType.convolutional(4, 5, 1));
    ShapeException e = assertThrows(ShapeException.class, builder::build);
    assertTrue(
        e.getMessage().contains("whose width the strides of 2 fill exactly"), e.getMessage());
  }

  @Test
  void withoutAnyInputSizeTheRemedyIsNamed() {
    MultiLayerConfigurationBuilder builder =
        MultiLayerConfiguration.builder().layer(Output.builder().nOut(2).loss("mse"));
    ConfigurationException e = assertThrows(ConfigurationException.class, builder::build);
    assertEquals(
        "The input of layer 0 (Output) is unknown. Set the network's inputType or the layer's nIn.",
        e.getMessage());
  }
}
