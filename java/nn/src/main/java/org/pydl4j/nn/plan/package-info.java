/** Networks with everything inferred: which vertex reads from which, and what shapes run there. */
@NullMarked
package org.pydl4j.nn.plan;

import org.jspecify.annotations.NullMarked;
