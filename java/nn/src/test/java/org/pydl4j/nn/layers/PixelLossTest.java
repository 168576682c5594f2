package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.gradientcheck.GradientCheck;
import org.pydl4j.nn.inputs.InputType;

/**
 * A loss for each place of images and volumes: the sum over the places, divided by the examples.
 */
class PixelLossTest {
  private static final int N = 2;
  private static final int C = 3;

  private static MultiLayerNetwork network(int axes) {
    ConfiguredBuilder<? extends Layer, ?> last =
        axes == 2
            ? CnnLoss.builder().loss("mcxent").activation("softmax")
            : Cnn3DLoss.builder().loss("mcxent").activation("softmax");
    var builder =
        MultiLayerConfiguration.builder().dataType(DataType.DOUBLE).activation("identity");
    return new MultiLayerNetwork(
            (axes == 2
                    ? builder
                        .layer(Convolution.builder().nOut(C).kernelSize(1))
                        .inputType(InputType.convolutional(2, 2, 2))
                    : builder
                        .layer(Convolution3D.builder().nOut(C).kernelSize(1))
                        .inputType(InputType.convolutional3D(1, 2, 2, 2)))
                .layer(last)
                .build())
        .init();
  }

  private static long[] shape(int axes, int channels) {
    return axes == 2 ? new long[] {N, channels, 2, 2} : new long[] {N, channels, 1, 2, 2};
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void scoresFollowTheFormulaWithClassesOneHotRowsMasksAndWeights(int axes) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(axes)) {
      NDArray x = Nd.randn(Seed.of(4), shape(axes, 2));
      double[] p = net.output(x).toDoubleArray(); // [n, c, 4 places]
      long[] classes = {0, 2, 1, 1, 2, 0, 0, 1};
      float[] oneHot = new float[N * C * 4];
      double[] each = new double[N * 4];
      for (int i = 0; i < each.length; i++) {
        int place = (i / 4) * C * 4 + (int) classes[i] * 4 + i % 4;
        oneHot[place] = 1;
        each[i] = -Math.log(p[place]);
      }
      double all = 0;
      double first = 0;
      for (int i = 0; i < each.length; i++) {
        all += each[i];
        first += i < 4 ? each[i] : 0;
      }
      long[] places = axes == 2 ? new long[] {N, 2, 2} : new long[] {N, 1, 2, 2};
      NDArray indices = Nd.create(classes, places);
      NDArray rows = Nd.create(oneHot, shape(axes, C));
      assertEquals(all / N, net.score(new DataSet(x, indices)), 1e-9);
      assertEquals(all / N, net.score(new DataSet(x, rows)), 1e-9);
      NDArray one = Nd.create(new float[] {1, 0}, 2);
      assertEquals(first / N, net.score(new DataSet(x, rows).withMasks(null, one)), 1e-9);
      assertEquals(first, net.score(new DataSet(x, rows).withWeights(one)), 1e-9);
      NDArray some = Nd.create(new float[] {1, 0, 0, 0, 0, 0, 0, 1}, places);
      DataSet masked = new DataSet(x, indices).withMasks(null, some);
      assertEquals((each[0] + each[7]) / N, net.score(masked), 1e-9);
      assertEquals(0, GradientCheck.of(net, x, rows).worst().failed());
    }
  }

  @Test
  void examplesOfBatchesOfBlocksLieByTheirPlaceInTheBlock() {
    try (Scope scope = Scope.open()) {
      NDArray x = Shapes.reshape(Nd.arange(16), 2, 1, 2, 4);
      SpaceToBatch layer = SpaceToBatch.builder().blocks(2, 2).build();
      NDArray y = layer.forward(null, x);
      assertArrayEquals(new long[] {8, 1, 1, 2}, y.shape());
      double[] expected = {0, 2, 8, 10, 1, 3, 9, 11, 4, 6, 12, 14, 5, 7, 13, 15};
      assertClose(expected, y.toDoubleArray(), 0, "blocks");
    }
  }
}
