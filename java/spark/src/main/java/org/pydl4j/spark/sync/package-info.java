/** How several workers keep one model together: a family of declared configurations. */
@NullMarked
package org.pydl4j.spark.sync;

import org.jspecify.annotations.NullMarked;
