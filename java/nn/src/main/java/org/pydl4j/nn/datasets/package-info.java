/** Data sets that are read from files: MNIST. Nothing is downloaded. */
@NullMarked
package org.pydl4j.nn.datasets;

import org.jspecify.annotations.NullMarked;
