package org.pydl4j.nd.services;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The providers of a service that one class loader (with its parents) sees. One that cannot be
 * loaded, because it is of another version for example, takes only itself away.
 *
 * @param <S> the service
 * @param found one object of each provider
 * @param failures a sentence for each provider that could not be loaded
 */
public record Providers<S>(List<S> found, List<String> failures) {
  /** More failures than any class path has: a loader that fails for ever is given up. */
  private static final int TOO_MANY = 1000;

  /** Looks now; nothing is remembered. */
  public static <S> Providers<S> of(Class<S> service, ClassLoader loader) {
    List<S> found = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    Iterator<S> providers = ServiceLoader.load(service, loader).iterator();
    while (failures.size() < TOO_MANY) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        found.add(providers.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        failures.add(sentence(e));
      }
    }
    return new Providers<>(List.copyOf(found), List.copyOf(failures));
  }

  /** All that both sides see: the loader of {@code service} itself, and the calling thread's. */
  public static <S> Providers<S> of(Class<S> service) {
    Providers<S> own = of(service, service.getClassLoader());
    ClassLoader context = contextLoader();
    if (context == service.getClassLoader()) {
      return own;
    }
    List<S> found = new ArrayList<>(own.found);
    Providers<S> others = of(service, context);
    others.found.stream()
        .filter(other -> own.found.stream().noneMatch(one -> one.getClass() == other.getClass()))
        .forEach(found::add);
    List<String> failures = new ArrayList<>(own.failures);
    others.failures.stream().filter(failure -> !failures.contains(failure)).forEach(failures::add);
    return new Providers<>(List.copyOf(found), List.copyOf(failures));
  }

  /**
   * The class loader of the calling thread: that of a Spark task with {@code --jars}, of a web
   * application, of a plugin.
   */
  public static ClassLoader contextLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? ClassLoader.getSystemClassLoader() : context;
  }

  private static String sentence(Throwable error) {
    Throwable cause = error.getCause();
    return error.getMessage() + (cause == null ? "" : " (" + cause + ")");
  }
}
