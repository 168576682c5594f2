/** Workers that add their vectors up: a ring of TCP connections. Knows nothing of Spark. */
package org.pydl4j.spark.transport;
