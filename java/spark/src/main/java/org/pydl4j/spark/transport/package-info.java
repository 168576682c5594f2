/** Workers that add their vectors up: a ring of TCP connections. Knows nothing of Spark. */
@NullMarked
package org.pydl4j.spark.transport;

import org.jspecify.annotations.NullMarked;
