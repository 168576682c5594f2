package org.pydl4j.etl.blocks;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Slice;

/** Arrays over the memory of columns. */
final class Views {
  private Views() {}

  /** The first elements of an array [n], over the same memory; the caller closes it. */
  static NDArray first(NDArray array, int rows) {
    return Scope.detach(array.size(0) == rows ? array.alias() : array.get(Slice.range(0, rows)));
  }
}
