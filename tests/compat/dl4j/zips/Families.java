import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.MinMaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.constraint.UnitNormConstraint;
import org.deeplearning4j.nn.conf.distribution.*;
import org.deeplearning4j.nn.conf.dropout.*;
import org.deeplearning4j.nn.conf.graph.*;
import org.deeplearning4j.nn.conf.graph.rnn.*;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.*;
import org.deeplearning4j.nn.conf.layers.convolutional.*;
import org.deeplearning4j.nn.conf.layers.misc.*;
import org.deeplearning4j.nn.conf.layers.recurrent.*;
import org.deeplearning4j.nn.conf.layers.util.*;
import org.deeplearning4j.nn.conf.weightnoise.*;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.*;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.*;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.*;
import org.nd4j.linalg.schedule.*;

/** Makes the zips of this folder with the real Deeplearning4j 1.0.0-M2.1: Families FOLDER [NAME]. */
final class Families {
  private static Cases cases;
  private static String only;

  interface Maker {
    void make(String name) throws Exception;
  }

  private static final Map<String, Maker> ALL = new LinkedHashMap<>();

  static NeuralNetConfiguration.Builder base() {
    return new NeuralNetConfiguration.Builder().seed(7).updater(new Adam(0.01)).weightInit(WeightInit.XAVIER);
  }

  static NeuralNetConfiguration.ListBuilder list(Layer... layers) {
    return list(base(), layers);
  }

  static NeuralNetConfiguration.ListBuilder list(NeuralNetConfiguration.Builder base, Layer... layers) {
    NeuralNetConfiguration.ListBuilder made = base.list();
    for (Layer layer : layers) {
      made.layer(layer);
    }
    return made;
  }

  static INDArray rand(long... shape) {
    Nd4j.getRandom().setSeed(11);
    return Nd4j.rand(DataType.FLOAT, shape).muli(2).subi(1);
  }

