/** Files of HDFS and of object stores, by Hadoop's client. No API: it may change at any time. */
@NullMarked
package org.pydl4j.etl.internal.hadoop;

import org.jspecify.annotations.NullMarked;
