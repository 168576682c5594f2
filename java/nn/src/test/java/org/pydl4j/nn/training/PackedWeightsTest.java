package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
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
  void aWriteIsSeenAfterItsViewIsGone() {
    try (MultiLayerNetwork net = network();
        MultiLayerNetwork other = network();
        NDArray x = Nd.rand(Seed.of(1), 8, 784)) {
      float[] before = output(net, x);
      try (NDArray live = net.params()) {
        live.set(live.toFloatArray()[5] + 1, 5);
        other.setParams(live);
      }
      assertFalse(Arrays.equals(before, output(net, x)));
      assertArrayEquals(output(other, x), output(net, x));
    }
  }

  @Test
  void aPartOfTheLiveViewIsALoanToo() {
    try (MultiLayerNetwork net = network();
        NDArray x = Nd.rand(Seed.of(1), 8, 784)) {
      NDArray part;
      try (NDArray live = net.params()) {
        part = Indexing.slice(live, 0, 0, 10);
      }
      float[] before = output(net, x);
      part.set(part.toFloatArray()[5] + 1, 5);
      assertFalse(Arrays.equals(before, output(net, x)));
      part.close();
    }
  }

  @Test
  void oneOfTheTablesViewsIsALoanToo() {
    try (MultiLayerNetwork net = network();
        NDArray x = Nd.rand(Seed.of(1), 8, 784)) {
      var table = net.paramTable();
      float[] before = output(net, x);
      NDArray weights = table.get("0_W");
      weights.set(weights.toFloatArray()[0] + 1, 0, 0);
      assertFalse(Arrays.equals(before, output(net, x)));
      table.values().forEach(NDArray::close);
      assertFalse(Arrays.equals(before, output(net, x)));
    }
  }

  @Test
  void copiesAreUsedAgainWhenTheLastViewIsGone() {
    try (MultiLayerNetwork net = network();
        NDArray x = Nd.rand(Seed.of(1), 8, 784);
        FlatParameters parameters = new FlatParameters(net.configuration().plan(), DType.FLOAT32)) {
      NDArray first = parameters.lend();
      NDArray second = parameters.shown(parameters.slots().get(0));
      first.close();
      assertTrue(parameters.lent());
      second.close();
      assertFalse(parameters.lent());
      float[] before = output(net, x);
      net.params().close();
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
