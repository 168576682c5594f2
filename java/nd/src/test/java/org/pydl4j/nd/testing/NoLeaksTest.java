package org.pydl4j.nd.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;

/** The rule itself: each kind of leak fails the test that made it. */
class NoLeaksTest {
  private final NoLeaks rule = new NoLeaks(100);

  @Test
  void anArrayLeftOpenIsReported() throws Exception {
    ExtensionContext context = context();
    rule.beforeEach(context);
    try (NDArray leaked = Nd.zeros(100)) {
      assertReports(context, leaked.length() / 100 + " arrays with 400 bytes");
    }
    rule.afterEach(context);
  }

  @Test
  void aThreadLeftRunningIsReported() throws Exception {
    ExtensionContext context = context();
    rule.beforeEach(context);
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> await(end), "left-behind");
    thread.start();
    assertReports(context, "left-behind");
    end.countDown();
    thread.join();
    rule.afterEach(context);
  }

  @Test
  void aFileLeftOpenIsReported() throws Exception {
    ExtensionContext context = context();
    rule.beforeEach(context);
    Path file = Files.createTempFile("pydl4j-", ".leak");
    FileChannel channel = FileChannel.open(file);
    assertReports(context, file.getFileName().toString());
    channel.close();
    Files.delete(file);
    rule.afterEach(context);
  }

  private void assertReports(ExtensionContext context, String part) {
    AssertionError error = assertThrows(AssertionError.class, () -> rule.afterEach(context));
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As much of a context as the rule asks for. */
  private static ExtensionContext context() {
    Map<Object, Object> kept = new HashMap<>();
    Object store =
        fake(
            ExtensionContext.Store.class,
            (name, arguments) ->
                name.equals("put") ? kept.put(arguments[0], arguments[1]) : kept.get(arguments[0]));
    return (ExtensionContext)
        fake(
            ExtensionContext.class,
            (name, arguments) -> name.equals("getStore") ? store : Optional.empty());
  }

  private static Object fake(Class<?> type, Answer answer) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> answer.to(method.getName(), arguments));
  }

  /** What a fake says to a call. */
  @FunctionalInterface
  private interface Answer {
    Object to(String method, Object... arguments);
  }
}
