/** Rows of DataFrames into off-heap arrays, without a Java object for a number. */
package org.pydl4j.spark.rows;
