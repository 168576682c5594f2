package org.pydl4j.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.ArrayDescriptor;
import org.pydl4j.nd.ArrayDescriptor.AtAddress;
import org.pydl4j.nd.ArrayDescriptor.InSegment;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Output;

/** Outputs by numbers alone: what is written, and until when Python must keep its batch. */
class DirectOutputTest {
  private static final long OWNER = -9;
  private static NDArray kept;
  private static boolean keeps;

  private final HeldObjects registry = new HeldObjects();
  private final ArrayExchange exchange = new ArrayExchange(null, registry);
  private final DirectOutput direct = new DirectOutput(registry, exchange);
  private final MultiLayerNetwork net = network();
  private final long number = registry.send(net);
  private final NDArray batch = Nd.full(1, DType.FLOAT32, 3, 2);
  private final NDArray result = Nd.full(-1, DType.FLOAT32, 3, 2);

  /** Gives what it gets, and keeps the first batch when asked to. */
  private static final class Keeping extends Layer {
    static final Declaration<Keeping> DECLARATION =
        Declaration.of(KIND, "Keeping", Keeping::new).doc("Keeps.").include(Layer.KEYS).build();

    private Keeping(Settings settings) {
      super(DECLARATION, settings);
    }

    @Override
    public InputType outputType(InputType input, LayerPlace place) {
      return input;
    }

    @Override
    public NDArray forward(LayerContext context, NDArray input) {
      if (keeps) {
        kept = Scope.detach(input.alias());
      }
      return input;
    }
  }

  private static MultiLayerNetwork network() {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .seed(7)
                .layer(Keeping.DECLARATION.create(Settings.EMPTY))
                .layer(Output.builder().nOut(2).loss("mse").activation("identity"))
                .inputType(InputType.feedForward(2))
                .build())
        .init();
  }

  private String output(long length, long... shape) {
    return direct.compute(number, OWNER, at(batch, shape), at(result, length).place(), length);
  }

  private static ArrayDescriptor at(NDArray memory, long... shape) {
    var place = new AtAddress(memory.address());
    return new ArrayDescriptor(DType.FLOAT32, false, shape, Axes.denseStrides(shape), place);
  }

  private String asText(long... resultShape) {
    String request = String.join("!", "", "" + number, "" + OWNER, at(batch, 3, 2).encode());
    return direct.compute(request + "!" + at(result, resultShape).encode());
  }

  @AfterEach
  void close() {
    keeps = false;
    net.close();
    batch.close();
    result.close();
  }

  @Test
  void theOutputIsWrittenAndTheBatchIsFreeWhenTheCallEnds() {
    assertNull(output(6, 3, 2));
    try (NDArray expected = net.output(batch)) {
      assertArrayEquals(expected.toFloatArray(), result.toFloatArray());
    }
    assertNull(exchange.nextFreed());
  }

  @Test
  void anOutputOfAnotherLengthIsNotWritten() {
    assertEquals("", output(5, 3, 2));
    assertArrayEquals(new float[] {-1, -1, -1, -1, -1, -1}, result.toFloatArray());
    assertEquals(OWNER, exchange.nextFreed());
  }

  @Test
  void anErrorIsAReplyAndFreesTheBatch() {
    String reply = output(6, 2, 3);
    assertTrue(reply.contains("\"type\":\"ShapeException\""), reply);
    assertEquals(OWNER, exchange.nextFreed());
    registry.release(number);
    assertTrue(output(6, 3, 2).contains("\"type\":\"ClosedException\""));
    assertEquals(OWNER, exchange.nextFreed());
  }

  @Test
  void aRequestAsTextWritesTheSameAndAlwaysTellsTheEndOfTheBatch() {
    assertNull(asText(3, 2));
    try (NDArray expected = net.output(batch)) {
      assertArrayEquals(expected.toFloatArray(), result.toFloatArray());
    }
    assertEquals(OWNER, exchange.nextFreed());
    assertNull(exchange.nextFreed());
    assertEquals("", asText(3, 3));
    assertEquals(OWNER, exchange.nextFreed());
    keeps = true;
    assertEquals("[null]", asText(3, 2));
    assertNull(exchange.nextFreed());
    kept.close();
    assertEquals(OWNER, exchange.nextFreed());
  }

  @Test
  void aBatchThatCannotBeOpenedIsAnErrorAndFree() {
    ArrayDescriptor.Place nowhere = new InSegment(1, 64, 0, "/proc/self/fd/no-such");
    var broken =
        new ArrayDescriptor(DType.FLOAT32, false, new long[] {3, 2}, new long[] {2, 1}, nowhere);
    String reply = direct.compute(number, OWNER, broken, at(result, 6).place(), 6);
    assertTrue(reply.contains("SharedMemoryException"), reply);
    assertEquals(OWNER, exchange.nextFreed());
  }

  @Test
  void aBatchThatALayerKeepsIsPythonsUntilTheLayerLetsGo() {
    keeps = true;
    assertEquals("[null]", output(6, 3, 2));
    assertNull(exchange.nextFreed());
    assertArrayEquals(batch.toFloatArray(), kept.toFloatArray());
    kept.close();
    assertEquals(OWNER, exchange.nextFreed());
  }
}
