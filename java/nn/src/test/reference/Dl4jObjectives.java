import java.io.PrintStream;
import java.util.StringJoiner;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.*;
import org.deeplearning4j.nn.conf.layers.objdetect.Yolo2OutputLayer;
import org.deeplearning4j.nn.conf.layers.variational.*;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * Writes what Deeplearning4j 1.0.0-M2.1 makes of layers with losses of their own;
 * src/test/resources/dl4j/objectives.json. With the jars of deeplearning4j-nn and nd4j-native
 * 1.0.0-M2.1 in a folder: {@code java -cp 'jars/*' Dl4jObjectives.java objectives.json}. Inputs and
 * parameters are the formula of make_layers.py; after a step of Sgd with rate 0.1 there are the
 * parameters again.
 */
public class Dl4jObjectives {
  static StringJoiner cases = new StringJoiner(",\n", "[\n", "\n]\n");

  public static void main(String[] args) throws java.io.IOException {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    PrintStream out = new PrintStream(args[0]); // Deeplearning4j writes to the standard output
    supervised();
    variational();
    distributions();
    out.print(cases);
    out.close();
  }

  static double[] numbers(int k, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.sin(12.9898 * (i + 1) + 4.1 * k);
    }
    return values;
  }

  static String list(double[] values) {
    StringJoiner joiner = new StringJoiner(", ", "[", "]");
    for (double value : values) {
      joiner.add(String.format(java.util.Locale.ROOT, "%.10g", value));
    }
    return joiner.toString();
  }

  static String list(INDArray values) {
    return list(values.dup('c').data().asDouble());
  }

  static MultiLayerNetwork net(InputType type, int last, String[] names, Layer... layers) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).updater(new Sgd(0.1)).list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    MultiLayerConfiguration conf = list.setInputType(type).build();
    MultiLayerNetwork net = new MultiLayerNetwork(conf);
    net.init();
    for (int k = 0; k < names.length; k++) {
      INDArray p = net.getParam(names[k]);
      double[] values = numbers(k + 1, (int) p.length());
      for (int i = 0; i < values.length; i++) {
        values[i] *= 0.5;
      }
      p.assign(Nd4j.create(values, p.shape(), 'c'));
    }
    return net;
  }

  static String after(MultiLayerNetwork net, String[] names) {
    StringJoiner after = new StringJoiner(", ", "{", "}");
    for (String name : names) {
      after.add("\"" + name + "\": " + list(net.getParam(name)));
    }
    return after.toString();
  }

  static void step(
      String name, MultiLayerNetwork net, INDArray x, INDArray y, String[] names, String more) {
    String output = list(net.output(x));
    double score = net.score(new DataSet(x, y));
    net.fit(new DataSet(x, y));
    cases.add(
        "{\"name\": \""
            + name
            + "\", \"output\": "
            + output
            + ", \"score\": "
            + score
            + ", \"after\": "
            + after(net, names)
            + more
            + "}");
  }

  static void supervised() {
    INDArray x = Nd4j.create(numbers(0, 30), new long[] {6, 5}, 'c');
    int[] classes = {0, 2, 1, 2, 0, 2};
    INDArray y = Nd4j.zeros(6, 3);
    for (int i = 0; i < 6; i++) {
      y.putScalar(i, classes[i], 1);
    }
    String[] names = {"0_W", "0_b", "0_cL"};
    MultiLayerNetwork center =
        net(
            InputType.feedForward(5),
            0,
            names,
            new CenterLossOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .lambda(0.3)
                .alpha(0.1)
                .build());
    step("center", center, x, y, names, "");

    INDArray pictures = Nd4j.create(numbers(0, 48), new long[] {2, 2, 3, 4}, 'c');
    INDArray labels = Nd4j.zeros(2, 7, 3, 4);
    double[][] boxes = {
      {0, 1, 2, 1.7, 0.8, 3.1, 1.9, 0},
      {0, 2, 0, 0.1, 1.9, 0.9, 2.8, 2},
      {1, 0, 3, 2.9, 0.2, 3.8, 1.5, 1}
    };
    for (double[] box : boxes) {
      for (int part = 0; part < 4; part++) {
        labels.putScalar(
            new long[] {(long) box[0], part, (long) box[1], (long) box[2]}, box[3 + part]);
      }
      labels.putScalar(
          new long[] {(long) box[0], 4 + (long) box[7], (long) box[1], (long) box[2]}, 1);
    }
    String[] kernel = {"0_b", "0_W"};
    MultiLayerNetwork yolo =
        net(
            InputType.convolutional(3, 4, 2),
            1,
            kernel,
            new ConvolutionLayer.Builder(1, 1).nOut(16).activation(Activation.IDENTITY).build(),
            new Yolo2OutputLayer.Builder()
                .boundingBoxPriors(Nd4j.create(new double[][] {{1, 1.5}, {2, 0.8}}))
                .build());
    step("yolo", yolo, pictures, labels, kernel, "");

    String[] one = {"0_v", "0_w", "0_r"};
    MultiLayerNetwork ocnn =
        net(
            InputType.feedForward(5),
            0,
            one,
            new org.deeplearning4j.nn.conf.ocnn.OCNNOutputLayer.Builder()
                .nIn(5)
                .hiddenLayerSize(3)
                .nu(0.1)
                .activation(Activation.SIGMOID)
                .build());
    cases.add("{\"name\": \"ocnn\", \"output\": " + list(ocnn.output(x)) + "}");
    String[] auto = {"0_W", "0_b", "0_vb"};
    MultiLayerNetwork encoder =
        net(
            InputType.feedForward(5),
            0,
            auto,
            new AutoEncoder.Builder().nOut(3).activation(Activation.SIGMOID).build());
    INDArray hidden = encoder.output(x);
    INDArray again =
        ((org.deeplearning4j.nn.layers.feedforward.autoencoder.AutoEncoder) encoder.getLayer(0))
            .decode(hidden, LayerWorkspaceMgr.noWorkspaces());
    cases.add(
        "{\"name\": \"autoencoder\", \"output\": "
            + list(hidden)
            + ", \"decoded\": "
            + list(again)
            + "}");
  }

  static void variational() {
    String[] names = {
      "0_e0W",
      "0_e0b",
      "0_e1W",
      "0_e1b",
      "0_pZXMeanW",
      "0_pZXMeanb",
      "0_pZXLogStd2W",
      "0_pZXLogStd2b",
      "0_d0W",
      "0_d0b",
      "0_pXZW",
      "0_pXZb"
    };
    MultiLayerNetwork net =
        net(
            InputType.feedForward(5),
            0,
            names,
            new VariationalAutoencoder.Builder()
                .nOut(2)
                .encoderLayerSizes(4, 3)
                .decoderLayerSizes(4)
                .activation(Activation.TANH)
                .pzxActivationFunction(Activation.IDENTITY)
                .reconstructionDistribution(
                    new BernoulliReconstructionDistribution(Activation.SIGMOID))
                .build());
    net.getParam("0_pZXLogStd2W").assign(0);
    net.getParam("0_pZXLogStd2b").assign(-70); // z is the mean
    double[] values = numbers(0, 20);
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5 + 0.5 * values[i];
    }
    INDArray x = Nd4j.create(values, new long[] {4, 5}, 'c');
    INDArray z = net.output(x);
    INDArray made =
        ((org.deeplearning4j.nn.layers.variational.VariationalAutoencoder) net.getLayer(0))
            .generateAtMeanGivenZ(z);
    String output = list(z);
    net.pretrainLayer(0, x);
    cases.add(
        "{\"name\": \"variational\", \"output\": "
            + output
            + ", \"decoded\": "
            + list(made)
            + ", \"after\": "
            + after(net, names)
            + "}");
  }

  static void distributions() {
    distribution(
        "'@class': 'Bernoulli'", new BernoulliReconstructionDistribution(Activation.SIGMOID), 5);
    distribution(
        "'@class': 'Gaussian', 'activation': 'tanh'",
        new GaussianReconstructionDistribution(Activation.TANH),
        10);
    distribution(
        "'@class': 'Exponential'",
        new ExponentialReconstructionDistribution(Activation.IDENTITY),
        5);
    distribution(
        "'@class': 'Composite', 'sizes': [2, 3], 'distributions': [{'@class': 'Bernoulli'},"
            + " {'@class': 'Gaussian', 'activation': 'tanh'}]",
        new CompositeReconstructionDistribution.Builder()
            .addDistribution(2, new BernoulliReconstructionDistribution(Activation.SIGMOID))
            .addDistribution(3, new GaussianReconstructionDistribution(Activation.TANH))
            .build(),
        8);
    distribution(
        "'@class': 'LossFunctionWrapper', 'loss': 'mse', 'activation': 'tanh'",
        new LossFunctionWrapper(Activation.TANH, new org.nd4j.linalg.lossfunctions.impl.LossMSE()),
        5);
  }

  static void distribution(String ours, ReconstructionDistribution theirs, int size) {
    double[] values = numbers(0, 20);
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5 + 0.5 * values[i];
    }
    INDArray x = Nd4j.create(values, new long[] {4, 5}, 'c');
    INDArray p = Nd4j.create(numbers(1, 4 * size), new long[] {4, size}, 'c');
    INDArray each = theirs.exampleNegLogProbability(x, p.dup());
    INDArray mean = theirs.generateAtMean(p.dup());
    cases.add(
        ("{'name': 'distribution', 'distribution': {" + ours + "}").replace('\'', '"')
            + ", \"losses\": "
            + list(each)
            + ", \"mean\": "
            + list(mean)
            + "}");
  }
}
