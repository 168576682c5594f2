package org.pydl4j.serving.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.serving.server.ServeSettings;
import org.pydl4j.serving.server.Yaml;

/**
 * The routes of one process: each reads topics of its own with a group of its own. What a route
 * does not say it has from the settings of all.
 */
final class RouteSettings {
  private static final List<Key<?>> OF_A_ROUTE =
      KafkaKeys.ALL.stream().filter(key -> !key.equals(KafkaKeys.ROUTES)).toList();

  private RouteSettings() {}

  /**
   * The routes that the settings name; the only one, named after its group, where they name none.
   *
   * @throws ConfigurationException if one of them cannot be, or two harm each other
   */
  static List<KafkaSettings> of(ServeSettings all) {
    String text = all.find(KafkaKeys.ROUTES).orElse(null);
    if (text == null) {
      return List.of(KafkaSettings.of(all));
    }
    List<KafkaSettings> routes = new ArrayList<>();
    Yaml.pairs("'routes' of serve", text)
        .forEach((name, own) -> routes.add(route(name, Yaml.pairs(title(name), own), all)));
    if (routes.isEmpty()) {
      throw new ConfigurationException(
          "'routes' of serve names no route. " + KafkaKeys.ROUTES.doc());
    }
    requireOwnNames(routes);
    requireNoCircle(routes);
    return routes;
  }

  private static String title(String name) {
    return "The route '" + name + "' of serve";
  }

  private static KafkaSettings route(String name, Map<String, Object> own, ServeSettings all) {
    List<String> known = OF_A_ROUTE.stream().<String>map(Key::name).toList();
    for (String setting : own.keySet()) {
      if (!known.contains(setting)) {
        throw new ConfigurationException(
            title(name) + " has no setting '" + setting + "'. " + Names.suggestion(setting, known));
      }
    }
    Map<String, Object> merged = new LinkedHashMap<>(all.given(OF_A_ROUTE));
    merged.putAll(own);
    merged.putIfAbsent(KafkaKeys.GROUP.name(), name);
    merged.put(ServeSettings.MODEL.name(), all.get(ServeSettings.MODEL));
    try {
      return KafkaSettings.of(ServeSettings.of(merged)).named(name);
    } catch (ConfigurationException e) {
      throw new ConfigurationException(title(name) + ": " + e.getMessage(), e);
    }
  }

  /** Two members of one name would shut each other out. */
  private static void requireOwnNames(List<KafkaSettings> routes) {
    Map<List<String>, String> members = new HashMap<>();
    for (KafkaSettings route : routes) {
      String other =
          members.put(List.of(route.brokers(), route.group(), route.instance()), route.route());
      if (other != null) {
        throw new ConfigurationException(
            "The routes '"
                + other
                + "' and '"
                + route.route()
                + "' of serve have the same group '"
                + route.group()
                + "' and instance '"
                + route.instance()
                + "': they would shut each other out. Give each a group of its own; its default is"
                + " the route's name.");
      }
    }
  }

  /** Routes may follow one another, but not in a circle: a record would go round for ever. */
  private static void requireNoCircle(List<KafkaSettings> routes) {
    for (KafkaSettings route : routes) {
      Set<KafkaSettings> behind = new HashSet<>();
      List<KafkaSettings> next = new ArrayList<>(List.of(route));
      while (!next.isEmpty()) {
        KafkaSettings one = next.remove(next.size() - 1);
        for (KafkaSettings other : routes) {
          if (one.feeds(other) && behind.add(other)) {
            next.add(other);
          }
        }
      }
      if (behind.contains(route)) {
        throw new ConfigurationException(
            title(route.route())
                + " reads what comes of its own outputs or dead letters: a record would come back"
                + " for ever. Got "
                + route.in()
                + " and "
                + route.written()
                + ".");
      }
    }
  }
}
