/** Distributions of the inputs that variational autoencoders make again. */
@NullMarked
package org.pydl4j.nn.variational;

import org.jspecify.annotations.NullMarked;
