/** Not API: times of a zone, computed and read without an object for each. */
@NullMarked
package org.pydl4j.etl.internal.times;

import org.jspecify.annotations.NullMarked;
