import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The programs of docs/moving.md as they are for the real Deeplearning4j, which writes their zips: Before FOLDER. */
final class Before {
  private static Cases cases;

  private Before() {}

  public static void main(String[] arguments) throws Exception {
    cases = new Cases(arguments[0]);
    chain("mlp", mlp(), rand(6, 4), classes(6, 3));
    chain("lenet", lenet(), rand(3, 1, 12, 12), classes(3, 5));
    chain("lstm", lstm(), rand(2, 8, 10), steps(2, 8, 10));
    ComputationGraph net = new ComputationGraph(graph());
    net.init();
    cases.make("graph", net, new INDArray[] {rand(5, 4), rand(5, 3)}, new INDArray[] {classes(5, 2), rand(5, 1)}, true);
  }

  private static void chain(String name, MultiLayerConfiguration conf, INDArray features, INDArray labels) throws Exception {
    MultiLayerNetwork net = new MultiLayerNetwork(conf);
    net.init();
    cases.make(name, net, new INDArray[] {features}, new INDArray[] {labels}, true);
  }

  private static INDArray rand(int... shape) {
    Nd4j.getRandom().setSeed(11);
    return Nd4j.rand(shape);
  }

  private static INDArray classes(int n, int count) {
    INDArray labels = Nd4j.zeros(n, count);
    for (int i = 0; i < n; i++) {
      labels.putScalar(i, i % count, 1);
    }
    return labels;
  }

  private static INDArray steps(int n, int count, int time) {
    INDArray labels = Nd4j.zeros(n, count, time);
    for (int i = 0; i < n * time; i++) {
      labels.putScalar(new int[] {i / time, i % count, i % time}, 1);
    }
    return labels;
  }

  private static MultiLayerConfiguration mlp() {
    // mlp
    return new NeuralNetConfiguration.Builder()
        .seed(123)
        .updater(new Nesterovs(0.1, 0.9))
        .l2(1e-4)
        .weightInit(WeightInit.XAVIER)
        .list()
        .layer(new DenseLayer.Builder().nIn(4).nOut(16).activation(Activation.TANH).build())
        .layer(new OutputLayer.Builder(LossFunction.NEGATIVELOGLIKELIHOOD)
            .nIn(16).nOut(3).activation(Activation.SOFTMAX).build())
        .build();
    // end
  }

  private static MultiLayerConfiguration lenet() {
    // lenet
    return new NeuralNetConfiguration.Builder()
        .seed(123)
        .updater(new Adam(1e-3))
        .weightInit(WeightInit.XAVIER)
        .list()
        .layer(new ConvolutionLayer.Builder(5, 5).nOut(4).activation(Activation.IDENTITY).build())
        .layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
            .kernelSize(2, 2).stride(2, 2).build())
        .layer(new DenseLayer.Builder().nOut(20).activation(Activation.RELU).build())
        .layer(new OutputLayer.Builder(LossFunction.NEGATIVELOGLIKELIHOOD)
            .nOut(5).activation(Activation.SOFTMAX).build())
        .setInputType(InputType.convolutional(12, 12, 1))
        .build();
    // end
  }

  private static MultiLayerConfiguration lstm() {
    // lstm
    return new NeuralNetConfiguration.Builder()
        .seed(123)
        .updater(new RmsProp(0.01))
        .weightInit(WeightInit.XAVIER)
        .list()
        .layer(new LSTM.Builder().nIn(8).nOut(12).activation(Activation.TANH).build())
        .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT)
            .nIn(12).nOut(8).activation(Activation.SOFTMAX).build())
        .backpropType(BackpropType.TruncatedBPTT)
        .tBPTTForwardLength(5)
        .tBPTTBackwardLength(5)
        .build();
    // end
  }

  private static ComputationGraphConfiguration graph() {
    // graph
    return new NeuralNetConfiguration.Builder()
        .seed(123)
        .updater(new Adam(1e-3))
        .graphBuilder()
        .addInputs("left", "right")
        .addLayer("a", new DenseLayer.Builder().nIn(4).nOut(6).activation(Activation.RELU).build(), "left")
        .addLayer("b", new DenseLayer.Builder().nIn(3).nOut(6).activation(Activation.RELU).build(), "right")
        .addVertex("both", new MergeVertex(), "a", "b")
        .addLayer("kind", new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(12).nOut(2).activation(Activation.SOFTMAX).build(), "both")
        .addLayer("size", new OutputLayer.Builder(LossFunction.MSE)
            .nIn(12).nOut(1).activation(Activation.IDENTITY).build(), "both")
        .setOutputs("kind", "size")
        .build();
    // end
  }
}
