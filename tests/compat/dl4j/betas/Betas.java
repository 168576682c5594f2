import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.graph.*;
import org.deeplearning4j.nn.conf.graph.rnn.*;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.*;
import org.deeplearning4j.nn.conf.layers.convolutional.*;
import org.deeplearning4j.nn.conf.layers.misc.*;
import org.deeplearning4j.nn.conf.layers.objdetect.Yolo2OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.*;
import org.deeplearning4j.nn.conf.layers.variational.*;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.*;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.*;

/** Zips of the Deeplearning4j on the class path, 1.0.0-beta4 to M1.1: Betas FOLDER VERSION [NAME]. */
final class Betas {
  interface Maker {
    void make(String name) throws Exception;
  }

  private static Cases cases;

  private Betas() {}

  public static void main(String[] arguments) throws Exception {
    cases = new Cases(arguments[0]);
    Map<String, Maker> all = new LinkedHashMap<>();
    all.put("cnn", Betas::cnn);
    all.put("lstm", Betas::lstm);
    all.put("bidirectional", Betas::bidirectional);
    all.put("vae", Betas::vae);
    all.put("yolo", Betas::yolo);
    all.put("float", name -> mlp(name, DataType.FLOAT));
    all.put("double", name -> mlp(name, DataType.DOUBLE));
    all.put("half", name -> mlp(name, DataType.HALF));
    all.put("settings", Betas::settings);
    all.put("updaters", Betas::updaters);
    all.put("vertices", Betas::vertices);
    all.put("recurrent", Betas::recurrent);
    for (Map.Entry<String, Maker> each : all.entrySet()) {
      if (arguments.length > 2 && !each.getKey().matches(arguments[2])) {
        continue;
      }
      try {
        Nd4j.getRandom().setSeed(5);
        each.getValue().make(arguments[1] + "_" + each.getKey());
      } catch (Throwable e) {
        System.out.println(each.getKey() + " FAILED " + e);
      }
    }
  }

  static NeuralNetConfiguration.Builder base() {
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .optimizationAlgo(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT)
        .updater(new Adam(0.005))
        .l2(0.0001)
        .weightInit(WeightInit.XAVIER);
  }

  static INDArray rand(int... shape) {
    Nd4j.getRandom().setSeed(11);
    return Nd4j.rand(shape).muli(2).subi(1);
  }

  static INDArray classes(int n, int count) {
    INDArray labels = Nd4j.zeros(n, count);
    for (int i = 0; i < n; i++) {
      labels.putScalar(i, i % count, 1);
    }
    return labels;
  }

  static INDArray classes(int n, int count, int time) {
    INDArray labels = Nd4j.zeros(n, count, time);
    for (int i = 0; i < n; i++) {
      for (int t = 0; t < time; t++) {
        labels.putScalar(new int[] {i, (i + t) % count, t}, 1);
      }
    }
    return labels;
  }

  static OutputLayer out(int n) {
    return new OutputLayer.Builder(LossFunction.MCXENT).nOut(n).activation(Activation.SOFTMAX).build();
  }

  static RnnOutputLayer rnnOut(int n) {
    return new RnnOutputLayer.Builder(LossFunction.MCXENT).nOut(n).activation(Activation.SOFTMAX).build();
  }

  static LSTM lstm(int n) {
    return new LSTM.Builder().nOut(n).activation(Activation.TANH).build();
  }

  static void chain(String name, NeuralNetConfiguration.ListBuilder conf, InputType type, INDArray in, INDArray labels)
      throws Exception {
    MultiLayerNetwork net = new MultiLayerNetwork(conf.setInputType(type).build());
    net.init();
    cases.make(name, net, new INDArray[] {in}, labels == null ? null : new INDArray[] {labels}, true);
  }

  static void graph(String name, ComputationGraphConfiguration.GraphBuilder conf, INDArray[] in, INDArray[] labels)
      throws Exception {
    ComputationGraph net = new ComputationGraph(conf.build());
    net.init();
    cases.make(name, net, in, labels, true);
  }

