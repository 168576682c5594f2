/** Rows of DataFrames into off-heap arrays, without a Java object for a number. */
@NullMarked
package org.pydl4j.spark.rows;

import org.jspecify.annotations.NullMarked;
