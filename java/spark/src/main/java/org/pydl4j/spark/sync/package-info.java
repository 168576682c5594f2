/** How several workers keep one model together: a family of declared configurations. */
package org.pydl4j.spark.sync;
