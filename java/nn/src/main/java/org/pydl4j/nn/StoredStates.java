package org.pydl4j.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.training.Batches;
import org.pydl4j.nn.training.CarriedState;

/** The states of a network that is fed step by step; it owns them. Threads take turns. */
final class StoredStates implements AutoCloseable {
  private final NetworkConfiguration configuration;
  private final CarriedState carry = new CarriedState();
  private boolean closed;

  StoredStates(NetworkConfiguration configuration) {
    this.configuration = configuration;
  }

  /** One part of the series; where it fails, the states stay. */
  synchronized List<NDArray> step(Function<CarriedState, List<NDArray>> part) {
    requireOpen();
    for (Node node : configuration.plan().nodes()) {
      if (node.vertex().looksAhead()) {
        throw new ConfigurationException(
            "rnnTimeStep computes a series part by part, but "
                + node.described()
                + " looks at later steps. Ask output() for whole series.");
      }
    }
    try {
      List<NDArray> made = part.apply(carry);
      carry.advance();
      return made;
    } finally {
      carry.retreat();
    }
  }

  /** Forgets them. */
  synchronized void clear() {
    carry.clear();
  }

  /** Copies of them. */
  synchronized Map<String, NDArray> get() {
    requireOpen();
    Map<String, NDArray> copies = new LinkedHashMap<>();
    for (String name : names()) {
      NDArray state = carry.get(name);
      if (state != null) {
        copies.put(name, Nd.empty(state.dtype(), state.shape()).assign(state));
      }
    }
    return copies;
  }

  /** Copies these in place of all. */
  synchronized void set(Map<String, NDArray> states) {
    requireOpen();
    List<String> names = names();
    for (String name : states.keySet()) {
      if (!names.contains(name)) {
        throw new ConfigurationException(
            "The network has no state '"
                + name
                + "'. "
                + (names.isEmpty()
                    ? "None of its layers has one."
                    : Names.suggestion(name, names)));
      }
    }
    carry.clear();
    try (Scope scope = Scope.open()) {
      states.forEach((name, state) -> carry.put(name, typed(state)));
    }
    carry.advance();
  }

  private NDArray typed(NDArray state) {
    return Batches.features(state, configuration.dtype());
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (Node node : configuration.plan().nodes()) {
      node.vertex().carriedNames().forEach(name -> names.add(node.name() + "." + name));
    }
    return names;
  }

  private void requireOpen() {
    if (closed) {
      throw new ClosedException("This network was closed. Make a new one, or load it again.");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    carry.clear();
  }
}
