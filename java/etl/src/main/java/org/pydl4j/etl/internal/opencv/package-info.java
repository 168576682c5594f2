/** Pictures by OpenCV, of the extra {@code image}. No API: it may change with any version. */
@NullMarked
package org.pydl4j.etl.internal.opencv;

import org.jspecify.annotations.NullMarked;
