package org.pydl4j.nn.zoo;

import java.util.Locale;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.ComputationGraphConfigurationBuilder;
import org.pydl4j.nn.layers.ActivationLayerBuilder;
import org.pydl4j.nn.layers.BatchNormalization;
import org.pydl4j.nn.layers.CenterLossOutput;
import org.pydl4j.nn.layers.CenterLossOutputBuilder;
import org.pydl4j.nn.layers.CnnLoss;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.ConvolutionBuilder;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.DepthwiseConvolution2D;
import org.pydl4j.nn.layers.DepthwiseConvolution2DBuilder;
import org.pydl4j.nn.layers.GlobalPooling;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LossLayer;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.SeparableConvolution2D;
import org.pydl4j.nn.layers.Subsampling;
import org.pydl4j.nn.layers.Subsampling.PoolingType;
import org.pydl4j.nn.layers.SubsamplingBuilder;
import org.pydl4j.nn.layers.Yolo2Output;
import org.pydl4j.nn.vertices.ElementWiseVertex;
import org.pydl4j.nn.vertices.GraphVertex;
import org.pydl4j.nn.vertices.L2NormalizeVertex;
import org.pydl4j.nn.vertices.MergeVertex;

/** A graph that is written down front to back: each method gives the name of what it adds. */
final class Sketch {
  private final ComputationGraphConfigurationBuilder graph;
  private final boolean symmetric;
  private int convolutions;
  private int others;

  Sketch(ZooModel model) {
    symmetric =
        model.declaration().keys().contains(ZooModel.SYMMETRIC_PADDING)
            && model.get(ZooModel.SYMMETRIC_PADDING);
    graph =
        ComputationGraphConfiguration.builder()
            .seed(model.seed())
            .updater(model.get(ZooModel.UPDATER))
            .weightInit("relu")
            .activation("identity")
            .convolutionMode(ConvolutionMode.Same)
            .addInputs("input")
            .setInputTypes(model.pictures());
  }

  String add(Layer layer, String from) {
    String name = layer.declaration().name().toLowerCase(Locale.ROOT) + "_" + others++;
    graph.addLayer(name, layer, from);
    return name;
  }

  /** A convolution with biases. */
  String convolution(String from, long outputs, long kernel, long stride, String activation) {
    String name = "conv_" + convolutions++;
    graph.addLayer(
        name,
        Convolution.builder()
            .nOut(outputs)
            .kernelSize(kernel)
            .stride(stride)
            .activation(activation),
        from);
    return name;
  }

  /** A convolution without biases, batch normalization, an activation. */
  String normalized(String from, long outputs, long kernel, long stride, String activation) {
    String name = "conv_" + convolutions++;
    ConvolutionBuilder made =
        Convolution.builder().nOut(outputs).kernelSize(kernel).stride(stride).hasBias(false);
    if (symmetric) {
      made.convolutionMode(ConvolutionMode.Truncate).padding(kernel / 2);
    }
    graph.addLayer(name, made, from);
    return activated(name, activation);
  }

  /** The same of each channel by itself. */
  String depthwise(String from, long stride, String activation) {
    String name = "conv_" + convolutions++;
    DepthwiseConvolution2DBuilder made =
        DepthwiseConvolution2D.builder().kernelSize(3).stride(stride).hasBias(false);
    if (symmetric) {
      made.convolutionMode(ConvolutionMode.Truncate).padding(1);
    }
    graph.addLayer(name, made, from);
    return activated(name, activation);
  }

  /** The same of each channel, then of all channels. */
  String separable(String from, long outputs, String activation) {
    String name = "conv_" + convolutions++;
    graph.addLayer(
        name, SeparableConvolution2D.builder().nOut(outputs).kernelSize(3).hasBias(false), from);
    return activated(name, activation);
  }

  private String activated(String from, String activation) {
    graph.addLayer(from + "_norm", BatchNormalization.builder(), from);
    return activation.equals("identity") ? from + "_norm" : activation(from + "_norm", activation);
  }

