/** Iterative reduce on Spark: networks that train and score inside the executors' own JVMs. */
@NullMarked
package org.pydl4j.spark;

import org.jspecify.annotations.NullMarked;
