package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.services.Providers;
import org.pydl4j.nn.conf.Names;

/** The functions that processes can name: those of users' jars, and registered ones. */
final class ColumnFunctions {
  private static final Map<String, ColumnFunction> REGISTERED = new ConcurrentHashMap<>();

  private ColumnFunctions() {}

  static void register(ColumnFunction function) {
    String name = function.name();
    for (ColumnFunction found : Providers.of(ColumnFunction.class).found()) {
      if (found.name().equals(name) && found.getClass() != function.getClass()) {
        throw new ConfigurationException(
            "The function '"
                + name
                + "' is that of "
                + found.getClass().getName()
                + ", too. Give yours another name.");
      }
    }
    REGISTERED.put(name, function);
  }

  /** Whether a jar has it, so that each JVM with that jar knows it. */
  static boolean isOfJar(String name) {
    return Providers.of(ColumnFunction.class).found().stream()
        .anyMatch(found -> found.name().equals(name));
  }

  static ColumnFunction named(String name) {
    Map<String, ColumnFunction> known = new TreeMap<>();
    Providers<ColumnFunction> providers = Providers.of(ColumnFunction.class);
    List<String> twice = new ArrayList<>();
    for (ColumnFunction found : providers.found()) {
      ColumnFunction other = known.put(found.name(), found);
      if (other != null && found.name().equals(name)) {
        twice.add(other.getClass().getName() + " and " + found.getClass().getName());
      }
    }
    if (!twice.isEmpty()) {
      throw new ConfigurationException(
          "The function '" + name + "' is that of " + twice.get(0) + ". Take one jar away.");
    }
    known.putAll(REGISTERED);
    ColumnFunction function = known.get(name);
    if (function == null) {
      throw new ConfigurationException(
          "No function '"
              + name
              + "' is known here. "
              + (known.isEmpty() ? "" : Names.suggestion(name, known.keySet()) + " ")
              + "A process holds the name of a function and not its code: register the function"
              + " (ColumnFunction.register, in Python etl.register_function), or put its jar on the"
              + " class path. Functions in Python work in the Python that registered them, not in"
              + " servers and on Spark."
              + (providers.failures().isEmpty()
                  ? ""
                  : " Could not be loaded: " + String.join("; ", providers.failures())));
    }
    return function;
  }
}
