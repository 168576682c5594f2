/** Tokenisers of Hugging Face's files: what is done to a text, one step after the other. */
@NullMarked
package org.pydl4j.etl.internal.pieces;

import org.jspecify.annotations.NullMarked;
