package org.pydl4j.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
