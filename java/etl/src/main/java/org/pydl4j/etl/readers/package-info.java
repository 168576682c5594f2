/**
 * Files and other places as typed rows: each reader is a {@link org.pydl4j.etl.blocks.BlockSource}
 * that streams, so that a file may be larger than the memory, and gives the same rows in the same
 * order each time.
 *
 * <p>{@link Source} says where the bytes are: files, patterns, folders, gzip, zip and tar. What is
 * wrong with a record is told to {@link Rejects}, which fails, keeps, skips or diverts it; nothing
 * is lost without a number.
 */
@NullMarked
package org.pydl4j.etl.readers;

import org.jspecify.annotations.NullMarked;
