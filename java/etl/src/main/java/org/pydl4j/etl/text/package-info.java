/** Text into tokens, and tokens into numbers: tokenisers, vocabularies, inputs of BERT. */
@NullMarked
package org.pydl4j.etl.text;

import org.jspecify.annotations.NullMarked;
