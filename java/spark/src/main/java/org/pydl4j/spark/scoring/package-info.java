/** Models that score rows inside the executors, as part of Spark's own plans. */
@NullMarked
package org.pydl4j.spark.scoring;

import org.jspecify.annotations.NullMarked;
