package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.nn.updaters.Updater;
import scala.Tuple2;

/** What a trained model looks like on its way to the driver. */
class OutcomeTest {
  private static final int PART = 1 << 20;

  private static MultiLayerNetwork network(int width, Updater updater) {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .seed(3)
                .updater(updater)
                .inputType(InputType.feedForward(width))
                .layer(Dense.builder().nOut(width).activation("tanh"))
                .layer(Output.builder().nOut(2).loss("mcxent"))
                .build())
        .init();
  }

  private static Iterator<Tuple2<Integer, OutcomeBytes>> rows(
      MultiLayerNetwork net, boolean updater) {
    return Outcome.of(net, new Checkpoints.Progress(), 2, updater, PART);
  }

  /** As Spark's shuffle does: a stream for each partition, all of them open until the end. */
  @Test
  void theHeapHoldsNoModelWhileItIsWritten() throws IOException {
    List<ObjectOutputStream> open = new ArrayList<>();
    try (MultiLayerNetwork net = network(4_000, new Sgd(0.1))) {
      long bytes = net.numParams() * Float.BYTES;
      long before = used();
      for (Iterator<Tuple2<Integer, OutcomeBytes>> all = rows(net, false); all.hasNext(); ) {
        ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream());
        open.add(stream);
        Tuple2<Integer, OutcomeBytes> row = all.next();
        stream.writeObject(row._1());
        stream.writeObject(row._2());
      }
      assertEquals(1 + Outcome.parts(bytes, PART), open.size());
      long held = used() - before;
      assertTrue(held < bytes / 4, held + " bytes of the heap for a model of " + bytes);
    } finally {
      for (ObjectOutputStream stream : open) {
        stream.close();
      }
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void itArrivesBitForBit() throws Exception {
    try (MultiLayerNetwork net = network(700, new Adam(0.1));
        MultiLayerNetwork arrived = network(700, new Adam(0.1));
        NDArray params = net.params();
        NDArray state = net.updaterState();
        NDArray there = arrived.params();
        NDArray stateThere = arrived.updaterState()) {
      fill(state);
      fill(there);
      int split = Outcome.parts(params.nbytes(), PART);
      int key = 0;
      for (Iterator<Tuple2<Integer, OutcomeBytes>> all = rows(net, true); all.hasNext(); key++) {
        Tuple2<Integer, OutcomeBytes> row = all.next();
        assertEquals(key, row._1());
        byte[] read = copy(copy(row._2())).read(); // twice, as where Spark spills
        if (key > 0) {
          boolean first = key <= split;
          NDArray vector = first ? arrived.params() : arrived.updaterState();
          int index = first ? key - 1 : key - 1 - split;
          assertTrue(Outcome.place(read, index, PART, 2, vector), "part " + key);
        }
      }
      assertEquals(1 + split + Outcome.parts(state.nbytes(), PART), key);
      assertArrayEquals(params.toFloatArray(), there.toFloatArray(), 0);
      assertArrayEquals(state.toFloatArray(), stateThere.toFloatArray(), 0);
    }
  }

  private static void fill(NDArray vector) {
    float[] values = new float[Math.toIntExact(vector.length())];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 1013;
    }
    try (NDArray numbers = Nd.create(values)) {
      vector.assign(numbers);
    }
  }

  private static OutcomeBytes copy(OutcomeBytes bytes) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(written)) {
      out.writeObject(bytes);
    }
    byte[] once = written.toByteArray();
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(once))) {
      return (OutcomeBytes) in.readObject();
    }
  }
}
