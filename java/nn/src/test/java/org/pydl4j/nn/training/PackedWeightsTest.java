package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;

/** Batches are computed from copies of the weights: outputs must follow every change of them. */
class PackedWeightsTest {
  private static MultiLayerNetwork network() {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .seed(3)
                .inputType(InputType.feedForward(784))
                .layer(Dense.builder().nOut(300).activation("relu"))
                .layer(Output.builder().nOut(10).loss("mcxent").activation("softmax"))
                .build())
        .init();
  }

  private static float[] output(MultiLayerNetwork net, NDArray x) {
    try (NDArray y = net.output(x)) {
      return y.toFloatArray();
    }
  }

  @Test
  void outputsAreThoseOfAFreshNetworkWithTheSameWeights() {
    try (MultiLayerNetwork net = network();
        MultiLayerNetwork other = network();
        NDArray x = Nd.rand(Seed.of(1), 8, 784);
        NDArray classes = Nd.create(new long[] {0, 1, 2, 3, 4, 5, 6, 7}, 8)) {
      float[] before = output(net, x);
      net.fit(new DataSet(x, classes));
      assertFalse(Arrays.equals(before, output(net, x)));
      try (NDArray values = net.params()) {
        other.setParams(values);
      }
      assertArrayEquals(output(other, x), output(net, x));
      try (MultiLayerNetwork copy = net.copy()) {
        assertArrayEquals(output(copy, x), output(net, x));
      }
    }
  }

  @Test
  void aWriteThroughTheLiveViewIsSeen() {
    try (MultiLayerNetwork net = network();
        NDArray x = Nd.rand(Seed.of(1), 8, 784);
        NDArray live = net.params()) {
      float[] before = output(net, x);
      float kept = live.toFloatArray()[5];
      live.set(kept + 1, 5);
      assertFalse(Arrays.equals(before, output(net, x)));
      live.set(kept, 5);
      assertArrayEquals(before, output(net, x));
    }
  }

  @Test
  void theSizeOfTheBatchMayChangeBetweenCallsAndThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (MultiLayerNetwork net = network();
        NDArray x = Nd.rand(Seed.of(1), 40, 784)) {
      List<NDArray> batches =
          IntStream.of(2, 3, 8, 40).mapToObj(n -> Indexing.slice(x, 0, 0, n)).toList();
      List<float[]> alone = batches.stream().map(batch -> output(net, batch)).toList();
      List<Callable<float[]>> calls =
          IntStream.range(0, 64)
              .mapToObj(i -> (Callable<float[]>) () -> output(net, batches.get(i % 4)))
              .toList();
      var results = threads.invokeAll(calls);
      for (int i = 0; i < results.size(); i++) {
        assertArrayEquals(alone.get(i % 4), results.get(i).get());
      }
      batches.forEach(NDArray::close);
    } finally {
      threads.shutdown();
    }
  }
}
