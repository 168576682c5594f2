package org.pydl4j.serving.models;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.files.LoadOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of a server. It owns every model that it loaded, until {@link #close()}; whoever
 * computes borrows one with {@link #acquire}, and the model stays at least as long as the lease.
 *
 * <pre>{@code
 * try (ModelRepository models = ModelRepository.open(List.of(Path.of("models")))) {
 *   models.watch(Duration.ofSeconds(2));
 *   try (Lease lease = models.acquire("digits", null)) {
 *     Map<String, NDArray> outputs = lease.output(Map.of("input", batch));
 *   }
 * }
 * }</pre>
 *
 * <p>A path is a repository {@code NAME/VERSION/FILE}, or one model file, whose name is the model's
 * and whose version counts up from 1 as the file is replaced. Write files under a name that begins
 * with a dot and rename them; one that is read half-written is refused and tried again when it
 * changes. Any number of threads may call any method at once.
 */
public final class ModelRepository implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelRepository.class);
  private static final int[] WARM_UP = {1, 32};

  private final List<Path> paths;
  private final List<ModelFiles> places;
  private final VersionPolicy policy;
  private final Map<String, String> writtenBy;
  private final int[] warmUp;
  private final Map<String, ServedVersions> models = new ConcurrentHashMap<>();
  private final Set<String> unloaded = ConcurrentHashMap.newKeySet();
  private @Nullable ScheduledExecutorService watch;
  private final Map<Path, String> unreadable = new HashMap<>(); // told once each
  private volatile Map<String, String> ignored = Map.of();
  private volatile boolean looked;
  private volatile boolean closing;

  private ModelRepository(
      List<Path> paths, VersionPolicy policy, Map<String, String> writtenBy, int... warmUp) {
    this.paths = List.copyOf(paths);
    this.places = paths.stream().map(ModelFiles::new).toList();
    this.policy = policy;
    writtenBy.forEach(ModelRepository::requireVersion);
    this.writtenBy = Map.copyOf(writtenBy);
    this.warmUp = warmUp;
  }

  /** Loads the newest version of every model; see {@link #open(List, VersionPolicy, int...)}. */
  public static ModelRepository open(List<Path> paths) {
    return open(paths, VersionPolicy.LATEST, WARM_UP);
  }

  /**
   * Loads every model that the policy chooses. Bad files are refused and stand in the {@link
   * #index()}; a single file that is named and bad is an error.
   *
   * @param paths repositories and model files
   * @param warmUp sizes of the batches that each model computes before it is served
   * @throws ModelFileException if a path does not exist, or names one file that cannot be served
   */
  public static ModelRepository open(List<Path> paths, VersionPolicy policy, int... warmUp) {
    ModelRepository repository = unopened(paths, policy, warmUp);
    repository.open();
    return repository;
  }

  /**
   * A repository that has loaded nothing yet: until {@link #open()} has, {@link #acquire} says that
   * it is to be asked again.
   *
   * @throws ModelFileException if a path does not exist, or names one file of no known kind
   */
  public static ModelRepository unopened(List<Path> paths, VersionPolicy policy, int... warmUp) {
    return unopened(paths, policy, Map.of(), warmUp);
  }

  /**
   * The same with models of other libraries that do not tell which version wrote them.
   *
   * @param writtenBy by names of models, versions of Deeplearning4j such as {@code 1.0.0-beta7};
   *     they count for files that do not tell
   * @throws ConfigurationException if there is no such version
   */
  public static ModelRepository unopened(
      List<Path> paths, VersionPolicy policy, Map<String, String> writtenBy, int... warmUp) {
    return new ModelRepository(paths, policy, writtenBy, warmUp);
  }

  /**
   * Loads every model that the policy chooses; closes the repository when that fails.
   *
   * @throws ModelFileException if a path names one file that cannot be served
   * @throws ConfigurationException if a version is said of a model that is not there
   */
  public void open() {
    try {
      scan();
      for (Path path : paths) {
        if (path.toFile().isFile()) {
          requireReady(path);
        }
      }
      looked = true;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Why no client can be served now; null when one can. Waits for nothing. */
  public @Nullable String unready() {
    if (!looked) {
      return "the models are being loaded";
    }
    boolean some = models.values().stream().anyMatch(versions -> !versions.served().isEmpty());
    if (some || unloaded.size() == models.size() && !models.isEmpty()) {
      return null;
    }
    return "no model is served; the index says why";
  }

  private void requireReady(Path file) {
    ServedVersions versions = models.get(ModelFiles.nameOf(file));
    if (versions == null || versions.served().isEmpty()) {
      String reason =
          versions == null ? "it is gone" : String.join(" ", versions.reasons().values());
      throw new ModelFileException("The model " + file + " cannot be served: " + reason);
    }
  }

  /** Looks for new, changed and removed files from now on. */
  public synchronized void watch(Duration every) {
    if (watch == null) {
      watch =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "pydl4j-models");
                thread.setDaemon(true);
                return thread;
              });
      watch.scheduleWithFixedDelay(
          this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @SuppressWarnings("CatchingUnchecked") // an exception would end the watch silently
  private void look() {
    try {
      scan();
    } catch (RuntimeException | Error e) {
      LOG.error("The model folder cannot be followed; what is served stays", e);
    }
  }

  /** Looks once for new, changed and removed files. */
  public synchronized void scan() {
    Map<String, NavigableMap<Long, ModelFiles.Found>> found = new TreeMap<>();
    Map<String, String> now = new TreeMap<>();
    for (int i = 0; i < places.size(); i++) {
      try {
        ModelFiles.Listing listing = places.get(i).list();
        found.putAll(listing.models());
        now.putAll(listing.ignored());
        unreadable.remove(paths.get(i));
      } catch (IOException e) {
        // A disk that cannot be read now is no reason to unload what is served.
        if (!e.toString().equals(unreadable.put(paths.get(i), e.toString()))) {
          LOG.error("A model folder cannot be read; what is served stays: {}", e.toString());
        }
        return;
      }
    }
    tell(now);
    if (!looked) {
      requireNamed(found.keySet(), now.keySet());
    }
    Set<String> names = new TreeSet<>(found.keySet());
    names.addAll(models.keySet());
    names.removeAll(unloaded);
    for (String name : names) {
      if (closing) {
        return;
      }
      ServedVersions versions =
          models.computeIfAbsent(
              name, fresh -> new ServedVersions(fresh, writtenBy.get(fresh), warmUp));
      versions.follow(found.getOrDefault(name, new TreeMap<>()), policy);
    }
  }

  /** A version that is said of a model which is not there is most often a name mistyped. */
  private void requireNamed(Set<String> found, Set<String> entries) {
    Set<String> names = new TreeSet<>(writtenBy.keySet());
    names.removeAll(found);
    names.removeAll(entries); // of a folder that has no version yet, too
    for (String name : names) {
      throw new ConfigurationException(
          "A version (written-by) is said of the model '"
              + name
              + "', which is not in the repository. "
              + Names.suggestion(name, new TreeSet<>(found)));
    }
  }

  private static void requireVersion(String model, String version) {
    try {
      LoadOptions.requireVersion(version);
    } catch (ModelFileException e) {
      throw new ConfigurationException(
          "The version (written-by) of the model '" + model + "': " + e.getMessage(), e);
    }
  }

  /** Names entries that are ignored, each once. */
  private void tell(Map<String, String> now) {
    now.forEach(
        (entry, reason) -> {
          if (!reason.equals(ignored.get(entry))) {
            LOG.warn("Ignored in the repository: {}. {}", entry, reason);
          }
        });
    ignored = Map.copyOf(now);
  }

  /**
   * Loads a model (again); what was refused is tried again.
   *
   * @throws ModelNotFoundException if there are no files of this name
   * @throws ModelFileException if no version of it can be served
   */
  public synchronized void load(String name) {
    unloaded.remove(name);
    ServedVersions known = models.get(name);
    if (known != null) {
      known.forgetRefusals();
    }
    scan();
    ServedVersions versions = models.get(name);
    if (versions == null || (versions.served().isEmpty() && versions.reasons().isEmpty())) {
      throw new ModelNotFoundException("There are no files of a model '" + name + "'.");
    }
    if (versions.served().isEmpty()) {
      throw new ModelFileException(
          "The model '" + name + "' is refused: " + String.join(" ", versions.reasons().values()));
    }
  }

  /**
   * Serves a model no more until it is loaded by name; batches under way are finished.
   *
   * @throws ModelNotFoundException if it is not served
   */
  public synchronized void unload(String name) {
    ServedVersions versions = models.get(name);
    if (versions == null || versions.served().isEmpty()) {
      throw notServed(name, null);
    }
    unloaded.add(name);
    versions.clear();
  }

  /**
   * Borrows a model for one batch.
   *
   * @param version null for the greatest that is served
   * @throws ModelNotFoundException if it is not served
   */
  public Lease acquire(String name, @Nullable String version) {
    while (true) {
      Lease lease = served(name, version).orElseThrow(() -> notServed(name, version)).lease();
      if (lease != null) {
        return lease;
      }
      // Swapped between the two lines: the repository shows its successor already.
    }
  }

  /**
   * What is served under a name, to be looked at and not to be computed with; empty for nothing.
   *
   * @param version null for the greatest
   */
  public Optional<ServedModel> served(String name, @Nullable String version) {
    ServedVersions versions = models.get(name);
    if (versions != null) {
      NavigableMap<Long, ServedModel> served = versions.served();
      if (version == null && !served.isEmpty()) {
        return Optional.of(served.lastEntry().getValue());
      }
      for (ServedModel model : served.values()) {
        if (model.version().equals(version)) {
          return Optional.of(model);
        }
      }
    }
    return Optional.empty();
  }

  private PyDl4jException notServed(String name, @Nullable String version) {
    if (!looked) {
      return new NotReadyException("The models are being loaded. Try again soon.");
    }
    return new ModelNotFoundException(
        "No model '"
            + name
            + "'"
            + (version == null ? "" : " of version " + version)
            + " is served. The index tells what is (POST /v2/repository/index).");
  }

  /** The versions that are served, oldest first; empty for an unknown name. */
  public List<String> versions(String name) {
    ServedVersions versions = models.get(name);
    return versions == null
        ? List.of()
        : versions.served().values().stream().map(ServedModel::version).toList();
  }

  /** All models and versions, sorted, and entries that are ignored. Waits for nothing. */
  public List<ModelStatus> index() {
    List<ModelStatus> lines = new ArrayList<>();
    for (Map.Entry<String, ServedVersions> entry : new TreeMap<>(models).entrySet()) {
      Map<Long, String> reasons = entry.getValue().reasons();
      Set<Long> versions = new TreeSet<>(reasons.keySet());
      versions.addAll(entry.getValue().served().keySet());
      for (Long version : versions) {
        boolean ready = entry.getValue().served().containsKey(version);
        lines.add(
            new ModelStatus(
                entry.getKey(),
                version.toString(),
                ready ? ModelStatus.State.READY : ModelStatus.State.UNAVAILABLE,
                reasons.getOrDefault(version, "")));
      }
    }
    unloaded.stream()
        .sorted()
        .map(name -> new ModelStatus(name, "", ModelStatus.State.UNAVAILABLE, "unloaded"))
        .forEach(lines::add);
    new TreeMap<>(ignored)
        .forEach(
            (entry, reason) ->
                lines.add(new ModelStatus(entry, "", ModelStatus.State.IGNORED, reason)));
    return lines;
  }

  /** Ends the watch and lets all models go; those lent out are closed when their leases end. */
  @Override
  public void close() {
    closing = true;
    ScheduledExecutorService ending;
    synchronized (this) {
      ending = watch;
      watch = null;
    }
    if (ending != null) {
      ending.shutdown();
      try {
        ending.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    synchronized (this) {
      models.values().forEach(ServedVersions::clear);
    }
  }
}
