/**
 * The training loop and its parts: flat parameters with the layers' views of them, the gradient,
 * its rules, the updaters' state. Reached through {@link org.pydl4j.nn.MultiLayerNetwork}.
 */
@NullMarked
package org.pydl4j.nn.training;

import org.jspecify.annotations.NullMarked;
