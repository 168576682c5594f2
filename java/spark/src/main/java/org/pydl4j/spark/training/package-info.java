/** Training of one model by several executors: a barrier stage with one long-lived task each. */
package org.pydl4j.spark.training;
