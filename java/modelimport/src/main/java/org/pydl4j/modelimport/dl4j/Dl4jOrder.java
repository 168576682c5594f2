package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of the vertices of a graph, in which their parameters lie. Files from 1.0.0-beta4 on
 * have it; before, it followed from sorting: vertices without inputs first, each behind the last of
 * its inputs, and among several that become free at once in the order of a {@code HashSet} of their
 * numbers, which all releases of Java keep.
 */
final class Dl4jOrder {
  private Dl4jOrder() {}

  static List<String> of(Dl4jJson given, Dl4jJson vertices) {
    List<String> order = new ArrayList<>();
    for (JsonElement name : given.list("topologicalOrderStr")) {
      if (vertices.has(name.getAsString())) {
        order.add(name.getAsString());
      }
    }
    return order.size() == vertices.object().size() ? order : sorted(given, vertices);
  }

  private static List<String> sorted(Dl4jJson given, Dl4jJson vertices) {
    List<String> names = new ArrayList<>();
    given.list("networkInputs").forEach(name -> names.add(name.getAsString()));
    int inputs = names.size();
    names.addAll(vertices.object().keySet());
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      numbers.put(names.get(i), i);
    }
    Dl4jJson reads = given.required("vertexInputs");
    List<Set<Integer>> waiting = new ArrayList<>();
    List<Set<Integer>> readers = new ArrayList<>();
    names.forEach(
        name -> {
          waiting.add(new HashSet<>());
          readers.add(new HashSet<>());
        });
    for (int i = inputs; i < names.size(); i++) {
      for (JsonElement source : reads.list(names.get(i))) {
        Integer number = numbers.get(source.getAsString());
        if (number == null) {
          throw reads.refused(
              "names the input '"
                  + source.getAsString()
                  + "' of '"
                  + names.get(i)
                  + "', a vertex that is not there");
        }
        waiting.get(i).add(number);
        readers.get(number).add(i);
      }
    }
    return walked(names, inputs, waiting, readers, given);
  }

  private static List<String> walked(
      List<String> names,
      int inputs,
      List<Set<Integer>> waiting,
      List<Set<Integer>> readers,
      Dl4jJson given) {
    ArrayDeque<Integer> free = new ArrayDeque<>();
    for (int i = 0; i < names.size(); i++) {
      if (waiting.get(i).isEmpty()) {
        free.add(i);
      }
    }
    List<String> order = new ArrayList<>();
    while (!free.isEmpty()) {
      int next = free.removeFirst();
      if (next >= inputs) {
        order.add(names.get(next));
      }
      for (int reader : readers.get(next)) {
        waiting.get(reader).remove(next);
        if (waiting.get(reader).isEmpty()) {
          free.add(reader);
        }
      }
    }
    if (order.size() < names.size() - inputs) {
      throw given.refused("has vertices that read each other in a circle");
    }
    return order;
  }
}