  String activation(String from, String activation) {
    return add(new ActivationLayerBuilder().activation(activation).build(), from);
  }

  String maxPool(String from, long kernel, long stride) {
    SubsamplingBuilder made = Subsampling.builder().kernelSize(kernel).stride(stride);
    if (symmetric) {
      made.convolutionMode(ConvolutionMode.Truncate).padding(kernel / 2);
    }
    return add(made.build(), from);
  }

  String sum(String one, String other) {
    String name = "sum_" + others++;
    graph.addVertex(name, ElementWiseVertex.builder().op(ElementWiseVertex.Op.ADD), one, other);
    return name;
  }

  String merged(String... all) {
    String name = "merge_" + others++;
    graph.addVertex(name, MergeVertex.builder(), all);
    return name;
  }

  String vertex(GraphVertex vertex, String... from) {
    String name = vertex.declaration().name().toLowerCase(Locale.ROOT) + "_" + others++;
    graph.addVertex(name, vertex, from);
    return name;
  }

  /** A convolution with biases, batch normalization, an activation. */
  String biased(String from, ConvolutionBuilder convolution, String activation) {
    String name = "conv_" + convolutions++;
    graph.addLayer(name, convolution, from);
    return activated(name, activation);
  }

  /** Batch normalization alone. */
  String norm(String from) {
    return add(BatchNormalization.builder().build(), from);
  }

  String pool(String from, PoolingType type, long kernel, long stride) {
    return add(
        Subsampling.builder().poolingType(type).kernelSize(kernel).stride(stride).build(), from);
  }

  /** Pooled to half the size, of windows that lie in the picture. */
  String halved(String from, PoolingType type, long kernel) {
    return add(
        Subsampling.builder()
            .poolingType(type)
            .kernelSize(kernel)
            .stride(2)
            .convolutionMode(ConvolutionMode.Truncate)
            .build(),
        from);
  }

  /**
   * The graph whose classes are told by where 128 numbers of length 1 lie, drawn to a centre for
   * each class.
   */
  ComputationGraphConfiguration centred(String from, long classes) {
    String narrow = add(Dense.builder().nOut(128).activation("identity").build(), from);
    String embedded = vertex(L2NormalizeVertex.builder().build(), narrow);
    CenterLossOutputBuilder output =
        CenterLossOutput.builder().nOut(classes).loss("mcxent").activation("softmax");
    graph.addLayer("output", output.alpha(0.9).lambda(1e-4).weightInit("xavier"), embedded);
    return graph.setOutputs("output").build();
  }

  String mean(String from) {
    return add(GlobalPooling.builder().poolingType(PoolingType.AVG).build(), from);
  }

  /** What makes classes of each cell, and boxes of it, of these sizes. */
  ComputationGraphConfiguration boxes(String from, long classes, double... sizes) {
    String last = convolution(from, sizes.length / 2 * (5 + classes), 1, 1, "identity");
    graph.addLayer("output", Yolo2Output.builder().boundingBoxes(sizes), last);
    return graph.setOutputs("output").build();
  }

  /** The graph that ends in a sigmoid for each pixel. */
  ComputationGraphConfiguration pixels(String from) {
    graph.addLayer("output", CnnLoss.builder().loss("xent").activation("sigmoid"), from);
    return graph.setOutputs("output").build();
  }

  /** The graph that ends in a softmax over the classes. */
  ComputationGraphConfiguration classes(String from, long classes) {
    return graph
        .addLayer(
            "output",
            Output.builder()
                .nOut(classes)
                .loss("mcxent")
                .activation("softmax")
                .weightInit("xavier"),
            from)
        .setOutputs("output")
        .build();
  }

  /** The graph whose classes are the channels of what is there. */
  ComputationGraphConfiguration channels(String from) {
    graph.addLayer("output", LossLayer.builder().loss("mcxent").activation("softmax"), from);
    return graph.setOutputs("output").build();
  }
}
