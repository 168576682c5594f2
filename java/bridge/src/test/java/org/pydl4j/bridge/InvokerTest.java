package org.pydl4j.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.PyDl4jException;

/** Which method is chosen for Python's arguments. */
public class InvokerTest {
  private final Invoker invoker = new Invoker();

  /** Methods to choose from. */
  public static class Choices {
    /** Of a long. */
    public static String pick(long a) {
      return "long";
    }

    /** Of a double. */
    public static String pick(double a) {
      return "double";
    }

    /** Of a string. */
    public static String pick(String a) {
      return "string";
    }

    /** Of a type. */
    public static String type(DType a, Path b, Set<String> c) {
      return a + " " + b + " " + c;
    }

    /** Of any number of numbers. */
    public static int count(String name, long... rest) {
      return rest.length;
    }

    /** Narrowed. */
    public static int narrow(int a) {
      return a;
    }

    /** Of whole numbers. */
    public static int first(List<Integer> a) {
      return a.get(0);
    }

    /** Fails. */
    public static void fail() {
      throw new IllegalStateException("on purpose");
    }
  }

  private Object call(String method, Object... arguments) throws ReflectiveOperationException {
    return invoker.invoke(Choices.class, method, Arrays.asList(arguments));
  }

  @Test
  void theNearestTypeWins() throws ReflectiveOperationException {
    assertEquals("long", call("pick", 1L));
    assertEquals("double", call("pick", 1.0));
    assertEquals("string", call("pick", "1"));
  }

  @Test
  void argumentsBecomeWhatTheMethodTakes() throws ReflectiveOperationException {
    assertEquals("int8 /x [a]", call("type", "int8", "/x", List.of("a")));
    assertEquals(7, call("first", List.of(7L)));
    assertEquals(3, call("count", "a", 1L, 2L, 3L));
    assertEquals(3, call("count", "a", List.of(1L, 2L, 3L)));
    assertEquals(0, call("count", "a"));
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    assertThrows(PyDl4jException.class, () -> call("narrow", 1L << 40));
    assertThrows(PyDl4jException.class, () -> call("narrow", 1.5));
    assertThrows(PyDl4jException.class, () -> call("narrow", (Object) null));
  }

  @Test
  void methodsOfClassesThatAreNotPublicAreFoundInTheirInterfaces()
      throws ReflectiveOperationException {
    assertEquals(2, invoker.invoke(List.of(1, 2), "size", List.of()));
  }

  @Test
  void whatTheMethodThrowsIsTheCause() {
    InvocationTargetException e = assertThrows(InvocationTargetException.class, () -> call("fail"));
    assertTrue(e.getCause() instanceof IllegalStateException);
  }
}
