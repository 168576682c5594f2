/**
 * Layers and their settings: a layer is one class with a declaration, the shapes of its parameters,
 * and {@code forward}; autograd finds the derivatives.
 */
@NullMarked
package org.pydl4j.nn.layers;

import org.jspecify.annotations.NullMarked;
