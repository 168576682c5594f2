/** Estimators, models and transformers in the manner of {@code org.apache.spark.ml}. */
package org.pydl4j.spark.ml;
