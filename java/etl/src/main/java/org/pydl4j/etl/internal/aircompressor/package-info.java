/** Zstandard and bzip2 by aircompressor. No API: it may change at any time. */
@NullMarked
package org.pydl4j.etl.internal.aircompressor;

import org.jspecify.annotations.NullMarked;
