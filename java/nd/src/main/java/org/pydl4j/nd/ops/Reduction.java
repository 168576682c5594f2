package org.pydl4j.nd.ops;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.internal.Views;

/** Many elements to few. */
public final class Reduction {
  private Reduction() {}

  /** The sum of all elements, shape {@code []}. */
  public static NDArray sum(NDArray a) {
    Check.floating("sum", a);
    return Views.sum(a);
  }
}
