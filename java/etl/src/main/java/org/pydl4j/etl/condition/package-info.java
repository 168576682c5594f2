/** Conditions on rows and sequences, for filters and for values that depend on them. */
@NullMarked
package org.pydl4j.etl.condition;

import org.jspecify.annotations.NullMarked;
