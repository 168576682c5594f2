/**
 * Words as vectors: files of them in the forms of word2vec, fastText and DL4J, and the trainings
 * that make them of texts, Word2Vec and paragraph vectors.
 */
@NullMarked
package org.pydl4j.etl.words;

import org.jspecify.annotations.NullMarked;
