package org.pydl4j.serving.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.serving.server.ServeSettings;

class ClientPropertiesTest {
  @TempDir Path folder;

  private ClientProperties properties(String lines) throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"), lines);
    Map<String, Object> given =
        new HashMap<>(Map.of("model", "m", "kafka", "none", "in", "in", "out", "out"));
    given.putAll(Map.of("group", "g", "instance", "a", "kafka-config", file.toString()));
    return new ClientProperties(KafkaSettings.of(ServeSettings.of(given)));
  }

  @Test
  void whatIsNotSetIsAsKafkaHasIt() throws IOException {
    assertEquals(1 << 20, properties("").maxRequest());
    assertEquals(3000, properties("").heartbeatMs());
    assertEquals(77, properties("producer.max.request.size= 77 ").maxRequest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max.request.size",
        "producer.max.request.size",
        "transaction.timeout.ms",
        "consumer.heartbeat.interval.ms",
        "fetch.max.bytes",
        "linger.ms",
        "admin.request.timeout.ms"
      })
  void aPropertyThatIsNoNumberIsNamedBeforeAnythingStarts(String name) {
    String message =
        assertThrows(ConfigurationException.class, () -> properties(name + "=many")).getMessage();
    assertTrue(message.contains("client.properties"), message);
    assertTrue(message.contains("many for configuration"), message);
    assertTrue(message.contains(name.replaceFirst("^(consumer|producer|admin)\\.", "")), message);
  }
}