  static INDArray classes(int n, int count) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, n, count);
    for (int i = 0; i < n; i++) {
      labels.putScalar(i, i % count, 1);
    }
    return labels;
  }

  static INDArray classes(int n, int count, int time) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, n, count, time);
    for (int i = 0; i < n; i++) {
      for (int t = 0; t < time; t++) {
        labels.putScalar(new int[] {i, (i + t) % count, t}, 1);
      }
    }
    return labels;
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

  static OutputLayer out(int n) {
    return new OutputLayer.Builder(LossFunction.MCXENT).nOut(n).activation(Activation.SOFTMAX).build();
  }

  static RnnOutputLayer rnnOut(int n) {
    return new RnnOutputLayer.Builder(LossFunction.MCXENT).nOut(n).activation(Activation.SOFTMAX).build();
  }

  static DenseLayer.Builder dense(int n) {
    return new DenseLayer.Builder().nOut(n).activation(Activation.TANH);
  }

  public static void main(String[] arguments) throws Exception {
    cases = new Cases(arguments[0]);
    only = arguments.length > 1 ? arguments[1] : null;
    all();
    for (Map.Entry<String, Maker> each : ALL.entrySet()) {
      if (only == null || each.getKey().matches(only)) {
        try {
          Nd4j.getRandom().setSeed(5);
          each.getValue().make(each.getKey());
        } catch (Throwable e) {
          System.out.println(each.getKey() + " FAILED " + e);
          if (only != null) {
            e.printStackTrace(System.out);
          }
        }
      }
    }
  }

  private static void all() {
    ALL.put("dense", Families::denseKinds);
    ALL.put("activations", Families::activations);
    ALL.put("losses", Families::losses);
    ALL.put("updaters", Families::updaters);
    ALL.put("schedules", Families::schedules);
    ALL.put("weight_inits", Families::weightInits);
    ALL.put("conv2d", name -> conv2d(name, CNN2DFormat.NCHW));
    ALL.put("conv2d_nhwc", name -> conv2d(name, CNN2DFormat.NHWC));
    ALL.put("conv2d_more", name -> conv2dMore(name));
    ALL.put("pooling_global", Families::poolingGlobal);
    ALL.put("conv1d", name -> conv1d(name, RNNFormat.NCW));
    ALL.put("conv1d_nwc", name -> conv1d(name, RNNFormat.NWC));
    ALL.put("conv1d_more", Families::conv1dMore);
    ALL.put("conv3d", name -> conv3d(name, Convolution3D.DataFormat.NCDHW));
    ALL.put("conv3d_ndhwc", name -> conv3d(name, Convolution3D.DataFormat.NDHWC));
    ALL.put("cnn_loss", Families::cnnLoss);
    ALL.put("recurrent", name -> recurrent(name, RNNFormat.NCW));
    ALL.put("recurrent_nwc", name -> recurrent(name, RNNFormat.NWC));
    ALL.put("recurrent_more", Families::recurrentMore);
    ALL.put("bidirectional", Families::bidirectional);
    ALL.put("embedding", Families::embedding);
    ALL.put("embedding_sequence", Families::embeddingSequence);
    ALL.put("attention", Families::attention);
    ALL.put("attention_vertex", Families::attentionVertex);
    ALL.put("vertices", Families::vertices);
    ALL.put("vertices_time", Families::verticesTime);
    ALL.put("frozen", Families::frozen);
    ALL.put("noise", Families::noise);
    ALL.put("double", Families::doubles);
    ALL.put("no_updater", Families::noUpdater);
    ALL.put("tbptt", Families::tbptt);
    ALL.put("steps", Families::steps);
    ALL.put("center_loss", Families::centerLoss);
    ALL.put("autoencoder", Families::autoencoder);
    ALL.put("vae", Families::vae);
    ALL.put("yolo", Families::yolo);
    ALL.put("ocnn", Families::ocnn);
    ALL.put("capsules", Families::capsules);
    ALL.put("recurrent_attention", Families::recurrentAttention);
  }

  private static void denseKinds(String name) throws Exception {
    chain(
        name,
        list(
            dense(6).l2(0.01).l1(0.02).l2Bias(0.03).biasUpdater(new Sgd(0.1)).build(),
            dense(5).hasLayerNorm(true).weightDecay(0.01).gradientNormalization(GradientNormalization.ClipL2PerLayer).gradientNormalizationThreshold(0.5).build(),
            dense(6).hasBias(false).constrainWeights(new MaxNormConstraint(0.8, 0)).build(),
            dense(6).constrainWeights(new MinMaxNormConstraint(0.2, 0.7, 0.9, 0), new NonNegativeConstraint()).build(),
            dense(5).constrainWeights(new UnitNormConstraint(0)).biasInit(0.2).build(),
            new PReLULayer.Builder().inputShape(5).build(),
            new ElementWiseMultiplicationLayer.Builder().nIn(5).nOut(5).activation(Activation.IDENTITY).build(),
            new ActivationLayer.Builder().activation(Activation.RELU).build(),
            out(3)),
        InputType.feedForward(4),
        rand(5, 4),
        classes(5, 3));
  }

  private static void activations(String name) throws Exception {
    ComputationGraphConfiguration.GraphBuilder conf = base().graphBuilder().addInputs("in").setInputTypes(InputType.feedForward(4));
    java.util.List<org.nd4j.linalg.activations.IActivation> all = new java.util.ArrayList<>();
    for (Activation each : Activation.values()) {
      if (each != Activation.RRELU) {
        all.add(each.getActivationFunction());
      }
    }
    all.addAll(java.util.List.of(new ActivationLReLU(0.3), new ActivationGELU(true), new ActivationReLU(2.0, 0.1, 0.2)));
    String[] names = new String[all.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = "a" + i;
      conf.addLayer(names[i], dense(3).activation(all.get(i)).build(), "in");
    }
    conf.addVertex("all", new MergeVertex(), names).addLayer("out", out(3), "all").setOutputs("out");
    graph(name, conf, new INDArray[] {rand(5, 4).muli(2)}, new INDArray[] {classes(5, 3)});
  }

  private static void losses(String name) throws Exception {
    ComputationGraphConfiguration.GraphBuilder conf = base().graphBuilder().addInputs("in").setInputTypes(InputType.feedForward(4));
    org.nd4j.linalg.lossfunctions.ILossFunction[] all = {
      new LossMCXENT(), new LossNegativeLogLikelihood(), new LossBinaryXENT(), new LossMSE(), new LossL1(), new LossL2(), new LossMAE(),
      new LossMAPE(), new LossMSLE(), new LossKLD(), new LossPoisson(), new LossHinge(), new LossSquaredHinge(), new LossCosineProximity(),
      new LossWasserstein(), new LossMultiLabel(), new LossFMeasure(), new LossMCXENT(Nd4j.create(new float[] {1, 2, 0.5f})),
      new LossMSE(Nd4j.create(new float[] {1, 2, 0.5f})), LossMixtureDensity.builder().gaussians(1).labelWidth(1).build(), new LossSparseMCXENT()
    };
    INDArray[] labels = new INDArray[all.length];
    String[] outputs = new String[all.length];
    for (int i = 0; i < all.length; i++) {
      String loss = all[i].getClass().getSimpleName();
      outputs[i] = loss + (loss.equals("LossMCXENT") || loss.equals("LossMSE") ? i : "");
      boolean rows = loss.matches("LossMCXENT|LossNegativeLogLikelihood|LossKLD|LossSparseMCXENT");
      boolean measure = loss.equals("LossFMeasure");
      Activation act = rows ? Activation.SOFTMAX : loss.equals("LossMixtureDensity") ? Activation.IDENTITY : Activation.SIGMOID;
      conf.addLayer(outputs[i], new OutputLayer.Builder(all[i]).nOut(measure ? 1 : 3).activation(act).build(), "in");
      labels[i] = rows || loss.equals("LossMultiLabel") ? classes(5, 3) : measure ? classes(5, 2).getColumn(0, true) : rand(5, 3).addi(1.2).divi(2.4);
      if (loss.equals("LossMixtureDensity")) {
        labels[i] = rand(5, 1);
      }
      if (loss.equals("LossSparseMCXENT")) {
        labels[i] = Nd4j.create(new float[] {0, 1, 2, 1, 0}, new long[] {5, 1}); // indices
      }
      if (loss.endsWith("Hinge")) {
        labels[i] = classes(5, 3).muli(2).subi(1);
      }
    }
    conf.setOutputs(outputs).validateOutputLayerConfig(false);
    graph(name, conf, new INDArray[] {rand(5, 4)}, labels);
  }

  private static void updaters(String name) throws Exception {
    IUpdater[] all = {
      new Sgd(0.1), new Nesterovs(0.05, 0.8), new AdaGrad(0.03), new RmsProp(0.02, 0.9, 1e-7), new AdaDelta(0.9, 1e-5), new Adam(0.02, 0.8, 0.99, 1e-7),
      new AdaMax(0.02), new Nadam(0.02), new AMSGrad(0.02), new NoOp(), new Adam(0.02), new Adam(0.02)
    };
    Layer[] layers = new Layer[all.length + 1];
    for (int i = 0; i < all.length; i++) {
      layers[i] = dense(4).updater(all[i]).build();
    }
    layers[2] = dense(4).updater(all[2]).biasUpdater(new Nesterovs(0.1)).build();
    layers[all.length] = out(3);
    chain(name, list(layers), InputType.feedForward(4), rand(5, 4), classes(5, 3));
  }

  private static void schedules(String name) throws Exception {
    ScheduleType it = ScheduleType.ITERATION;
    ISchedule[] all = {
      new MapSchedule.Builder(it).add(0, 0.1).add(3, 0.05).build(), new StepSchedule(it, 0.1, 0.5, 2), new ExponentialSchedule(it, 0.1, 0.9),
      new InverseSchedule(it, 0.1, 0.2, 0.5), new PolySchedule(it, 0.1, 2, 10), new SigmoidSchedule(it, 0.1, 0.3, 2),
      new CycleSchedule(it, 0.01, 0.1, 10, 2, 0.1), new FixedSchedule(0.1) // M2.1 cannot read its own RampSchedule
    };
    Layer[] layers = new Layer[all.length + 3];
    for (int i = 0; i < all.length; i++) {
      layers[i] = dense(4).updater(new Sgd(all[i])).build();
    }
    layers[all.length] = dense(4).updater(new Adam(all[2])).build();
    layers[all.length + 1] = dense(4).updater(new Nesterovs(0.1, new StepSchedule(it, 0.9, 0.5, 2))).build();
    layers[all.length + 2] = out(3);
    chain(name, list(layers), InputType.feedForward(4), rand(5, 4), classes(5, 3));
  }

  private static void weightInits(String name) throws Exception {
    java.util.List<Layer> layers = new java.util.ArrayList<>();
    for (WeightInit each : WeightInit.values()) {
      if (each != WeightInit.DISTRIBUTION) {
        layers.add(dense(4).weightInit(each).build());
      }
    }
    Distribution[] all = {
      new NormalDistribution(0, 0.3), new GaussianDistribution(0.1, 0.2), new UniformDistribution(-0.5, 0.4), new BinomialDistribution(3, 0.4),
      new LogNormalDistribution(-1, 0.3), new TruncatedNormalDistribution(0, 0.4), new OrthogonalDistribution(1.2), new ConstantDistribution(0.3)
    };
    for (Distribution each : all) {
      layers.add(dense(4).weightInit(each).build());
    }
    layers.add(out(3));
    chain(name, list(layers.toArray(new Layer[0])), InputType.feedForward(4), rand(5, 4), null);
  }

  private static void conv2d(String name, CNN2DFormat format) throws Exception {
    boolean last = format == CNN2DFormat.NHWC;
    ConvolutionMode same = ConvolutionMode.Same;
    chain(
        name,
        list(
            new ConvolutionLayer.Builder(3, 3).nOut(4).dataFormat(format).convolutionMode(same).activation(Activation.RELU).build(),
            new BatchNormalization.Builder().dataFormat(format).build(),
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}, new int[] {2, 2}).dataFormat(format).build(),
            new ConvolutionLayer.Builder(2, 3).nOut(4).stride(1, 2).padding(1, 1).dilation(2, 1).dataFormat(format).activation(Activation.TANH).build(),
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG, new int[] {2, 2}, new int[] {1, 1}).convolutionMode(same).dataFormat(format).build(),
            new DenseLayer.Builder().nOut(5).activation(Activation.TANH).build(),
            out(3)),
        InputType.convolutional(8, 8, 2, format),
        last ? rand(3, 8, 8, 2) : rand(3, 2, 8, 8),
        classes(3, 3));
  }

  private static void conv2dMore(String name) throws Exception {
    ConvolutionMode same = ConvolutionMode.Same;
    chain(
        name,
        list(
            new ZeroPaddingLayer.Builder(1, 2, 0, 1).build(),
            new SpaceToDepthLayer.Builder(2, SpaceToDepthLayer.DataFormat.NCHW).build(),
            new Upsampling2D.Builder(2).build(),
            new DepthwiseConvolution2D.Builder(3, 3).depthMultiplier(2).activation(Activation.TANH).build(),
            new SeparableConvolution2D.Builder(2, 2).nOut(3).depthMultiplier(2).convolutionMode(same).activation(Activation.TANH).build(),
            new Upsampling2D.Builder(2).build(),
            new Deconvolution2D.Builder(2, 2).nOut(2).stride(2, 2).activation(Activation.TANH).build(),
            new Cropping2D.Builder(1, 2, 3, 0).build(),
            new LocalResponseNormalization.Builder().n(3).k(1).alpha(0.1).beta(0.6).build(),
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.PNORM, new int[] {2, 2}, new int[] {2, 2}).pnorm(3).build(),
            new BatchNormalization.Builder().lockGammaBeta(true).gamma(1.5).beta(0.1).build(),
            out(3)),
        InputType.convolutional(7, 5, 2),
        rand(3, 2, 7, 5),
        classes(3, 3));
  }

  private static void poolingGlobal(String name) throws Exception {
    ComputationGraphConfiguration.GraphBuilder conf = base().graphBuilder().addInputs("in").setInputTypes(InputType.convolutional(5, 4, 2));
    conf.addLayer("conv", new ConvolutionLayer.Builder(2, 2).nOut(3).activation(Activation.TANH).build(), "in");
    String[] names = new String[4];
    int i = 0;
    for (PoolingType type : PoolingType.values()) {
      names[i] = type.name();
      conf.addLayer(names[i++], new GlobalPoolingLayer.Builder(type).pnorm(3).build(), "conv");
    }
    conf.addVertex("all", new MergeVertex(), names).addLayer("out", out(3), "all").setOutputs("out");
    graph(name, conf, new INDArray[] {rand(4, 2, 5, 4)}, new INDArray[] {classes(4, 3)});
  }

  private static void conv1d(String name, RNNFormat format) throws Exception {
    boolean last = format == RNNFormat.NWC;
    INDArray labels = classes(3, 3, 4);
    chain(
        name,
        list(
            new Convolution1DLayer.Builder().kernelSize(3).nOut(4).convolutionMode(ConvolutionMode.Causal).rnnDataFormat(format).activation(Activation.TANH).build(),
            new Subsampling1DLayer.Builder(SubsamplingLayer.PoolingType.MAX).kernelSize(2).stride(2).dataFormat(last ? CNN2DFormat.NHWC : CNN2DFormat.NCHW).build(),
            new Convolution1DLayer.Builder().kernelSize(2).nOut(3).convolutionMode(ConvolutionMode.Same).rnnDataFormat(format).activation(Activation.TANH).build(),
            new RnnOutputLayer.Builder(LossFunction.MCXENT).nOut(3).activation(Activation.SOFTMAX).dataFormat(format).build()),
        InputType.recurrent(2, 8, format),
        last ? rand(3, 8, 2) : rand(3, 2, 8),
        last ? null : labels); // M2.1 itself fails to train in the order NWC
  }

  private static void conv1dMore(String name) throws Exception {
    chain(
        name,
        list(
            new ZeroPadding1DLayer.Builder(1, 2).build(),
            new Convolution1DLayer.Builder().kernelSize(2).nOut(4).dilation(2).activation(Activation.TANH).build(),
            new Upsampling1D.Builder(2).build(),
            new Cropping1D.Builder(1, 3).build(),
            new Subsampling1DLayer.Builder(SubsamplingLayer.PoolingType.AVG).kernelSize(2).stride(2).build(),
            new LocallyConnected1D.Builder().nOut(3).kernelSize(2).activation(Activation.TANH).build(),
            new GlobalPoolingLayer.Builder(PoolingType.AVG).build(),
            new RepeatVector.Builder().repetitionFactor(2).build(),
            rnnOut(3)),
        InputType.recurrent(2, 7),
        rand(3, 2, 7),
        classes(3, 3, 2));
  }

  private static void conv3d(String name, Convolution3D.DataFormat format) throws Exception {
    boolean last = format == Convolution3D.DataFormat.NDHWC;
    java.util.List<Layer> layers = new java.util.ArrayList<>();
    layers.add(new Convolution3D.Builder(2, 2, 2).nOut(3).dataFormat(format).activation(Activation.TANH).build());
    if (!last) {
      layers.add(new ZeroPadding3DLayer.Builder(1, 0, 1).build());
      layers.add(new Upsampling3D.Builder(2).build());
      layers.add(new Cropping3D.Builder(1, 0, 1, 2, 0, 1).build());
      layers.add(new Deconvolution3D.Builder().kernelSize(2, 2, 2).nIn(3).nOut(2).stride(1, 1, 1).activation(Activation.TANH).build());
    }
    layers.add(new Subsampling3DLayer.Builder(Subsampling3DLayer.PoolingType.MAX).kernelSize(2, 2, 2).stride(1, 1, 1).dataFormat(format).build());
    layers.add(out(3));
    chain(name, list(layers.toArray(new Layer[0])), InputType.convolutional3D(format, 4, 4, 3, 2), last ? rand(3, 4, 4, 3, 2) : rand(3, 2, 4, 4, 3), classes(3, 3));
  }

  private static void cnnLoss(String name) throws Exception {
    chain(
        name,
        list(
            new ConvolutionLayer.Builder(3, 3).nOut(3).convolutionMode(ConvolutionMode.Same).activation(Activation.TANH).build(),
            new CnnLossLayer.Builder(LossFunction.MSE).activation(Activation.SIGMOID).build()),
        InputType.convolutional(4, 4, 2),
        rand(2, 2, 4, 4),
        rand(2, 3, 4, 4).addi(1).divi(2));
  }

  private static void recurrent(String name, RNNFormat format) throws Exception {
    boolean last = format == RNNFormat.NWC;
    INDArray labels = classes(3, 3, 5);
    chain(
        name,
        list(
            new LSTM.Builder().nOut(4).dataFormat(format).forgetGateBiasInit(0.5).activation(Activation.TANH).build(),
            new SimpleRnn.Builder().nOut(3).dataFormat(format).activation(Activation.TANH).build(),
            new RnnOutputLayer.Builder(LossFunction.MCXENT).nOut(3).dataFormat(format).activation(Activation.SOFTMAX).build()),
        InputType.recurrent(2, 5, format),
        last ? rand(3, 5, 2) : rand(3, 2, 5),
        last ? labels.permute(0, 2, 1).dup('c') : labels);
  }

  private static void recurrentMore(String name) throws Exception {
    chain(
        name,
        list(
            new GravesLSTM.Builder().nOut(4).gateActivationFunction(Activation.HARDSIGMOID).activation(Activation.SOFTSIGN).build(),
            new SimpleRnn.Builder().nOut(3).activation(Activation.TANH).build(),
            new GravesBidirectionalLSTM.Builder().nOut(3).activation(Activation.TANH).build(),
            new TimeDistributed(dense(4).build()),
            new MaskZeroLayer.Builder().setUnderlying(new LSTM.Builder().nIn(4).nOut(4).weightInitRecurrent(new OrthogonalDistribution(1)).activation(Activation.TANH).build()).setMaskValue(0).build(),
            new RnnLossLayer.Builder(LossFunction.MSE).activation(Activation.TANH).build()),
        InputType.recurrent(2),
        rand(3, 2, 5),
        rand(3, 4, 5));
  }

  private static void bidirectional(String name) throws Exception {
    chain(
        name,
        list(
            new Bidirectional(Bidirectional.Mode.CONCAT, new LSTM.Builder().nOut(3).activation(Activation.TANH).build()),
            new Bidirectional(Bidirectional.Mode.ADD, new SimpleRnn.Builder().nOut(4).activation(Activation.TANH).build()),
            new Bidirectional(Bidirectional.Mode.MUL, new GravesLSTM.Builder().nOut(4).activation(Activation.TANH).build()),
            new Bidirectional(Bidirectional.Mode.AVERAGE, new LSTM.Builder().nOut(3).activation(Activation.TANH).build()),
            new LastTimeStep(new LSTM.Builder().nOut(4).activation(Activation.TANH).build()),
            out(3)),
        InputType.recurrent(2),
        rand(3, 2, 5),
        classes(3, 3));
  }

  private static void embedding(String name) throws Exception {
    chain(
        name,
        list(new EmbeddingLayer.Builder().nIn(6).nOut(4).hasBias(true).activation(Activation.TANH).build(), out(3)),
        InputType.feedForward(6),
        Nd4j.create(new float[] {0, 3, 5, 2}, new long[] {4, 1}),
        classes(4, 3));
  }

  private static void embeddingSequence(String name) throws Exception {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            list(
                    new EmbeddingSequenceLayer.Builder().nIn(6).nOut(4).inputLength(5).hasBias(true).activation(Activation.TANH).build(),
                    new LSTM.Builder().nIn(4).nOut(3).activation(Activation.TANH).build(),
                    new RnnOutputLayer.Builder(LossFunction.MCXENT).nIn(3).nOut(3).activation(Activation.SOFTMAX).build())
                .build());
    net.init();
    INDArray words = Nd4j.create(new float[] {0, 1, 2, 3, 4, 5, 1, 0, 2, 2}, new long[] {2, 5});
    cases.make(name, net, new INDArray[] {words}, new INDArray[] {classes(2, 3, 5)}, true);
  }

  private static void attention(String name) throws Exception {
    chain(
        name,
        list(
            new SelfAttentionLayer.Builder().nOut(4).nHeads(2).headSize(3).projectInput(true).build(),
            new SelfAttentionLayer.Builder().nIn(4).nOut(4).nHeads(1).projectInput(false).build(),
            new GlobalPoolingLayer.Builder(PoolingType.MAX).build(),
            out(3)),
        InputType.recurrent(3, 5),
        rand(2, 3, 5),
        classes(2, 3));
  }

  private static void attentionVertex(String name) throws Exception {
    ComputationGraphConfiguration.GraphBuilder conf = base().graphBuilder().addInputs("a", "b").setInputTypes(InputType.recurrent(3), InputType.recurrent(2));
    conf.addVertex("attention", new AttentionVertex.Builder().nOut(4).nHeads(2).headSize(3).nInQueries(3).nInKeys(2).nInValues(2).projectInput(true).weightInit(WeightInit.XAVIER).build(), "a", "b", "b");
    conf.addLayer("out", rnnOut(3), "attention").setOutputs("out");
    graph(name, conf, new INDArray[] {rand(2, 3, 4), rand(2, 2, 5)}, new INDArray[] {classes(2, 3, 4)});
  }

  private static void vertices(String name) throws Exception {
    ComputationGraphConfiguration.GraphBuilder conf = base().graphBuilder().addInputs("a", "b").setInputTypes(InputType.feedForward(4), InputType.feedForward(4));
    conf.addLayer("da", dense(6).build(), "a").addLayer("db", dense(6).build(), "b");
    for (ElementWiseVertex.Op op : ElementWiseVertex.Op.values()) {
      conf.addVertex(op.name().toLowerCase(), new ElementWiseVertex(op), "da", "db");
    }
    conf.addVertex("stack", new StackVertex(), "da", "db").addLayer("shared", dense(5).build(), "stack");
    conf.addVertex("first", new UnstackVertex(0, 2), "shared").addVertex("second", new UnstackVertex(1, 2), "shared");
    conf.addVertex("subset", new SubsetVertex(1, 3), "da").addVertex("scale", new ScaleVertex(0.5), "da").addVertex("shift", new ShiftVertex(0.3), "db");
    conf.addVertex("norm", new L2NormalizeVertex(), "da").addVertex("distance", new L2Vertex(), "da", "db");
    conf.addVertex("reshape", new ReshapeVertex('c', new int[] {-1, 6}, null), "da");
    conf.addVertex("merge", new MergeVertex(), "add", "subtract", "product", "average", "max", "first", "second", "subset", "scale", "shift", "norm", "distance", "reshape");
    conf.addLayer("out1", out(3), "merge").addLayer("out2", new OutputLayer.Builder(LossFunction.MSE).nOut(2).activation(Activation.IDENTITY).build(), "merge");
    conf.setOutputs("out1", "out2");
    graph(name, conf, new INDArray[] {rand(4, 4), rand(4, 4).muli(0.7)}, new INDArray[] {classes(4, 3), rand(4, 2)});
  }

  private static void verticesTime(String name) throws Exception {
    ComputationGraphConfiguration.GraphBuilder conf = base().graphBuilder().addInputs("in").setInputTypes(InputType.recurrent(2));
    conf.addLayer("rnn", new LSTM.Builder().nOut(4).activation(Activation.TANH).build(), "in");
    conf.addVertex("last", new LastTimeStepVertex("in"), "rnn").addVertex("again", new DuplicateToTimeSeriesVertex("in"), "last");
    conf.addVertex("back", new ReverseTimeSeriesVertex("in"), "rnn").addVertex("merge", new MergeVertex(), "again", "back", "rnn");
    conf.addLayer("out", rnnOut(3), "merge").setOutputs("out");
    graph(name, conf, new INDArray[] {rand(3, 2, 5)}, new INDArray[] {classes(3, 3, 5)});
  }

  private static void frozen(String name) throws Exception {
    chain(
        name,
        list(
            new FrozenLayer(dense(5).build()),
            dense(4).build(),
            new FrozenLayerWithBackprop(dense(4).build()),
            out(3)),
        InputType.feedForward(4),
        rand(5, 4),
        classes(5, 3));
  }

  private static void noise(String name) throws Exception {
    chain(
        name,
        list(
            new ConvolutionLayer.Builder(2, 2).nOut(3).dropOut(new SpatialDropout(0.7)).activation(Activation.TANH).build(),
            dense(5).dropOut(0.8).build(),
            dense(5).dropOut(new AlphaDropout(0.8)).weightNoise(new DropConnect(0.7)).build(),
            dense(5).dropOut(new GaussianDropout(0.3)).weightNoise(new WeightNoise(new NormalDistribution(0, 0.1))).build(),
            dense(5).dropOut(new GaussianNoise(0.2)).weightNoise(new WeightNoise(new NormalDistribution(1, 0.1), false)).build(),
            new DropoutLayer.Builder(0.6).build(),
            dense(5).dropOut(new Dropout(new StepSchedule(ScheduleType.ITERATION, 0.9, 0.9, 5))).build(),
            out(3)),
        InputType.convolutional(4, 4, 1),
        rand(2, 1, 4, 4),
        null);
  }

  private static void doubles(String name) throws Exception {
    MultiLayerNetwork net = new MultiLayerNetwork(list(base().dataType(DataType.DOUBLE), dense(5).build(), out(3)).setInputType(InputType.feedForward(4)).build());
    net.init();
    cases.make(name, net, new INDArray[] {rand(5, 4).castTo(DataType.DOUBLE)}, new INDArray[] {classes(5, 3).castTo(DataType.DOUBLE)}, true);
  }

  private static void noUpdater(String name) throws Exception {
    MultiLayerNetwork net = new MultiLayerNetwork(list(dense(5).build(), out(3)).setInputType(InputType.feedForward(4)).build());
    net.init();
    cases.make(name, net, new INDArray[] {rand(5, 4)}, new INDArray[] {classes(5, 3)}, false);
  }

  private static void tbptt(String name) throws Exception {
    NeuralNetConfiguration.ListBuilder conf = list(new LSTM.Builder().nOut(4).activation(Activation.TANH).build(), rnnOut(3));
    conf.backpropType(BackpropType.TruncatedBPTT).tBPTTLength(3);
    chain(name, conf, InputType.recurrent(2), rand(3, 2, 6), classes(3, 3, 6));
  }

  private static void steps(String name) throws Exception {
    chain(
        name,
        list(
            new ConvolutionLayer.Builder(2, 2).nOut(2).activation(Activation.TANH).build(),
            new LSTM.Builder().nOut(4).activation(Activation.TANH).build(),
            dense(3).build(),
            rnnOut(3)),
        InputType.convolutional(4, 3, 1),
        rand(6, 1, 4, 3),
        classes(6, 3, 1));
  }

  private static void centerLoss(String name) throws Exception {
    chain(
        name,
        list(dense(4).build(), new CenterLossOutputLayer.Builder(LossFunction.MCXENT).nOut(3).activation(Activation.SOFTMAX).alpha(0.1).lambda(0.3).build()),
        InputType.feedForward(4),
        rand(5, 4),
        classes(5, 3));
  }

  private static void autoencoder(String name) throws Exception {
    chain(name, list(new AutoEncoder.Builder().nOut(3).activation(Activation.SIGMOID).build(), out(3)), InputType.feedForward(4), rand(5, 4), classes(5, 3));
  }

  private static void vae(String name) throws Exception {
    chain(
        name,
        list(
            new org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder.Builder()
                .nOut(3).encoderLayerSizes(5, 4).decoderLayerSizes(4, 5).activation(Activation.TANH)
                .reconstructionDistribution(new org.deeplearning4j.nn.conf.layers.variational.GaussianReconstructionDistribution(Activation.IDENTITY)).build(),
            out(3)),
        InputType.feedForward(4), rand(5, 4), classes(5, 3));
  }

  private static void yolo(String name) throws Exception {
    INDArray boxes = Nd4j.create(new double[][] {{1, 1}, {2, 2}}).castTo(DataType.FLOAT);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, 2, 4 + 2, 3, 3);
    labels.putScalar(new int[] {0, 0, 1, 1}, 1.2).putScalar(new int[] {0, 1, 1, 1}, 1.1).putScalar(new int[] {0, 2, 1, 1}, 1.9).putScalar(new int[] {0, 3, 1, 1}, 1.8);
    labels.putScalar(new int[] {0, 4, 1, 1}, 1);
    chain(
        name,
        list(
            new ConvolutionLayer.Builder(1, 1).nOut(2 * (5 + 2)).activation(Activation.IDENTITY).build(),
            new org.deeplearning4j.nn.conf.layers.objdetect.Yolo2OutputLayer.Builder().boundingBoxPriors(boxes).build()),
        InputType.convolutional(3, 3, 2), rand(2, 2, 3, 3), labels);
  }

  private static void ocnn(String name) throws Exception {
    chain(
        name,
        list(
            dense(4).build(),
            new org.deeplearning4j.nn.conf.ocnn.OCNNOutputLayer.Builder().nIn(4).hiddenLayerSize(3).nu(0.04).activation(Activation.SIGMOID).initialRValue(0.1).build()),
        InputType.feedForward(4), rand(5, 4), Nd4j.ones(DataType.FLOAT, 5, 1));
  }

  private static void capsules(String name) throws Exception {
    chain(
        name,
        list(
            new ConvolutionLayer.Builder(3, 3).nOut(4).activation(Activation.RELU).build(),
            new PrimaryCapsules.Builder(4, 2).kernelSize(3, 3).stride(2, 2).build(),
            new CapsuleLayer.Builder(3, 4, 2).build(),
            new CapsuleStrengthLayer.Builder().build(),
            new ActivationLayer.Builder(new ActivationSoftmax()).build(),
            new LossLayer.Builder(new LossNegativeLogLikelihood()).build()),
        InputType.convolutional(8, 8, 1), rand(3, 1, 8, 8), classes(3, 3));
  }

  private static void recurrentAttention(String name) throws Exception {
    chain(
        name,
        list(
            new RecurrentAttentionLayer.Builder().nOut(4).nHeads(2).headSize(2).projectInput(true).activation(Activation.TANH).build(),
            new GlobalPoolingLayer.Builder(PoolingType.MAX).build(),
            out(3)),
        InputType.recurrent(3, 4), rand(2, 3, 4), classes(2, 3));
  }
}
