/** Models that score rows inside the executors, as part of Spark's own plans. */
package org.pydl4j.spark.scoring;
