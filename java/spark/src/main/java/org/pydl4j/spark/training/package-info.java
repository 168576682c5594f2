/** Training of one model by several executors: a barrier stage with one long-lived task each. */
@NullMarked
package org.pydl4j.spark.training;

import org.jspecify.annotations.NullMarked;
