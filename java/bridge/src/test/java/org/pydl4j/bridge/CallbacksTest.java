package org.pydl4j.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.CallbackException;
import org.pydl4j.nd.errors.PyDl4jException;

class CallbacksTest {
  /** Python's function of the number -4, which answers all calls by {@code reply}. */
  private static <T> T python(String reply, Class<T> type) {
    HeldObjects held = new HeldObjects();
    MessageFormat format = new MessageFormat(held, new ArrayExchange(null, held), request -> reply);
    Callbacks.Target target = (Callbacks.Target) format.read("{\"@c\":-4,\"m\":null}");
    return type.cast(target.as(type));
  }

  @Test
  void whatPythonReturnsIsGivenToJava() {
    assertEquals(7, python("[7]", IntSupplier.class).getAsInt());
    assertEquals(null, python("[null]", Supplier.class).get());
  }

  /** One end of the bridge, and what it asked Python last. */
  private static final class End {
    private final HeldObjects held = new HeldObjects();
    private final ArrayExchange exchange = new ArrayExchange(null, held);
    private String asked = "";

    NDArray ask(String reply) {
      return ask(reply, Maker.class).made();
    }

    <T> T ask(String reply, Class<T> type) {
      PythonDoor python =
          request -> {
            asked = request;
            return reply;
          };
      MessageFormat format = new MessageFormat(held, exchange, python);
      Callbacks.Target target = (Callbacks.Target) format.read("{\"@c\":-4,\"m\":null}");
      return type.cast(target.as(type));
    }
  }

  /** A function that returns an array. */
  interface Maker {
    NDArray made();
  }

  @Test
  void anArrayThatPythonLetsGoOfWithItsAnswerIsStillTheCallers() {
    End end = new End();
    NDArray pythons = Nd.create(new float[] {1, 2}, 2);
    end.held.receive(-5, pythons);
    try (NDArray got = end.ask("[{\"@r\":-5},-9,[-5]]")) {
      assertTrue(pythons.isClosed());
      assertEquals(0, end.held.size());
      assertArrayEquals(new float[] {1, 2}, got.toFloatArray());
      assertEquals(-9, end.exchange.nextFreed(), "Python kept it until it was read");
      assertNull(end.exchange.nextFreed());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "[%s]", "[1, [%s]]", "{\"a\": %s}"})
  void arraysThatNobodyTakesAreClosedAtOnce(String form) {
    End end = new End();
    try (NDArray memory = Nd.create(new float[] {1, 2}, 2)) {
      String array = "{\"@a\":\"float32|rw|2|1|addr:" + memory.address() + "\",\"id\":-7}";
      String reply = "[" + String.format(form, array) + "]";
      end.ask(reply, Runnable.class).run();
      assertEquals(-7, end.exchange.nextFreed(), "a method that returns nothing");
      IntSupplier wrong = end.ask(reply, IntSupplier.class);
      assertThrows(CallbackException.class, wrong::getAsInt);
      assertEquals(-7, end.exchange.nextFreed(), "a result of the wrong type");
      assertNull(end.exchange.nextFreed());
    }
  }

  /** A function that returns the names of types. */
  interface Names {
    List<DType> made();
  }

  @Test
  void arraysBesideAPartThatIsNothingOfJavasAreClosedAtOnce() {
    End end = new End();
    try (NDArray memory = Nd.create(new float[] {1, 2}, 2)) {
      String array = "{\"@a\":\"float32|rw|2|1|addr:" + memory.address() + "\",\"id\":-7}";
      Names names = end.ask("[[" + array + ",\"no type\"]]", Names.class);
      assertThrows(PyDl4jException.class, names::made);
      assertEquals(-7, end.exchange.nextFreed());
      assertNull(end.exchange.nextFreed());
    }
  }

  @Test
  void anArrayOfJavasThatComesBackWhereNobodyTakesItStaysOpen() {
    End end = new End();
    NDArray known = Nd.create(new float[] {1, 2}, 2);
    end.held.receive(-5, known);
    end.ask("[{\"@r\":-5}]", Runnable.class).run();
    assertArrayEquals(new float[] {1, 2}, known.toFloatArray());
    end.held.release(-5);
    assertTrue(known.isClosed());
  }

  @Test
  void pythonKeepsTheMemoryOfAnArrayItReturnedUntilTheCallerClosesIt() {
    End end = new End();
    try (NDArray memory = Nd.create(new float[] {1, 2}, 2)) {
      String line = "float32|rw|2|1|addr:" + memory.address();
      NDArray got = end.ask("[{\"@a\":\"" + line + "\",\"id\":-7}]");
      assertArrayEquals(new float[] {1, 2}, got.toFloatArray());
      assertEquals(0, end.held.size());
      assertNull(end.exchange.nextFreed());
      got.close();
      assertEquals(-7, end.exchange.nextFreed());
    }
  }

  @Test
  void aCallTellsPythonWhatIsNotNeededAnyMore() {
    End end = new End();
    end.exchange.noteFreed(-2);
    end.exchange.noteFreed(-3);
    assertNull(end.ask("[null]"));
    assertEquals("[-4,\"made\",[],[-2,-3]]", end.asked);
    assertNull(end.ask("[null]"));
    assertEquals("[-4,\"made\",[]]", end.asked);
  }

  @ParameterizedTest
  @CsvSource({"[null],None", "['seven'],'seven'", "[[]],a list", "[0.5],0.5"})
  void aValueOfTheWrongTypeIsRefusedInPythonsWords(String reply, String got) {
    String json = reply.replace('\'', '"');
    String message =
        assertThrows(CallbackException.class, () -> python(json, IntSupplier.class).getAsInt())
            .getMessage();
    assertTrue(message.contains("'getAsInt' must return"), message);
    assertTrue(message.contains("as int. Got "), message);
    assertTrue(message.replace("'", "").endsWith(got + "."), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{\"error\":null}", "7"})
  void aReplyWithoutResultAndErrorIsNamed(String reply) {
    String message =
        assertThrows(CallbackException.class, () -> python(reply, Supplier.class).get())
            .getMessage();
    assertTrue(message.contains("neither a result nor an error"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@a\":\"float32|rw|||none\"}",
        "{\"@a\":null,\"id\":-1}",
        "{\"@r\":null}",
        "{\"@c\":\"x\"}",
        "{\"@b\":null}"
      })
  void aMarkWithoutItsPartsIsNamed(String marked) {
    HeldObjects held = new HeldObjects();
    MessageFormat format = new MessageFormat(held, new ArrayExchange(null, held), request -> "");
    String message = assertThrows(PyDl4jException.class, () -> format.read(marked)).getMessage();
    assertTrue(message.startsWith("A request over the bridge needs '"), message);
  }
}
