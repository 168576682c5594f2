package org.pydl4j.nn.conf;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.services.Providers;

/**
 * All declarations: of this library, of the jars beside it, of those that the calling thread's
 * class loader sees ({@code --jars} of Spark, plugins of a server), and what programs {@link
 * #register}.
 *
 * <p>A jar names its {@link Declared} classes in {@code
 * META-INF/services/org.pydl4j.nn.conf.Declared}. Two classes of one name harm only those who ask
 * for that name; the library's own names stay the library's.
 */
public final class Registry {
  // Soft values: an index holds classes, and classes hold their loader, which must go when a plugin
  // or a web application is unloaded.
  private static final Map<ClassLoader, SoftReference<Index>> FOUND =
      Collections.synchronizedMap(new WeakHashMap<>());
  private static final Index REGISTERED = new Index();

  private Registry() {}

  /**
   * Makes a declaration known without a service file: for programs of one file, jshell and the
   * REPLs of Scala and Clojure. A class that is defined anew there takes the place of its former
   * self; objects of the former one can no longer be written. Registered declarations stay until
   * the JVM ends.
   *
   * @throws ConfigurationException if another class has one of the names; the message names both
   */
  public static void register(Declaration<?> declaration) {
    synchronized (REGISTERED) {
      for (String id : Index.names(declaration)) {
        for (Declaration<?> other : named(id, Providers.contextLoader())) {
          if (other != declaration && !isFormerSelf(other, declaration)) {
            throw clash(id.substring(id.indexOf(':') + 1), List.of(other, declaration));
          }
        }
      }
      List.copyOf(REGISTERED.all()).stream()
          .filter(other -> isFormerSelf(other, declaration))
          .forEach(REGISTERED::remove);
      REGISTERED.add(declaration);
    }
  }

  /** Whether {@code other} was registered from an earlier definition of the same class. */
  private static boolean isFormerSelf(Declaration<?> other, Declaration<?> declaration) {
    return REGISTERED.all().contains(other)
        && other.kind().equals(declaration.kind())
        && other.name().equals(declaration.name())
        && unnumbered(other).equals(unnumbered(declaration));
  }

  /** REPLs number the classes around each input: REPL.$JShell$12$Sine, user$eval140. */
  private static String unnumbered(Declaration<?> declaration) {
    return declaration.declaredIn().getName().replaceAll("[0-9]+", "");
  }

  /** Every declaration that can be found from this thread, sorted by kind and name. */
  public static List<Declaration<?>> declarations() {
    Set<Declaration<?>> all = new LinkedHashSet<>();
    for (Index index : indexes(Providers.contextLoader())) {
      all.addAll(index.all());
    }
    synchronized (REGISTERED) {
      all.addAll(REGISTERED.all());
    }
    return all.stream()
        .sorted(
            Comparator.<Declaration<?>, String>comparing(d -> d.kind().name())
                .thenComparing(Declaration::name))
        .toList();
  }

  /**
   * The member of a kind that {@code json} describes, by the kind's name: {@code layer}.
   *
   * @throws ConfigurationException if there is no such kind, or the text is no member of it
   */
  public static Configured fromJson(String kind, String json) {
    Set<String> kinds = new TreeSet<>();
    for (Declaration<?> declaration : declarations()) {
      if (declaration.kind().name().equals(kind)) {
        return declaration.kind().fromJson(json);
      }
      kinds.add(declaration.kind().name());
    }
    throw new ConfigurationException(
        "There is no kind '" + kind + "'. " + Names.suggestion(kind, kinds));
  }

  /** The declaration of this kind with this name or alias. */
  @SuppressWarnings("unchecked") // the kind in the id is the declaration's own
  static <T extends Configured> Declaration<? extends T> declaration(
      Kind<T> kind, String name, Where where) {
    List<Declaration<?>> found = found(Index.id(kind, name), Providers.contextLoader());
    if (found.isEmpty()) {
      throw unknown(kind, name, where);
    }
    if (found.size() > 1) {
      throw clash(name, found);
    }
    return (Declaration<? extends T>) found.get(0);
  }

  /** The first of these kinds that has this name or alias; the first of all where none has. */
  static Kind<?> kindOf(List<Kind<?>> kinds, String name) {
    ClassLoader loader = Providers.contextLoader();
    for (Kind<?> kind : kinds) {
      if (!named(Index.id(kind, name), loader).isEmpty()) {
        return kind;
      }
    }
    for (Kind<?> kind : kinds) { // a jar may have been added
      if (!found(Index.id(kind, name), loader).isEmpty()) {
        return kind;
      }
    }
    return kinds.get(0);
  }

