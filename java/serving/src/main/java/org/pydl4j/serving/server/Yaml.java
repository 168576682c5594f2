package org.pydl4j.serving.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pydl4j.nd.errors.ConfigurationException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Settings in YAML, of which JSON is a part. */
public final class Yaml {
  private Yaml() {}

  /**
   * Reads {@code name: value} pairs, in their order; values are text, numbers, booleans, lists and
   * such pairs again.
   *
   * @param what what the text is, as messages begin: {@code "The file serve.yaml"}
   * @throws ConfigurationException if it is no YAML, or something else than such pairs
   */
  public static Map<String, Object> pairs(String what, String text) {
    Object tree;
    try {
      tree = new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new ConfigurationException(what + " is no YAML: " + e.getMessage(), e);
    }
    return pairs(what, tree);
  }

  /**
   * The same of what {@link #pairs(String, String)} gave as a value.
   *
   * @throws ConfigurationException if it is something else
   */
  public static Map<String, Object> pairs(String what, Object tree) {
    if (!(tree instanceof Map<?, ?> map)) {
      throw new ConfigurationException(what + " must hold 'name: value' pairs. Got " + tree + ".");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((name, value) -> values.put(String.valueOf(name), value));
    return values;
  }
}