  /** Every layer for images of these versions, without a dense one. */
  private static void cnn(String name) throws Exception {
    NeuralNetConfiguration.ListBuilder conf =
        base().updater(new Nesterovs(0.02)).activation(new ActivationReLU()).list()
            .layer(new Convolution2D.Builder().kernelSize(3, 3).stride(2, 1).nOut(4).build())
            .layer(new SeparableConvolution2D.Builder().kernelSize(3, 3).nOut(8).convolutionMode(ConvolutionMode.Same).build())
            .layer(new Pooling2D.Builder(PoolingType.MAX).kernelSize(3, 3).stride(2, 2).build())
            .layer(new ZeroPaddingLayer(4, 4))
            .layer(new Upsampling2D.Builder(3).build())
            .layer(new DepthwiseConvolution2D.Builder().kernelSize(3, 3).depthMultiplier(2).build())
            .layer(new Pooling2D.Builder(PoolingType.AVG).kernelSize(2, 2).stride(2, 2).build())
            .layer(new Cropping2D.Builder(3, 2).build())
            .layer(new BatchNormalization())
            .layer(new Deconvolution2D.Builder().kernelSize(2, 2).stride(2, 2).nOut(3).build())
            .layer(new LocalResponseNormalization())
            .layer(new Convolution2D.Builder().kernelSize(4, 4).nOut(4).build())
            .layer(new CnnLossLayer.Builder(LossFunction.MEAN_ABSOLUTE_ERROR).activation(Activation.TANH).build());
    INDArray in = rand(2, 1, 14, 12);
    MultiLayerNetwork net = new MultiLayerNetwork(conf.setInputType(InputType.convolutional(14, 12, 1)).build());
    net.init();
    INDArray labels = net.output(in).dup().muli(0.5).addi(0.1);
    cases.make(name, net, new INDArray[] {in}, new INDArray[] {labels}, true);
  }

  private static void lstm(String name) throws Exception {
    NeuralNetConfiguration.ListBuilder conf = base().list().layer(lstm(6)).layer(lstm(5)).layer(rnnOut(4));
    conf.backpropType(BackpropType.TruncatedBPTT).tBPTTForwardLength(3).tBPTTBackwardLength(3);
    chain(name, conf, InputType.recurrent(4), rand(3, 4, 6), classes(3, 4, 6));
  }

  private static void bidirectional(String name) throws Exception {
    ComputationGraphConfiguration.GraphBuilder conf =
        base().graphBuilder().addInputs("in").setInputTypes(InputType.recurrent(3))
            .addLayer("rnn1", new Bidirectional(lstm(4)), "in")
            .addLayer("rnn2", new Bidirectional(Bidirectional.Mode.ADD, new SimpleRnn.Builder().nOut(5).activation(Activation.TANH).build()), "rnn1")
            .addVertex("concat", new MergeVertex(), "rnn1", "rnn2")
            .addLayer("pooling", new GlobalPoolingLayer.Builder().poolingType(PoolingType.MAX).poolingDimensions(2).collapseDimensions(true).build(), "concat")
            .addLayer("out", out(3), "pooling")
            .setOutputs("out");
    graph(name, conf, new INDArray[] {rand(3, 3, 5)}, new INDArray[] {classes(3, 3)});
  }

  private static void vae(String name) throws Exception {
    chain(
        name,
        base().list()
            .layer(new VariationalAutoencoder.Builder().nOut(3).encoderLayerSizes(6, 5).decoderLayerSizes(5, 6)
                .activation(Activation.LEAKYRELU).pzxActivationFunction(Activation.IDENTITY)
                .reconstructionDistribution(new CompositeReconstructionDistribution.Builder()
                    .addDistribution(2, new BernoulliReconstructionDistribution(Activation.SIGMOID))
                    .addDistribution(1, new ExponentialReconstructionDistribution(Activation.IDENTITY))
                    .addDistribution(1, new GaussianReconstructionDistribution(Activation.TANH))
                    .addDistribution(2, new LossFunctionWrapper(Activation.TANH, new org.nd4j.linalg.lossfunctions.impl.LossMSE()))
                    .build())
                .build())
            .layer(out(3)),
        InputType.feedForward(6), rand(5, 6), classes(5, 3));
  }