  /** Those of any kind that have this name or alias, one of each kind at most. */
  static List<Declaration<?>> named(String name) {
    Set<Kind<?>> kinds = new LinkedHashSet<>();
    FOUND.clear(); // a jar may have been added
    declarations().forEach(declaration -> kinds.add(declaration.kind()));
    List<Declaration<?>> all = new ArrayList<>();
    for (Kind<?> kind : kinds) {
      List<Declaration<?>> found = named(Index.id(kind, name), Providers.contextLoader());
      if (found.size() > 1) {
        throw clash(name, found);
      }
      all.addAll(found);
    }
    return all;
  }

  /**
   * Refuses to write what could not be read back.
   *
   * @throws ConfigurationException if the declaration is not registered, or its name means another
   */
  static void requireReadable(Declaration<?> declaration) {
    String id = Index.id(declaration.kind(), declaration.name());
    List<Declaration<?>> found = found(id, Providers.contextLoader());
    if (!found.contains(declaration)) {
      // Pools and servers have threads of other loaders: the class's own knows its jar.
      found = found(id, declaration.declaredIn().getClassLoader());
    }
    if (found.isEmpty()) {
      throw new ConfigurationException(
          "The "
              + declaration.kind().name()
              + " '"
              + declaration.name()
              + "' of "
              + declaration.origin()
              + " is not registered: what is written could not be read. Call"
              + " Registry.register(its declaration) first, or name its Declared class in"
              + " META-INF/services/org.pydl4j.nn.conf.Declared of its jar.");
    }
    if (found.size() > 1 || found.get(0) != declaration) {
      Set<Declaration<?>> both = new LinkedHashSet<>(found);
      both.add(declaration);
      throw clash(declaration.name(), both);
    }
  }

  /** Those with this id; looks anew, for loaders that grew meanwhile, before it finds none. */
  private static List<Declaration<?>> found(String id, ClassLoader loader) {
    List<Declaration<?>> found = named(id, loader);
    if (found.isEmpty()) {
      FOUND.clear();
      found = named(id, loader);
    }
    return found;
  }

  private static List<Declaration<?>> named(String id, ClassLoader loader) {
    Set<Declaration<?>> all = new LinkedHashSet<>();
    indexes(loader).forEach(index -> all.addAll(index.get(id)));
    synchronized (REGISTERED) {
      all.addAll(REGISTERED.get(id));
    }
    // The library's own first; one class that two loaders have is the thread's own.
    Map<String, Declaration<?>> byClass = new LinkedHashMap<>();
    for (Declaration<?> declaration : all) {
      if (declaration.declaredIn().getName().startsWith("org.pydl4j.")) {
        return List.of(declaration);
      }
      byClass.putIfAbsent(declaration.declaredIn().getName(), declaration);
    }
    return List.copyOf(byClass.values());
  }

  private static List<Index> indexes(@Nullable ClassLoader loader) {
    ClassLoader own = Registry.class.getClassLoader();
    return loader == null || loader == own
        ? List.of(index(own))
        : List.of(index(loader), index(own));
  }

  private static Index index(ClassLoader loader) {
    SoftReference<Index> known = FOUND.get(loader);
    Index index = known == null ? null : known.get();
    if (index == null) {
      index = Index.of(loader);
      FOUND.put(loader, new SoftReference<>(index));
    }
    return index;
  }

  private static ConfigurationException clash(String name, Iterable<Declaration<?>> several) {
    List<String> origins = new ArrayList<>();
    String kind = "";
    for (Declaration<?> one : several) {
      kind = one.kind().name();
      origins.add(one.origin());
    }
    return new ConfigurationException(
        "The "
            + kind
            + " '"
            + name
            + "' is declared by several classes: "
            + String.join(" and ", origins)
            + ". Give one of them another name, or take its jar away.");
  }

  private static ConfigurationException unknown(Kind<?> kind, String name, Where where) {
    Set<String> names = new TreeSet<>();
    for (Declaration<?> declaration : declarations()) {
      if (declaration.kind().name().equals(kind.name())) {
        names.add(JsonConf.writtenName(declaration));
      }
    }
    Set<String> failures = new LinkedHashSet<>();
    indexes(Providers.contextLoader()).forEach(index -> failures.addAll(index.failures()));
    String suggestion = Names.suggestion(name, names);
    String own =
        suggestion.startsWith("Did")
            ? ""
            : " A class of your own is found when its jar is on the class path and names it in"
                + " META-INF/services/org.pydl4j.nn.conf.Declared, or after Registry.register.";
    String lost =
        failures.isEmpty() ? "" : " These could not be loaded: " + String.join("; ", failures);
    return new ConfigurationException(
        "There is no "
            + kind.name()
            + " '"
            + Where.shown(name)
            + "' for "
            + where.subject()
            + ". "
            + suggestion
            + own
            + lost);
  }
}
