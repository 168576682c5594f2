import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Deeplearning4j's side of the training benchmarks, over the pipes that worker.py describes.
 *
 * <p>A repetition is one mini-batch out of a set that was cut into batches beforehand, so that nothing but
 * Deeplearning4j's own fit and output is timed.
 */
public final class Dl4jPeer {
    private static final int BATCHES = 16;

    private final Map<String, Side> sides = new HashMap<>();

    /** One network with its batches. */
    private record Side(MultiLayerNetwork network, List<DataSet> batches) {
        void train(int repetition) {
            network.fit(batches.get(repetition % BATCHES));
        }

        void infer(int repetition) {
            network.output(batches.get(repetition % BATCHES).getFeatures());
        }
    }

    private static MultiLayerConfiguration mlp() {
        return base()
                .layer(new DenseLayer.Builder().nIn(784).nOut(1000).activation(Activation.RELU).build())
                .layer(output(1000))
                .build();
    }

    private static MultiLayerConfiguration lenet() {
        return base()
                .layer(convolution(20))
                .layer(pooling())
                .layer(convolution(50))
                .layer(pooling())
                .layer(new DenseLayer.Builder().nOut(500).activation(Activation.RELU).build())
                .layer(output(500))
                .setInputType(InputType.convolutional(28, 28, 1))
                .build();
    }

    private static NeuralNetConfiguration.ListBuilder base() {
        return new NeuralNetConfiguration.Builder()
                .seed(0)
                .updater(new Adam(1e-3))
                .weightInit(WeightInit.XAVIER)
                .list();
    }

    private static ConvolutionLayer convolution(int channels) {
        return new ConvolutionLayer.Builder(5, 5).nOut(channels).activation(Activation.IDENTITY).build();
    }

    private static SubsamplingLayer pooling() {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build();
    }

    private static OutputLayer output(int inputs) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(inputs)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Side make(String workload) {
        int batch = Integer.parseInt(workload.substring(workload.indexOf("_b") + 2));
        boolean images = workload.startsWith("lenet");
        MultiLayerNetwork network = new MultiLayerNetwork(images ? lenet() : mlp());
        network.init();
        INDArray features = images ? Nd4j.rand(batch * BATCHES, 1, 28, 28) : Nd4j.rand(batch * BATCHES, 784);
        INDArray labels = Nd4j.zeros(batch * BATCHES, 10);
        for (int i = 0; i < batch * BATCHES; i++) {
            labels.putScalar(i, i * 7 % 10, 1f);
        }
        return new Side(network, new DataSet(features, labels).batchBy(batch));
    }

    private String answer(String request) {
        String[] words = request.split(" ");
        String workload = words[0].substring(0, words[0].indexOf('.'));
        boolean training = words[0].endsWith(".train");
        double seconds = Double.parseDouble(words[1]);
        Side side = sides.computeIfAbsent(workload, Dl4jPeer::make);
        long start = System.nanoTime();
        int done = 0;
        do {
            if (training) {
                side.train(done++);
            } else {
                side.infer(done++);
            }
        } while (System.nanoTime() - start < seconds * 1e9);
        return done + " " + (System.nanoTime() - start) / 1e9;
    }

    /** Answers requests until the input ends. */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err); // what libraries print must not reach the talk
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Dl4jPeer peer = new Dl4jPeer();
        for (String request = requests.readLine(); request != null; request = requests.readLine()) {
            String answer;
            try {
                answer = peer.answer(request);
            } catch (RuntimeException e) {
                answer = "! " + e.toString().replace('\n', ' ');
            }
            answers.println(answer);
            answers.flush();
        }
        System.exit(0);
    }
}
