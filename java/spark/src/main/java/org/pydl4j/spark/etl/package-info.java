/** Processes over DataFrames: the same kernels as on one machine, in Spark's executors. */
@NullMarked
package org.pydl4j.spark.etl;

import org.jspecify.annotations.NullMarked;
