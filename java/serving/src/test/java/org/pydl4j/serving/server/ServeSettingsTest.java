package org.pydl4j.serving.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Key;

class ServeSettingsTest {
  @TempDir Path folder;

  private static Object get(ServeSettings settings, String name) {
    Key<?> key =
        ServeSettings.keys().stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow();
    return settings.get(key);
  }

  @Test
  void theCommandLineComesBeforeTheFile() throws IOException {
    Path file = folder.resolve("serve.yaml");
    Files.writeString(
        file, "model: m.zip\nkafka: host:1\nin: [a, b]\nmax-batch: 64\nmax-delay: 2.5\n");
    ServeSettings settings =
        ServeSettings.parse("--config", file.toString(), "--max-batch=32", "--out", "x");
    assertEquals("m.zip", settings.get(ServeSettings.MODEL));
    assertEquals("a,b", get(settings, "in"));
    assertEquals(32L, get(settings, "max-batch"));
    assertEquals(2.5, get(settings, "max-delay"));
    assertEquals(100L, get(settings, "commit-interval"));
  }

  @Test
  void misspeltAndWrongSettingsAreNamedWithTheRemedy() throws IOException {
    Path list = Files.writeString(folder.resolve("list.yaml"), "- a\n");
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "a: [");
    String[][] wrong = {
      {"Did you mean 'max-batch'?", "--model", "m", "--max-bach", "3"},
      {"must be between 1", "--model", "m", "--max-batch", "0"},
      {"NAME=ROWS", "--model", "m", "--http-batching", "digits"},
      {"NAME=ROWS", "--model", "m", "--http-batching", "digits=0"},
      {"NAME=ROWS", "--model", "m", "--http-batching", "digits=8:10001"},
      {"NAME=ROWS", "--model", "m", "--http-batching", "digits=8,digits=9"},
      {"must be an integer", "--model", "m", "--max-batch", "many"},
      {"'model' of serve is missing", "--in", "t"},
      {"at-least-once or exactly-once", "--model", "m", "--delivery", "at-most-once"},
      {"must hold 'name: value'", "--config", list.toString()},
      {"is no YAML", "--config", broken.toString()},
      {"cannot be read", "--config", folder.resolve("none.yaml").toString()},
      {"'--name value'", "model"},
    };
    for (String[] entry : wrong) {
      String[] arguments = java.util.Arrays.copyOfRange(entry, 1, entry.length);
      Exception refused =
          assertThrows(ConfigurationException.class, () -> ServeSettings.parse(arguments));
      assertTrue(refused.getMessage().contains(entry[0]), refused.getMessage());
    }
  }

  @Test
  void helpListsEverySetting() {
    String help = ServeSettings.help();
    ServeSettings.keys().forEach(key -> assertTrue(help.contains("--" + key.name() + " ")));
  }
}
