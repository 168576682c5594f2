/** Estimators, models and transformers in the manner of {@code org.apache.spark.ml}. */
@NullMarked
package org.pydl4j.spark.ml;

import org.jspecify.annotations.NullMarked;
