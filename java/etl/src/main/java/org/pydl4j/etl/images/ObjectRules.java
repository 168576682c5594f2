package org.pydl4j.etl.images;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Which things of annotated pictures count.
 *
 * @param names of the classes in their order; null for those that are there
 * @param skipsOthers whether things of other classes than {@code names} are left out, else the
 *     first one is an error
 * @param skipsDifficult whether things that are marked as difficult, or as crowds, are left out
 * @param skipsBroken whether annotations and pictures that cannot be read are left out and noted,
 *     else the first one is an error
 */
public record ObjectRules(
    @Nullable List<String> names,
    boolean skipsOthers,
    boolean skipsDifficult,
    boolean skipsBroken) {
  /** Everything counts, and what cannot be read is an error. */
  public ObjectRules() {
    this(null, false, false, false);
  }

  /** Refuses names that come twice. */
  public ObjectRules {
    if (names != null) {
      names = List.copyOf(names);
      if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
        throw new ConfigurationException(
            "The classes of objects must be names, each once. Got " + names + ".");
      }
    }
  }
}
