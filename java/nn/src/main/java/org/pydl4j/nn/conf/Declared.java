package org.pydl4j.nn.conf;

import java.util.List;

/**
 * What {@link java.util.ServiceLoader} finds: a class with a public constructor without arguments
 * that tells which declarations it brings. Builders are such classes; so is one class for a family
 * of small declarations.
 */
public interface Declared {
  /** The declarations, in the order in which the reference lists them. */
  List<Declaration<?>> declarations();
}
