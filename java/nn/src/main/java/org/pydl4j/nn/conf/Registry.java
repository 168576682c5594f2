package org.pydl4j.nn.conf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.pydl4j.nd.errors.ConfigurationException;

/** All declarations on the class path, found once through {@link ServiceLoader}. */
public final class Registry {
  private final Map<String, Declaration<?>> byName = new TreeMap<>();
  private final List<Declaration<?>> all = new ArrayList<>();

  private static final class Holder {
    static final Registry INSTANCE = new Registry();
  }

  private Registry() {
    ClassLoader loader = Registry.class.getClassLoader();
    for (Declared declared : ServiceLoader.load(Declared.class, loader)) {
      declared.declarations().forEach(this::add);
    }
    all.sort(
        Comparator.<Declaration<?>, String>comparing(d -> d.kind().name())
            .thenComparing(Declaration::name));
  }

  private void add(Declaration<?> declaration) {
    List<String> names = new ArrayList<>(declaration.aliases());
    names.add(declaration.name());
    names.stream()
        .map(name -> id(declaration.kind(), name))
        .distinct()
        .forEach(
            id -> {
              Declaration<?> other = byName.put(id, declaration);
              if (other != null) {
                throw new ConfigurationException(
                    "Two declarations share the name '" + id + "': " + other + ", " + declaration);
              }
            });
    all.add(declaration);
  }

  private static String id(Kind<?> kind, String name) {
    return kind.name() + ":" + Names.folded(name);
  }

  /** Every declaration, sorted by kind and name. */
  public static List<Declaration<?>> declarations() {
    return Collections.unmodifiableList(Holder.INSTANCE.all);
  }

  @SuppressWarnings("unchecked") // the kind in the id is the declaration's own
  static <T extends Configured> Declaration<? extends T> declaration(
      Kind<T> kind, String name, Where where) {
    Declaration<?> found = Holder.INSTANCE.byName.get(id(kind, name));
    if (found == null) {
      throw new ConfigurationException(
          "There is no "
              + kind.name()
              + " '"
              + name
              + "' for "
              + where.subject()
              + ". "
              + Names.suggestion(name, names(kind)));
    }
    return (Declaration<? extends T>) found;
  }

  private static List<String> names(Kind<?> kind) {
    List<String> names = new ArrayList<>();
    for (Declaration<?> declaration : Holder.INSTANCE.all) {
      if (declaration.kind().name().equals(kind.name())) {
        names.add(JsonConf.writtenName(declaration));
      }
    }
    return names;
  }
}
