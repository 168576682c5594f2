package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Subsampling.PoolingType;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.nn.weights.WeightInit;
import org.pydl4j.nn.weights.WeightInitEmbedding;

/** Whole numbers stay whole, and those that name nothing are refused. */
class EmbeddingTest {
  private static MultiLayerNetwork network(long words, InputType input) {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .updater(new Sgd(0.1))
                .layer(EmbeddingSequence.builder().nIn(words).nOut(2))
                .layer(GlobalPooling.builder().poolingType(PoolingType.AVG))
                .layer(Output.builder().nOut(2).loss("mcxent"))
                .inputType(input)
                .build())
        .init();
  }

  @Test
  void numbersBeyondThoseOfFloat32AreExact() {
    long words = (1 << 24) + 4;
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .layer(Embedding.builder().nIn(words).nOut(1).weightInit("zero"))
            .layer(LossLayer.builder().loss("mse"))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray table = net.paramTable().get("0_W");
      for (int i = 0; i < 4; i++) {
        table.set(i + 1.0, (1 << 24) + i, 0);
      }
      NDArray ids = Nd.create(new long[] {words - 1, words - 3, words - 4, words - 2}, 4, 1);
      assertArrayEquals(new double[] {4, 2, 1, 3}, net.output(ids).toDoubleArray(), 0);
      assertEquals(DType.INT64, net.signature().inputs().get(0).dtype());
    }
  }

  @Test
  void vectorsThatAreGivenAreTheStart() {
    WeightInitEmbedding vectors =
        new WeightInitEmbedding(new float[][] {{1, 2}, {-0.1f, 4}, {5, 6e-30f}});
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .layer(EmbeddingSequence.builder().nIn(3).nOut(2).weightInit(vectors))
            .layer(RnnLoss.builder().loss("mse"))
            .inputType(InputType.recurrent(1))
            .build();
    assertEquals(conf, MultiLayerConfiguration.fromJson(conf.toJson()));
    WeightInit written =
        WeightInit.KIND.fromJson(
            "{'@class': 'WeightInitEmbedding', 'vectors': [[1, 2], [-0.1, 4], [5, 6e-30]]}"
                .replace('\'', '"'));
    assertEquals(vectors, written);
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray made = net.output(Nd.create(new long[] {2, 0, 1}, 1, 1, 3));
      assertArrayEquals(new double[] {5, 1, -0.1f, 6e-30f, 2, 4}, made.toDoubleArray(), 0);
    }
  }

  @Test
  void numbersThatNameNothingAreRefusedWithTheirRow() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(5, InputType.recurrent(1))) {
      NDArray ids = Nd.create(new long[] {0, 1, 2, 3, 4, 5}, 2, 3);
      String message = assertThrows(DataException.class, () -> net.output(ids)).getMessage();
      assertEquals(
          "The features in row 1, place 2 (from 0) are 5, but layer 0 (EmbeddingSequence) has nIn ="
              + " 5, so that numbers go from 0 to 4. Change the features, or the layer's nIn.",
          message);
      DataSet data = new DataSet(Nd.create(new long[] {0, -1}, 2, 1), Nd.create(new long[] {0, 1}));
      message = assertThrows(DataException.class, () -> net.fit(data)).getMessage();
      assertTrue(message.startsWith("The features in row 1 (from 0) are -1"), message);
      NDArray half = Nd.create(new float[] {0, 1.5f}, 1, 2);
      message = assertThrows(DataException.class, () -> net.output(half)).getMessage();
      assertTrue(message.contains("not whole"), message);
    }
  }

  @Test
  void textsHaveAnyLengthAndWhatTheMaskLeavesOutMayBeAnything() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(5, InputType.recurrent(1))) {
      NDArray mask = Nd.create(new float[] {1, 1, 1, 1, 1, 0}, 2, 3);
      NDArray ids = Nd.create(new long[] {0, 1, 2, 3, 4, -77}, 2, 3);
      double[] masked = net.output(ids, mask).toDoubleArray();
      double[] alone = net.output(Nd.create(new long[] {3, 4}, 1, 1, 2)).toDoubleArray();
      assertArrayEquals(alone, new double[] {masked[2], masked[3]}, 1e-7);
      net.fit(new DataSet(ids, Nd.create(new long[] {0, 1})).withMasks(mask, null));
    }
  }
}
