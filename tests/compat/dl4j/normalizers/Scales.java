import java.io.File;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.*;
import org.deeplearning4j.nn.conf.layers.*;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.dataset.api.preprocessor.*;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Zips of the real Deeplearning4j with each normalizer: test/input_… are raw features and then raw labels, test/output_… what the
 * normalizer makes of them: Scales FOLDER.
 */
final class Scales {
  private static String folder;

  private Scales() {}

  public static void main(String[] arguments) throws Exception {
    folder = arguments[0];
    one("standardize", new NormalizerStandardize(), false);
    one("standardize_labels", new NormalizerStandardize(), true);
    one("min_max", new NormalizerMinMaxScaler(), false);
    one("min_max_range_labels", new NormalizerMinMaxScaler(-1, 3), true);
    pixels("image", new ImagePreProcessingScaler(-1, 1));
    several("multi_standardize", new MultiNormalizerStandardize(), false);
    several("multi_standardize_labels", new MultiNormalizerStandardize(), true);
    several("multi_min_max_labels", new MultiNormalizerMinMaxScaler(-1, 3), true);
    several("multi_hybrid", new MultiNormalizerHybrid().standardizeInput(0), false);
    several(
        "multi_hybrid_labels",
        new MultiNormalizerHybrid().minMaxScaleInput(1, -1, 3).standardizeAllOutputs().minMaxScaleOutput(0),
        true);
  }

  private static INDArray rand(long seed, double scale, double shift, int... shape) {
    Nd4j.getRandom().setSeed(seed);
    return Nd4j.rand(shape).muli(scale).addi(shift);
  }

  private static NeuralNetConfiguration.Builder base() {
    return new NeuralNetConfiguration.Builder().seed(7);
  }

  private static OutputLayer out(int in, int n) {
    return new OutputLayer.Builder(LossFunction.MSE).nIn(in).nOut(n).activation(Activation.IDENTITY).build();
  }

  private static MultiLayerNetwork net(int in) {
    MultiLayerNetwork net = new MultiLayerNetwork(base().list().layer(out(in, 2)).build());
    net.init();
    return net;
  }

  private static void one(String name, AbstractDataSetNormalizer<?> normalizer, boolean labels) throws Exception {
    INDArray features = rand(3, 10, -2, 20, 3);
    INDArray targets = rand(4, 100, 5, 20, 2);
    normalizer.fitLabel(labels);
    normalizer.fit(new DataSet(features.dup(), targets.dup()));
    DataSet scaled = new DataSet(features.dup(), targets.dup());
    normalizer.transform(scaled);
    write(name, net(3), normalizer, new INDArray[] {features, targets}, new INDArray[] {scaled.getFeatures(), scaled.getLabels()});
  }

  private static void pixels(String name, DataNormalization normalizer) throws Exception {
    INDArray features = rand(5, 255, 0, 2, 3, 4, 4);
    DataSet scaled = new DataSet(features.dup(), rand(6, 1, 0, 2, 2));
    normalizer.transform(scaled);
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            base().list()
                .layer(new ConvolutionLayer.Builder(2, 2).nIn(3).nOut(2).activation(Activation.RELU).build())
                .layer(new GlobalPoolingLayer.Builder().build())
                .layer(out(2, 2))
                .setInputType(org.deeplearning4j.nn.conf.inputs.InputType.convolutional(4, 4, 3))
                .build());
    net.init();
    write(name, net, normalizer, new INDArray[] {features}, new INDArray[] {scaled.getFeatures()});
  }

  private static void several(String name, MultiDataNormalization normalizer, boolean labels) throws Exception {
    INDArray[] features = {rand(3, 10, -2, 20, 3), rand(8, 1000, 500, 20, 4)};
    INDArray[] targets = {rand(4, 100, 5, 20, 2), rand(9, 1, -1, 20, 1)};
    if (normalizer instanceof AbstractMultiDataSetNormalizer) { // hybrids have labels where they are told of outputs
      ((AbstractMultiDataSetNormalizer<?>) normalizer).fitLabel(labels);
    }
    normalizer.fit(data(features, targets));
    MultiDataSet scaled = data(features, targets);
    normalizer.transform(scaled);
    ComputationGraph net =
        new ComputationGraph(
            base().graphBuilder().addInputs("left", "right")
                .addLayer("first", out(3, 2), "left").addLayer("second", out(4, 1), "right").setOutputs("first", "second").build());
    net.init();
    write(
        name,
        net,
        (Normalizer<?>) normalizer,
        new INDArray[] {features[0], features[1], targets[0], targets[1]},
        new INDArray[] {scaled.getFeatures(0), scaled.getFeatures(1), scaled.getLabels(0), scaled.getLabels(1)});
  }

  private static MultiDataSet data(INDArray[] features, INDArray[] targets) {
    return new MultiDataSet(
        new INDArray[] {features[0].dup(), features[1].dup()}, new INDArray[] {targets[0].dup(), targets[1].dup()});
  }

  private static void write(String name, Model net, Normalizer<?> normalizer, INDArray[] raw, INDArray[] scaled) throws Exception {
    File plain = File.createTempFile("dl4j", ".zip");
    ModelSerializer.writeModel(net, plain, false);
    ModelSerializer.addNormalizerToModel(plain, normalizer);
    Cases.beside(plain, new File(folder, name + ".zip"), raw, scaled);
    plain.delete();
    System.out.println(name);
  }
}
