package org.pydl4j.nn.conf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pydl4j.nd.services.Providers;

/**
 * The declarations that one class loader sees, by their names. Several may share one: that is for
 * {@link Registry} to judge when somebody asks for it.
 */
final class Index {
  private final Map<String, Set<Declaration<?>>> byName = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();

  /** What can be loaded by {@code loader}. */
  static Index of(ClassLoader loader) {
    Index index = new Index();
    Providers<Declared> providers = Providers.of(Declared.class, loader);
    index.failures.addAll(providers.failures());
    for (Declared declared : providers.found()) {
      try {
        declared.declarations().forEach(index::add);
      } catch (RuntimeException | LinkageError e) {
        index.failures.add(declared.getClass().getName() + " failed: " + e);
      }
    }
    return index;
  }

  void add(Declaration<?> declaration) {
    names(declaration).forEach(id -> named(id).add(declaration));
  }

  void remove(Declaration<?> declaration) {
    names(declaration).forEach(id -> named(id).remove(declaration));
  }

  private Set<Declaration<?>> named(String id) {
    return byName.computeIfAbsent(id, any -> new LinkedHashSet<>());
  }

  /** Those with this {@link #id}. */
  Set<Declaration<?>> get(String id) {
    return byName.getOrDefault(id, Set.of());
  }

  /** Every declaration once. */
  Set<Declaration<?>> all() {
    Set<Declaration<?>> all = new LinkedHashSet<>();
    byName.values().forEach(all::addAll);
    return all;
  }

  /** A sentence for each provider that could not be loaded. */
  List<String> failures() {
    return failures;
  }

  /** The names and aliases under which a declaration is found. */
  static Set<String> names(Declaration<?> declaration) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(id(declaration.kind(), declaration.name()));
    declaration.aliases().forEach(alias -> ids.add(id(declaration.kind(), alias)));
    return ids;
  }

  static String id(Kind<?> kind, String name) {
    return kind.name() + ":" + Names.folded(name);
  }
}