  private static void yolo(String name) throws Exception {
    INDArray boxes = Nd4j.create(new double[][] {{1, 1}, {2, 2.5}}).castTo(DataType.FLOAT);
    INDArray labels = Nd4j.zeros(2, 4 + 3, 3, 3);
    labels.putScalar(new int[] {0, 0, 1, 1}, 1.2).putScalar(new int[] {0, 1, 1, 1}, 1.1).putScalar(new int[] {0, 2, 1, 1}, 1.9).putScalar(new int[] {0, 3, 1, 1}, 1.8);
    labels.putScalar(new int[] {0, 4, 1, 1}, 1);
    ComputationGraphConfiguration.GraphBuilder conf =
        base().graphBuilder().addInputs("in").setInputTypes(InputType.convolutional(12, 12, 2))
            .addLayer("conv1", new ConvolutionLayer.Builder(3, 3).nOut(4).convolutionMode(ConvolutionMode.Same).hasBias(false).activation(Activation.IDENTITY).build(), "in")
            .addLayer("bn1", new BatchNormalization.Builder().build(), "conv1")
            .addLayer("leaky1", new ActivationLayer.Builder().activation(new ActivationLReLU(0.1)).build(), "bn1")
            .addLayer("pool1", new SubsamplingLayer.Builder(new int[] {2, 2}, new int[] {2, 2}).build(), "leaky1")
            .addLayer("space", new SpaceToDepthLayer.Builder(2, SpaceToDepthLayer.DataFormat.NCHW).build(), "pool1")
            .addLayer("conv2", new ConvolutionLayer.Builder(1, 1).nOut(2 * (5 + 3)).convolutionMode(ConvolutionMode.Same).activation(Activation.IDENTITY).build(), "space")
            .addLayer("out", new Yolo2OutputLayer.Builder().boundingBoxPriors(boxes).build(), "conv2")
            .setOutputs("out");
    graph(name, conf, new INDArray[] {rand(2, 2, 12, 12)}, new INDArray[] {labels});
  }

