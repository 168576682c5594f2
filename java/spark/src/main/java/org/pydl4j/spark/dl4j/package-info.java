/** Training on RDDs in the words of Deeplearning4j, for code that was written for it. */
@NullMarked
package org.pydl4j.spark.dl4j;

import org.jspecify.annotations.NullMarked;
