/** Iterative reduce on Spark: networks that train and score inside the executors' own JVMs. */
package org.pydl4j.spark;
