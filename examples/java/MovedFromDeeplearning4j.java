import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pydl4j.modelimport.dl4j.ModelSerializer;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NetworkConfiguration.BackpropType;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.LSTM;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.RnnOutput;
import org.pydl4j.nn.layers.Subsampling;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Nesterovs;
import org.pydl4j.nn.updaters.RmsProp;
import org.pydl4j.nn.vertices.MergeVertex;

/**
 * The four programs of docs/moving.md after they moved, and the zips that they wrote before:
 *
 * <pre>java -cp "$(pydl4j classpath)" examples/java/MovedFromDeeplearning4j.java FOLDER</pre>
 *
 * Each network is built anew, gets the weights of its old zip, and computes what the zip's network
 * computes.
 */
public class MovedFromDeeplearning4j {
  public static void main(String[] args) {
    Map<String, NetworkConfiguration> moved = new LinkedHashMap<>();
    moved.put("mlp", mlp());
    moved.put("lenet", lenet());
    moved.put("lstm", lstm());
    moved.put("graph", graph());
    moved.forEach((name, conf) -> compare(Path.of(args[0], name + ".zip"), conf));
  }

  private static void compare(Path zip, NetworkConfiguration conf) {
    try (NeuralNetwork old = ModelSerializer.restore(zip, conf.plan().inputs());
        NeuralNetwork built = conf.network().init();
        Scope scope = Scope.open()) { // closes the arrays in it
      built.setParams(old.params());
      Map<String, NDArray> inputs = new LinkedHashMap<>();
      for (Signature.Tensor input : built.signature().inputs()) {
        long[] shape = Arrays.stream(input.shape()).map(size -> size < 0 ? 10 : size).toArray();
        inputs.put(input.name(), Nd.rand(Seed.of(7), shape)); // ten examples; of series, ten steps
      }
      Map<String, NDArray> before = old.output(inputs);
      boolean same =
          built.output(inputs).entrySet().stream()
              .allMatch(made -> Comparison.allClose(made.getValue(), before.get(made.getKey())));
      System.out.println(
          zip.getFileName()
              + ": "
              + old.numParams()
              + " parameters, trained "
              + old.iteration()
              + " steps, the same outputs: "
              + same);
    }
  }

  private static MultiLayerConfiguration mlp() {
    // mlp
    return MultiLayerConfiguration.builder()
        .seed(123)
        .updater(new Nesterovs(0.1, 0.9))
        .l2(1e-4)
        .weightInit("xavier")
        .layer(Dense.builder().nOut(16).activation("tanh"))
        .layer(Output.builder().loss("negativeloglikelihood").nOut(3).activation("softmax"))
        .inputType(InputType.feedForward(4))
        .build();
    // end
  }

  private static MultiLayerConfiguration lenet() {
    // lenet
    return MultiLayerConfiguration.builder()
        .seed(123)
        .updater(new Adam(1e-3))
        .weightInit("xavier")
        .layer(Convolution.builder().kernelSize(5).nOut(4).activation("identity"))
        .layer(
            Subsampling.builder().poolingType(Subsampling.PoolingType.MAX).kernelSize(2).stride(2))
        .layer(Dense.builder().nOut(20).activation("relu"))
        .layer(Output.builder().loss("negativeloglikelihood").nOut(5).activation("softmax"))
        .inputType(InputType.convolutional(12, 12, 1))
        .build();
    // end
  }

  private static MultiLayerConfiguration lstm() {
    // lstm
    return MultiLayerConfiguration.builder()
        .seed(123)
        .updater(new RmsProp(0.01))
        .weightInit("xavier")
        .layer(LSTM.builder().nOut(12).activation("tanh"))
        .layer(RnnOutput.builder().loss("mcxent").nOut(8).activation("softmax"))
        .inputType(InputType.recurrent(8))
        .backpropType(BackpropType.TruncatedBPTT)
        .tbpttLength(5)
        .build();
    // end
  }

  private static ComputationGraphConfiguration graph() {
    // graph
    return ComputationGraphConfiguration.builder()
        .seed(123)
        .updater(new Adam(1e-3))
        .addInputs("left", "right")
        .setInputTypes(InputType.feedForward(4), InputType.feedForward(3))
        .addLayer("a", Dense.builder().nOut(6).activation("relu"), "left")
        .addLayer("b", Dense.builder().nOut(6).activation("relu"), "right")
        .addVertex("both", MergeVertex.builder(), "a", "b")
        .addLayer("kind", Output.builder().loss("mcxent").nOut(2).activation("softmax"), "both")
        .addLayer("size", Output.builder().loss("mse").nOut(1).activation("identity"), "both")
        .setOutputs("kind", "size")
        .build();
    // end
  }
}
