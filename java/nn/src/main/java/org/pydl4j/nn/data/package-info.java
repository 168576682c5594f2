/**
 * Examples in mini-batches. The first axis of features and labels counts the examples; what an
 * iterator returns is valid until its next {@code next()}.
 */
@NullMarked
package org.pydl4j.nn.data;

import org.jspecify.annotations.NullMarked;
