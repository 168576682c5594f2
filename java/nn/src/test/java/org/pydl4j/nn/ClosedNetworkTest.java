package org.pydl4j.nn;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;

class ClosedNetworkTest {
  @Test
  void outputsThatRunWhileTheNetworkIsClosedEndWithOurException() throws Exception {
    for (int rows : new int[] {3, 1024}) { // plain and packed products
      try (NDArray x = Nd.ones(rows, 64)) {
        MultiLayerNetwork net = new MultiLayerNetwork(configuration()).init();
        CountDownLatch computed = new CountDownLatch(3);
        CompletableFuture<ClosedException> caller =
            CompletableFuture.supplyAsync(
                () -> assertThrows(ClosedException.class, () -> compute(net, x, computed)));
        computed.await();
        net.close();
        String message = caller.get().getMessage();
        assertTrue(message.contains("network was closed"), message);
      }
    }
  }

  private static void compute(MultiLayerNetwork net, NDArray x, CountDownLatch computed) {
    while (true) {
      net.output(x).close();
      computed.countDown();
    }
  }

  private static MultiLayerConfiguration configuration() {
    return MultiLayerConfiguration.builder()
        .inputType(InputType.feedForward(64))
        .layer(Dense.builder().nOut(512).activation("relu"))
        .layer(Output.builder().nOut(3).loss("mcxent").activation("softmax"))
        .build();
  }
}
