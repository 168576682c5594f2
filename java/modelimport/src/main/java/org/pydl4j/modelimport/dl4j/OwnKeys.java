package org.pydl4j.modelimport.dl4j;

import java.util.HashSet;
import java.util.Set;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Registry;

/** What can be set on the classes of this library. */
final class OwnKeys {
  private OwnKeys() {}

  /** The keys of a layer or vertex. */
  static Set<String> of(String kind, String name) {
    for (Declaration<?> declaration : Registry.declarations()) {
      if (declaration.kind().name().equals(kind) && declaration.name().equals(name)) {
        return new HashSet<>(declaration.keyNames());
      }
    }
    throw new IllegalStateException("There is no " + kind + " " + name + ".");
  }
}
