/** Sound as examples: files, waveforms, and what is computed of them. */
@NullMarked
package org.pydl4j.etl.audio;

import org.jspecify.annotations.NullMarked;
