/**
 * Typed columns of many rows in off-heap memory, and where they come from: what readers make,
 * processes change and batches are filled from.
 *
 * <p>A {@link Block} has a column for each of its schema's and, by habit, {@link Block#ROWS} rows.
 * Columns are immutable and counted: {@code retain()} adds an owner, {@code close()} takes one
 * away, and the last one frees the memory. A value is there, or <em>missing</em>, or
 * <em>invalid</em>: then it could not be read as what its column holds, and {@link Faults} keeps
 * its text. What computes with a value that is missing or invalid gives a value that is so, too.
 *
 * <p>Readers implement {@link BlockSource}; they fill a {@link BlockBuilder}, or make columns over
 * memory that they have ({@link IntColumn#of} and its like).
 */
@NullMarked
package org.pydl4j.etl.blocks;

import org.jspecify.annotations.NullMarked;
