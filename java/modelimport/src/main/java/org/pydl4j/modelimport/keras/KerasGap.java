package org.pydl4j.modelimport.keras;

/** Something that Keras has no counterpart of. */
final class KerasGap extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param what behind the name of the layer
   */
  KerasGap(String what) {
    super(what);
  }
}
