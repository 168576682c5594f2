/** Activation functions: the base class for those of your own, and the ones that have names. */
@NullMarked
package org.pydl4j.nn.activations;

import org.jspecify.annotations.NullMarked;
