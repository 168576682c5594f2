/**
 * Arrow's IPC format, read and written: streams and files. Of Arrow's own libraries only the
 * classes of its metadata are used. No API: it may change at any time.
 */
@NullMarked
package org.pydl4j.etl.internal.arrow;

import org.jspecify.annotations.NullMarked;
