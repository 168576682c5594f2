/** Limits on weights that hold after every step of training. */
@NullMarked
package org.pydl4j.nn.constraints;

import org.jspecify.annotations.NullMarked;
