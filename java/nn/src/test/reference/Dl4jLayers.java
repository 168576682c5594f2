import java.io.PrintStream;
import java.util.Arrays;
import java.util.StringJoiner;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.*;
import org.deeplearning4j.nn.conf.layers.convolutional.*;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * Writes what Deeplearning4j 1.0.0-M2.1 makes of single layers: their outputs, and their parameters
 * after one step of Sgd with rate 0.1 on the sum of squares; src/test/resources/dl4j/layers.json.
 * With the jars of deeplearning4j-nn and nd4j-native 1.0.0-M2.1 in a folder: {@code java -cp
 * 'jars/*' Dl4jLayers.java layers.json}. Inputs and parameters are the formula of make_layers.py.
 */
public class Dl4jLayers {
  static final int N = 3;
  static PrintStream out = System.out;
  static String comma = "";

  public static void main(String[] args) throws java.io.IOException {
    out = new PrintStream(args[0]); // Deeplearning4j writes to the standard output
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    out.println("[");
    normalizations();
    convolutions();
    sizes();
    others();
    attention();
    capsules();
    out.println("\n]");
  }

  static double[] numbers(int k, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.sin(12.9898 * (i + 1) + 4.1 * k);
    }
    return values;
  }

  /**
   * A 1D kernel lies as [kernel, in, out] though it is shown as [out, in, kernel, 1], one of a 3D
   * deconvolution as [depth, height, width, out, in] whatever it is shown as; ours are [out, in,
   * kernel] and [in, out, depth, height, width].
   */
  static double[] turned(double[] values, Layer layer, INDArray shown, boolean there) {
    boolean one = layer instanceof Convolution1DLayer;
    if (!one && !(layer instanceof Deconvolution3D)) {
      return values;
    }
    double[] turned = new double[values.length];
    int first = (int) shown.size(0);
    int second = (int) shown.size(1);
    int kernel = values.length / first / second;
    for (int a = 0; a < first; a++) {
      for (int b = 0; b < second; b++) {
        for (int k = 0; k < kernel; k++) {
          int ours = (a * second + b) * kernel + k;
          int theirs = (k * second + b) * first + a;
          turned[there ? theirs : ours] = values[there ? ours : theirs];
        }
      }
    }
    return turned;
  }

  static String list(double[] values) {
    StringJoiner joiner = new StringJoiner(", ", "[", "]");
    for (double value : values) {
      joiner.add(String.format(java.util.Locale.ROOT, "%.10g", value));
    }
    return joiner.toString();
  }

  /** Each case with our JSON of the layer and of its input, and the names of its parameters. */
  static void layer(
      Layer layer,
      InputType type,
      String ours,
      String input,
      int indices,
      long[] shape,
      String... names) {
    try {
      String made = made(layer, type, ours, input, indices, shape, names);
      out.print(comma + made);
      comma = ",\n";
    } catch (Throwable e) {
      System.err.println(ours + ": " + e);
    }
  }

  static Layer last(Layer layer, InputType type) {
    boolean whole = layer instanceof GlobalPoolingLayer || layer instanceof CapsuleStrengthLayer;
    if (type instanceof InputType.InputTypeConvolutional3D && !whole) {
      return new Cnn3DLossLayer.Builder(Convolution3D.DataFormat.NCDHW)
          .lossFunction(new LossL2())
          .activation(Activation.IDENTITY)
          .build();
    }
    if (type instanceof InputType.InputTypeRecurrent && !whole
        || layer instanceof EmbeddingSequenceLayer) {
      return new RnnLossLayer.Builder()
          .lossFunction(new LossL2())
          .activation(Activation.IDENTITY)
          .build();
    }
    return new LossLayer.Builder()
        .lossFunction(new LossL2())
        .activation(Activation.IDENTITY)
        .build();
  }

  static String made(
      Layer layer,
      InputType type,
      String ours,
      String input,
      int indices,
      long[] shape,
      String... names) {
    Layer last = last(layer, type);
    MultiLayerConfiguration conf =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .updater(new Sgd(0.1))
            .list()
            .layer(layer)
            .layer(last)
            .setInputType(type)
            .build();
    MultiLayerNetwork net = new MultiLayerNetwork(conf);
    net.init();
    for (int k = 0; k < names.length; k++) {
      INDArray p = net.getParam("0_" + names[k]);
      double[] values = numbers(k + 1, (int) p.length());
      for (int i = 0; i < values.length; i++) {
        values[i] = names[k].equals("var") ? 1 + 0.3 * values[i] : 0.5 * values[i];
      }
      if (names[k].equals("W")) {
        values = turned(values, layer, p, true);
      }
      p.assign(Nd4j.create(values, p.shape(), 'c'));
    }
    int count = (int) Arrays.stream(shape).reduce(N, (a, b) -> a * b);
    double[] x = numbers(0, count);
    for (int i = 0; i < count && indices > 0; i++) {
      x[i] = (i * 7L + 3) % indices;
    }
    long[] whole = new long[shape.length + 1];
    whole[0] = N;
    System.arraycopy(shape, 0, whole, 1, shape.length);
    INDArray features = Nd4j.create(x, whole, 'c');
    INDArray y = net.output(features);
    double[] output = y.dup('c').data().asDouble();
    net.fit(new DataSet(features, Nd4j.zeros(DataType.DOUBLE, y.shape())));
    StringJoiner after = new StringJoiner(", ", "{", "}");
    boolean wrong =
        layer instanceof PReLULayer
            || layer instanceof LocallyConnected1D
            || layer instanceof org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
    for (String name : wrong ? new String[0] : names) { // no or other steps; see README
      INDArray p = net.getParam("0_" + name);
      double[] values = p.dup('c').data().asDouble();
      after.add(
          "\""
              + ours(name)
              + "\": "
              + list(name.equals("W") ? turned(values, layer, p, false) : values));
    }
    return ("{'layer': {" + ours + "}, 'input': {" + input + "}, 'indices': " + indices)
            .replace('\'', '"')
        + ", \"output\": "
        + list(output)
        + ", \"after\": "
        + after
        + "}";
  }

  /** Layers of SameDiff name their parameters otherwise. */
  static String ours(String name) {
    return name.equals("weight") ? "W" : name.equals("bias") ? "b" : name;
  }

  static void capsules() {
    In in = series(5, 4);
    for (boolean bias : new boolean[] {false, true}) {
      of(
          new CapsuleLayer.Builder(2, 3, 3).hasBias(bias).build(),
          in,
          "'@class': 'CapsuleLayer', 'capsules': 2, 'capsuleDimensions': 3, 'hasBias': " + bias,
          bias ? new String[] {"weight", "bias"} : new String[] {"weight"});
    }
    of(new CapsuleStrengthLayer.Builder().build(), in, "'@class': 'CapsuleStrength'");
    of(
        new RecurrentAttentionLayer.Builder()
            .nIn(4)
            .nOut(6)
            .nHeads(2)
            .headSize(3)
            .projectInput(true)
            .hasBias(true)
            .activation(Activation.TANH)
            .build(),
        series(4, 5),
        "'@class': 'RecurrentAttention', 'nOut': 6, 'nHeads': 2",
        "W",
        "RW",
        "b",
        "Wq",
        "Wk",
        "Wv",
        "Wo");
  }

  /**
   * Without LearnedSelfAttentionLayer, which fails there: its scatter_update refuses the indices.
   */
  static void attention() {
    In in = series(4, 5);
    String[] projections = {"Wq", "Wk", "Wv", "Wo"};
    layer(
        new SelfAttentionLayer.Builder().nOut(6).nHeads(2).headSize(3).projectInput(true).build(),
        in.theirs(),
        "'@class': 'SelfAttention', 'nOut': 6, 'nHeads': 2",
        in.ours(),
        0,
        in.shape(),
        projections);
    layer(
        new SelfAttentionLayer.Builder().nIn(4).nOut(4).nHeads(1).projectInput(false).build(),
        in.theirs(),
        "'@class': 'SelfAttention', 'nOut': 4, 'projectInput': false",
        in.ours(),
        0,
        in.shape());
  }

  // ---- inputs: theirs, ours, shape ----

  record In(InputType theirs, String ours, long... shape) {}

  static In rows(long size) {
    return new In(InputType.feedForward(size), "'@class': 'FeedForward', 'size': " + size, size);
  }

  static In series(long size, long time) {
    return new In(
        InputType.recurrent(size, time),
        "'@class': 'Recurrent', 'size': " + size + ", 'timeSeriesLength': " + time,
        size,
        time);
  }

  static In images(long c, long h, long w) {
    return new In(
        InputType.convolutional(h, w, c),
        "'@class': 'Convolutional', 'height': " + h + ", 'width': " + w + ", 'channels': " + c,
        c,
        h,
        w);
  }

  static In volumes(long c, long d, long h, long w) {
    return new In(
        InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, d, h, w, c),
        "'@class': 'Convolutional3D', 'depth': "
            + d
            + ", 'height': "
            + h
            + ", 'width': "
            + w
            + ", 'channels': "
            + c,
        c,
        d,
        h,
        w);
  }

  static void of(Layer layer, In in, String ours, String... names) {
    layer(layer, in.theirs(), ours, in.ours(), 0, in.shape(), names);
  }

  static void normalizations() {
    String[] names = {"gamma", "beta", "mean", "var"};
    for (In in : new In[] {rows(4), images(3, 4, 3)}) {
      of(
          new BatchNormalization.Builder().useLogStd(false).build(),
          in,
          "'@class': 'BatchNormalization'",
          names);
    }
    of(
        new BatchNormalization.Builder()
            .useLogStd(false)
            .decay(0.7)
            .eps(0.01)
            .lockGammaBeta(true)
            .gamma(0.7)
            .beta(0.2)
            .build(),
        images(2, 3, 3),
        "'@class': 'BatchNormalization', 'decay': 0.7, 'eps': 0.01, 'lockGammaBeta': true, 'gamma':"
            + " 0.7, 'beta': 0.2",
        "mean",
        "var");
    of(
        new LocalResponseNormalization.Builder().alpha(0.2).build(),
        images(7, 2, 3),
        "'@class': 'LocalResponseNormalization', 'alpha': 0.2");
    of(
        new DenseLayer.Builder().nOut(4).hasLayerNorm(true).activation(Activation.TANH).build(),
        rows(3),
        "'@class': 'Dense', 'nOut': 4, 'hasLayerNorm': true, 'activation': 'tanh'",
        "W",
        "b",
        "g");
  }

  static void convolutions() {
    String id = ", 'activation': 'identity'";
    Activation a = Activation.IDENTITY;
    ConvolutionMode same = ConvolutionMode.Same;
    of(
        new ConvolutionLayer.Builder(3, 2)
            .nOut(3)
            .dilation(1, 2)
            .padding(1, 0)
            .activation(a)
            .build(),
        images(2, 5, 5),
        "'@class': 'Convolution', 'nOut': 3, 'kernelSize': [3, 2], 'dilation': [1, 2], 'padding':"
            + " [1, 0]"
            + id,
        "b",
        "W");
    of(
        new Convolution1DLayer.Builder(3, 2).nOut(3).activation(a).build(),
        series(2, 7),
        "'@class': 'Convolution1D', 'nOut': 3, 'kernelSize': 3, 'stride': 2" + id,
        "b",
        "W");
    of(
        new Convolution1DLayer.Builder(3, 1).nOut(3).convolutionMode(same).activation(a).build(),
        series(2, 6),
        "'@class': 'Convolution1D', 'nOut': 3, 'kernelSize': 3, 'convolutionMode': 'Same'" + id,
        "b",
        "W");
    of(
        new Convolution1DLayer.Builder(3, 1)
            .nOut(3)
            .convolutionMode(ConvolutionMode.Causal)
            .activation(a)
            .build(),
        series(2, 6),
        "'@class': 'Convolution1D', 'nOut': 3, 'kernelSize': 3, 'convolutionMode': 'Causal'" + id,
        "b",
        "W");
    of(
        new Convolution3D.Builder(2, 3, 2).nOut(2).activation(a).build(),
        volumes(2, 3, 3, 3),
        "'@class': 'Convolution3D', 'nOut': 2, 'kernelSize': [2, 3, 2]" + id,
        "b",
        "W");
    of(
        new Deconvolution2D.Builder(3, 3).nOut(2).stride(2, 2).padding(1, 1).activation(a).build(),
        images(2, 3, 2),
        "'@class': 'Deconvolution2D', 'nOut': 2, 'kernelSize': 3, 'stride': 2, 'padding': 1" + id,
        "b",
        "W");
    of(
        new Deconvolution2D.Builder(3, 3)
            .nOut(2)
            .stride(2, 2)
            .convolutionMode(same)
            .activation(a)
            .build(),
        images(2, 3, 2),
        "'@class': 'Deconvolution2D', 'nOut': 2, 'kernelSize': 3, 'stride': 2, 'convolutionMode':"
            + " 'Same'"
            + id,
        "b",
        "W");
    of(
        new Deconvolution3D.Builder()
            .kernelSize(2, 2, 2)
            .nOut(2)
            .stride(1, 1, 1)
            .activation(a)
            .build(),
        volumes(2, 2, 2, 2),
        "'@class': 'Deconvolution3D', 'nOut': 2, 'kernelSize': 2" + id,
        "b",
        "W");
    of(
        new DepthwiseConvolution2D.Builder(2, 3)
            .depthMultiplier(2)
            .stride(2, 2)
            .activation(a)
            .build(),
        images(3, 4, 5),
        "'@class': 'DepthwiseConvolution2D', 'depthMultiplier': 2, 'kernelSize': [2, 3], 'stride':"
            + " 2"
            + id,
        "b",
        "W");
    of(
        new SeparableConvolution2D.Builder(2, 3).nOut(3).depthMultiplier(2).activation(a).build(),
        images(2, 3, 4),
        "'@class': 'SeparableConvolution2D', 'nOut': 3, 'depthMultiplier': 2, 'kernelSize': [2, 3]"
            + id,
        "b",
        "W",
        "pW");
    of(
        new LocallyConnected1D.Builder()
            .convolutionMode(ConvolutionMode.Truncate)
            .kernelSize(3)
            .stride(2)
            .nOut(2)
            .setInputSize(7)
            .activation(a)
            .build(),
        series(2, 7),
        "'@class': 'LocallyConnected1D', 'nOut': 2, 'kernelSize': 3, 'stride': 2" + id,
        "W",
        "b");
  }

  static void sizes() {
    for (PoolingType type :
        new PoolingType[] {PoolingType.MAX, PoolingType.AVG, PoolingType.SUM, PoolingType.PNORM}) {
      String ours = "'poolingType': '" + type + "', 'pnorm': 3";
      of(
          new SubsamplingLayer.Builder(type).kernelSize(2, 2).stride(2, 2).pnorm(3).build(),
          images(2, 5, 4),
          "'@class': 'Subsampling', " + ours);
      of(
          new Subsampling1DLayer.Builder()
              .poolingType(type)
              .kernelSize(2)
              .stride(2)
              .pnorm(3)
              .build(),
          series(2, 7),
          "'@class': 'Subsampling1D', " + ours);
      of(
          new GlobalPoolingLayer.Builder(type).pnorm(3).build(),
          images(2, 3, 4),
          "'@class': 'GlobalPooling', " + ours);
      of(
          new GlobalPoolingLayer.Builder(type).pnorm(3).build(),
          series(2, 4),
          "'@class': 'GlobalPooling', " + ours);
    }
    of(
        new Subsampling3DLayer.Builder(Subsampling3DLayer.PoolingType.MAX)
            .convolutionMode(ConvolutionMode.Truncate)
            .kernelSize(2, 2, 2)
            .stride(2, 2, 2)
            .build(),
        volumes(2, 3, 4, 3),
        "'@class': 'Subsampling3D'");
    of(
        new Subsampling3DLayer.Builder(Subsampling3DLayer.PoolingType.AVG)
            .convolutionMode(ConvolutionMode.Truncate)
            .kernelSize(2, 2, 2)
            .stride(2, 2, 2)
            .build(),
        volumes(2, 3, 4, 3),
        "'@class': 'Subsampling3D', 'poolingType': 'AVG'");
    of(new Upsampling1D.Builder(3).build(), series(2, 4), "'@class': 'Upsampling1D', 'size': 3");
    of(new Upsampling2D.Builder(2).build(), images(2, 2, 3), "'@class': 'Upsampling2D', 'size': 2");
    of(
        new Upsampling3D.Builder(2).build(),
        volumes(1, 2, 2, 3),
        "'@class': 'Upsampling3D', 'size': 2");
    of(
        new ZeroPadding1DLayer.Builder(1, 2).build(),
        series(2, 3),
        "'@class': 'ZeroPadding1D', 'padding': [1, 2]");
    of(
        new ZeroPaddingLayer.Builder(1, 2, 3, 4).build(),
        images(2, 2, 2),
        "'@class': 'ZeroPadding', 'padding': [1, 2, 3, 4]");
    of(
        new ZeroPadding3DLayer.Builder(1, 2, 0, 1, 2, 0).build(),
        volumes(1, 2, 2, 2),
        "'@class': 'ZeroPadding3D', 'padding': [1, 2, 0, 1, 2, 0]");
    of(
        new Cropping1D.Builder(1, 2).build(),
        series(2, 6),
        "'@class': 'Cropping1D', 'cropping': [1, 2]");
    of(
        new Cropping2D.Builder(1, 2, 0, 1).build(),
        images(2, 5, 4),
        "'@class': 'Cropping2D', 'cropping': [1, 2, 0, 1]");
    of(
        new Cropping3D.Builder(1, 0, 0, 1, 1, 1).build(),
        volumes(1, 3, 3, 4),
        "'@class': 'Cropping3D', 'cropping': [1, 0, 0, 1, 1, 1]");
    of(
        new SpaceToDepthLayer.Builder(2, SpaceToDepthLayer.DataFormat.NCHW).build(),
        images(3, 4, 2),
        "'@class': 'SpaceToDepth', 'blocks': 2");
  }

  static void others() {
    of(new PReLULayer.Builder().inputShape(4).build(), rows(4), "'@class': 'PReLU'", "W");
    of(
        new PReLULayer.Builder().inputShape(3, 2, 2).sharedAxes(2, 3).build(),
        images(3, 2, 2),
        "'@class': 'PReLU', 'sharedAxes': [2, 3]",
        "W");
    of(
        new ElementWiseMultiplicationLayer.Builder()
            .nIn(5)
            .nOut(5)
            .activation(Activation.TANH)
            .build(),
        rows(5),
        "'@class': 'ElementWiseMultiplication', 'activation': 'tanh'",
        "W",
        "b");
    layer(
        new EmbeddingLayer.Builder()
            .nIn(5)
            .nOut(3)
            .hasBias(true)
            .activation(Activation.TANH)
            .build(),
        InputType.feedForward(5),
        "'@class': 'Embedding', 'nIn': 5, 'nOut': 3, 'hasBias': true, 'activation': 'tanh'",
        rows(1).ours(),
        5,
        new long[] {1},
        "W",
        "b");
    layer(
        new EmbeddingSequenceLayer.Builder()
            .nIn(5)
            .nOut(3)
            .inputLength(4)
            .hasBias(true)
            .activation(Activation.TANH)
            .build(),
        InputType.feedForward(5),
        "'@class': 'EmbeddingSequence', 'nIn': 5, 'nOut': 3, 'hasBias': true, 'activation': 'tanh'",
        rows(4).ours(),
        5,
        new long[] {4},
        "W",
        "b");
  }
}
