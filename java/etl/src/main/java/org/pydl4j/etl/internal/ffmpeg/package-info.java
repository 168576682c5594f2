/**
 * Sound and films by FFmpeg, of the extra {@code media}. No API: it may change with any version.
 */
@NullMarked
package org.pydl4j.etl.internal.ffmpeg;

import org.jspecify.annotations.NullMarked;