  private static void mlp(String name, DataType type) throws Exception {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            base().dataType(type).updater(type == DataType.HALF ? new Nesterovs(0.05) : new RmsProp(0.01)).list()
                .layer(new DenseLayer.Builder().nOut(5).activation(Activation.TANH).build())
                .layer(new DenseLayer.Builder().nOut(4).activation(Activation.SIGMOID).weightInit(new UniformDistribution(-1, 1)).build())
                .layer(out(3))
                .setInputType(InputType.feedForward(4)).build());
    net.init();
    cases.make(name, net, new INDArray[] {rand(5, 4).castTo(type)}, new INDArray[] {classes(5, 3).castTo(type)}, true);
  }

  private static void settings(String name) throws Exception {
    chain(
        name,
        base().list()
            .layer(new DenseLayer.Builder().nOut(6).activation(Activation.ELU).l1(0.01).l2Bias(0.02).biasUpdater(new Sgd(0.1)).biasInit(0.1).build())
            .layer(new DenseLayer.Builder().nOut(5).activation(Activation.SELU).dropOut(0.7).weightInit(new NormalDistribution(0, 0.5)).hasBias(false).build())
            .layer(new DenseLayer.Builder().nOut(5).activation(Activation.SWISH).dropOut(new AlphaDropout(0.8)).gradientNormalization(GradientNormalization.ClipL2PerLayer).gradientNormalizationThreshold(0.5).build())
            .layer(new DenseLayer.Builder().nOut(5).activation(Activation.SOFTSIGN).dropOut(new GaussianDropout(0.2)).constrainWeights(new MaxNormConstraint(0.8, 0)).weightInit(WeightInit.RELU_UNIFORM).build())
            .layer(new DenseLayer.Builder().nOut(5).activation(Activation.HARDTANH).weightNoise(new DropConnect(0.7)).weightDecay(0.01).build())
            .layer(new ActivationLayer.Builder().activation(Activation.RATIONALTANH).build())
            .layer(new DropoutLayer.Builder(0.6).build())
            .layer(new PReLULayer.Builder().inputShape(5).build())
            .layer(new OutputLayer.Builder(LossFunction.XENT).nOut(3).activation(Activation.SIGMOID).build()),
        InputType.feedForward(4), rand(5, 4), null);
  }

  private static void updaters(String name) throws Exception {
    IUpdater[] all = {
      new Sgd(0.05), new Nesterovs(0.05, 0.8), new AdaGrad(0.05), new RmsProp(0.01), new AdaDelta(), new Adam(0.01), new AdaMax(0.01), new Nadam(0.01),
      new AMSGrad(0.01), new NoOp(), new Sgd(new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 2)), new Adam(new ExponentialSchedule(ScheduleType.EPOCH, 0.01, 0.9)),
      new Nesterovs(new InverseSchedule(ScheduleType.ITERATION, 0.1, 0.1, 0.5), 0.9), new Sgd(new SigmoidSchedule(ScheduleType.ITERATION, 0.1, 0.5, 3)),
      new Sgd(new MapSchedule.Builder(ScheduleType.ITERATION).add(0, 0.1).add(3, 0.01).build())
    };
    NeuralNetConfiguration.ListBuilder conf = base().list();
    for (IUpdater each : all) {
      conf.layer(new DenseLayer.Builder().nOut(4).activation(Activation.TANH).updater(each).build());
    }
    chain(name, conf.layer(out(3)), InputType.feedForward(4), rand(5, 4), classes(5, 3));
  }

  private static void vertices(String name) throws Exception {
    DenseLayer.Builder dense = new DenseLayer.Builder().nOut(6).activation(Activation.TANH);
    ComputationGraphConfiguration.GraphBuilder conf =
        base().graphBuilder().addInputs("a", "b").setInputTypes(InputType.feedForward(4), InputType.feedForward(4));
    conf.addLayer("da", dense.build(), "a").addLayer("db", dense.build(), "b");
    for (ElementWiseVertex.Op op : ElementWiseVertex.Op.values()) {
      conf.addVertex(op.name().toLowerCase(), new ElementWiseVertex(op), "da", "db");
    }
    conf.addVertex("stack", new StackVertex(), "da", "db").addLayer("shared", new DenseLayer.Builder().nOut(5).activation(Activation.TANH).build(), "stack");
    conf.addVertex("first", new UnstackVertex(0, 2), "shared").addVertex("second", new UnstackVertex(1, 2), "shared");
    conf.addVertex("subset", new SubsetVertex(1, 3), "da").addVertex("scale", new ScaleVertex(0.5), "da").addVertex("shift", new ShiftVertex(0.3), "db");
    conf.addVertex("norm", new L2NormalizeVertex(), "da").addVertex("distance", new L2Vertex(), "da", "db");
    conf.addVertex("reshape", new ReshapeVertex(-1, 6), "da");
    conf.addVertex("merge", new MergeVertex(), "add", "subtract", "product", "average", "max", "first", "second", "subset", "scale", "shift", "norm", "distance", "reshape");
    conf.addLayer("frozen", new FrozenLayer.Builder().layer(new DenseLayer.Builder().nIn(68).nOut(5).activation(Activation.TANH).build()).build(), "merge");
    conf.addLayer("out1", out(3), "frozen").addLayer("out2", new OutputLayer.Builder(LossFunction.MSE).nOut(2).activation(Activation.IDENTITY).build(), "merge");
    conf.setOutputs("out1", "out2");
    graph(name, conf, new INDArray[] {rand(4, 4), rand(4, 4).muli(0.7)}, new INDArray[] {classes(4, 3), rand(4, 2)});
  }

  private static void recurrent(String name) throws Exception {
    chain(
        name,
        base().list()
            .layer(new Convolution1DLayer.Builder(2).nOut(4).activation(Activation.TANH).build())
            .layer(new Subsampling1DLayer.Builder(2).stride(1).build())
            .layer(new GravesLSTM.Builder().nOut(4).activation(Activation.TANH).build())
            .layer(new GravesBidirectionalLSTM.Builder().nOut(4).activation(Activation.TANH).build())
            .layer(new SelfAttentionLayer.Builder().nOut(4).nHeads(2).headSize(2).projectInput(true).build())
            .layer(new LastTimeStep(new SimpleRnn.Builder().nOut(4).activation(Activation.TANH).build()))
            .layer(out(3)),
        InputType.recurrent(2, 7), rand(3, 2, 7), classes(3, 3));
  }
}
