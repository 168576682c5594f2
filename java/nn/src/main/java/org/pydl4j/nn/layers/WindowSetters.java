package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;

/**
 * Setters of {@link WindowKeys}, for the builders of layers that move a window over an image.
 *
 * @param <B> the builder
 */
public interface WindowSetters<B> {
  /** Sets any key. */
  <V> B set(Key<V> key, V value);

  /** The layer's own key for the size of the window, with its default. */
  Key<Pair> kernelSizeKey();

  /** The layer's own key for the step of the window, with its default. */
  Key<Pair> strideKey();

  /** Height and width of the window. */
  default B kernelSize(long height, long width) {
    return set(kernelSizeKey(), new Pair(height, width));
  }

  /** Both height and width. */
  default B kernelSize(long both) {
    return kernelSize(both, both);
  }

  /** How far the window moves, down and across. */
  default B stride(long down, long across) {
    return set(strideKey(), new Pair(down, across));
  }

  /** Both down and across. */
  default B stride(long both) {
    return stride(both, both);
  }

  /** Rows and columns on each side; see {@link WindowKeys#PADDING}. */
  default B padding(long rows, long columns) {
    return set(WindowKeys.PADDING, new Pair(rows, columns));
  }

  /** Both rows and columns. */
  default B padding(long both) {
    return padding(both, both);
  }

  /** What happens at the border; see {@link WindowKeys#MODE}. */
  default B convolutionMode(ConvolutionMode value) {
    return set(WindowKeys.MODE, value);
  }
}
