/**
 * What is in a data set, seen in one pass: statistics, quality and distributions of its columns.
 * What is collected can be merged, so that parts are read side by side.
 */
@NullMarked
package org.pydl4j.etl.analysis;

import org.jspecify.annotations.NullMarked;
