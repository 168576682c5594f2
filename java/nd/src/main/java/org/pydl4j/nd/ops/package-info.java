/**
 * The operations, one family a class. Every method checks its arguments before the engine sees them
 * and says whether the result is new memory, a view, or the array that was written to.
 */
@NullMarked
package org.pydl4j.nd.ops;

import org.jspecify.annotations.NullMarked;
