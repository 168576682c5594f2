/** Not API: the one place that knows Lucene. */
@NullMarked
package org.pydl4j.etl.internal.lucene;

import org.jspecify.annotations.NullMarked;
